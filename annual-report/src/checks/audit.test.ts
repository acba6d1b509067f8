import { describe, expect, it } from 'vitest'
import { aReport, consistentReport } from '../../test/a-report.ts'
import type { Cell, Report } from '../report.ts'
import { check } from './check.ts'

const zeros = (format: '2019' | '2021' = '2021') => consistentReport(format, Array(260).fill(0))
const put = (cell: Cell | undefined, value: number | null) => {
  if (!cell) throw new Error('no such cell')
  Object.assign(cell, { value, raw: String(value ?? ''), state: value === null ? 'blank' : 'read' })
}
const figure = (value: number): Cell => ({ value, raw: String(value), state: 'read' })
const found = (report: Report, rule: string, options = {}) =>
  check(report, options).filter((finding) => finding.rule === rule)

describe('each identity of rules.md, broken once', () => {
  it.each([
    [
      'R1',
      (r: Report) => put(r.requests?.carriedIn?.business, 2),
      '两边应当相等',
      'requests.carriedIn.business',
    ],
    ['R2', (r: Report) => put(r.requests?.granted?.business, 3), '相差3', 'requests.granted.business'],
    [
      'R3',
      (r: Report) => put(r.requests?.['declined.petition']?.total, 4),
      '总计',
      'requests.declined.petition.total',
    ],
    [
      'R5',
      (r: Report) => put(r.remedies?.litigationDirect?.pending, 1),
      '未经复议直接起诉',
      'remedies.litigationDirect.pending',
    ],
    ['R6', (r: Report) => put(r.requests?.granted?.other, -1), '不能是负数', 'requests.granted.other'],
    [
      'R6',
      (r: Report) => put(r.proactive?.licences?.decisions, 1.5),
      '应当是整数',
      'proactive.licences.decisions',
    ],
    [
      'R6',
      (r: Report) => put(r.remedies?.reconsideration?.upheld, null),
      '是空的',
      'remedies.reconsideration.upheld',
    ],
  ])('%s', (rule, damage, words, cell) => {
    const report = zeros()
    expect(found(report, rule)).toEqual([])
    damage(report)
    const named = found(report, rule).filter(({ cells }) => cells.includes(cell))
    expect(named.map(({ message }) => message).join()).toContain(words)
  })

  it('R12: a merged figure that is not the sum of its parts names the cell', () => {
    const part = zeros()
    put(part.requests?.received?.total, 3)
    const level = zeros()
    put(level.requests?.received?.total, 4)
    const [first] = found(level, 'R12', { coverage: [{ body: '景澜市水务局', report: part }] })
    expect(first).toMatchObject({ level: 'error', cells: ['requests.received.total'] })
    expect(first?.message).toMatch(/填的是4.*等于3/)
  })

  it('R6: a fee may be decimal', () => {
    const report = zeros()
    put(report.proactive?.fees?.amount, 12.35)
    expect(found(report, 'R6')).toEqual([])
  })
})

describe('the statistics tables before 2019', () => {
  const statistics = (cells: Record<string, number>): Report => ({
    ...aReport('2019'),
    format: '2014',
    year: 2016,
    proactive: null,
    requests: null,
    remedies: null,
    statistics: Object.fromEntries(Object.entries(cells).map(([key, value]) => [key, figure(value)])),
  })
  it.each([
    ['national: channels', { 'requests.received': 5, 'requests.inPerson': 2 }],
    ['provincial: the year', { published: 9, 'published.website': 5, 'published.gazette': 3 }],
    [
      'provincial: all years together',
      {
        published: 8,
        'published.website': 5,
        'published.gazette': 3,
        'published.cumulative': 90,
        'published.website.cumulative': 50,
        'published.gazette.cumulative': 30,
      },
    ],
  ])('%s', (name, cells) => {
    const [first, ...more] = found(statistics(cells), 'sum')
    expect(more).toEqual([])
    expect(first?.message).toContain('分项相加')
    if (name.includes('all years')) expect(first?.message).toContain('历年累计')
  })
  it('hold where they add up', () => {
    const cells = { published: 8, 'published.website': 5, 'published.gazette': 3 }
    expect(found(statistics(cells), 'sum')).toEqual([])
  })
})

describe('form', () => {
  it.each([
    ['missing-table', { requests: null }, '没有表三'],
    [
      'missing-section',
      { sections: { overview: '有。', problems: null, other: '无。' } },
      '五、存在的主要问题',
    ],
    ['missing-year', { year: null }, '哪一年度'],
    ['missing-body', { publicBody: null }, '哪个行政机关'],
    ['period', { period: { from: '2023-01-01', to: '2023-11-30' } }, '统计期限'],
    ['format', { year: 2020 }, '2019年格式'],
    ['late', { issuedOn: '2024-02-01', publicBody: '景澜市司法局' }, '2024-01-31'],
    ['late', { issuedOn: '2024-02-01', publicBody: '景澜市云溪街道办事处' }, '2024-01-31'],
  ])('%s', (rule, change: Partial<Report>, words) => {
    expect(found(zeros(), rule)).toEqual([])
    expect(found({ ...zeros(), ...change }, rule)[0]?.message).toContain(words)
  })
})

describe('values that cannot be', () => {
  it.each([
    ['more answered than there was', (r: Report) => put(r.requests?.total?.total, 3), 'impossible'],
    ['more made than in force', (r: Report) => put(r.proactive?.normativeDocuments?.made, 3), 'impossible'],
  ])('%s', (_, damage, rule) => {
    const report = zeros()
    damage(report)
    expect(found(report, rule)).toHaveLength(1)
  })
  it.each([
    ['items that fall below nothing', (r: Report) => put(r.proactive?.licences?.change, -3), 'impossible'],
    ['money without purchases', (r: Report) => put(r.proactive?.procurement?.amount, 8), 'impossible'],
    [
      'a large sum without a unit',
      (r: Report) => {
        put(r.proactive?.procurement?.items, 2)
        put(r.proactive?.procurement?.amount, 4_000_000)
      },
      'unit',
    ],
  ])('of 2019: %s', (_, damage, rule) => {
    const report = zeros('2019')
    damage(report)
    expect(found(report, rule)).toHaveLength(1)
  })
  it('a figure that jumps by more than a factor of ten is shown beside last year’s', () => {
    const report = zeros()
    put(report.proactive?.penalties?.decisions, 900)
    const [first] = found(report, 'sudden-change', { previous: zeros() })
    expect(first?.message).toMatch(/从上年的0变为900/)
  })
  it('what the prose says is named with the scope it seems to have (R7)', () => {
    const report = zeros()
    report.statements = [
      { text: '', label: '全市共收到政府信息公开申请', value: 7, unit: '件', at: { line: 3, column: 1 } },
    ]
    expect(found(report, 'R7')[0]).toMatchObject({ level: 'warning', at: { line: 3 } })
    expect(found(report, 'R7')[0]?.message).toContain('全域')
  })
})
