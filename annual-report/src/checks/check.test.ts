import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aReport, consistentReport } from '../../test/a-report.ts'
import { readReport } from '../reader/read.ts'
import type { Report } from '../report.ts'
import { check } from './check.ts'
import { repetition } from './repetition.ts'

const columns = ['naturalPerson', 'business', 'research', 'nonprofit', 'legalService', 'other', 'total']
const rulesOf = (report: Report, options = {}) => check(report, options).map(({ rule }) => rule)

function fill(report: Report, row: string, values: readonly number[]): void {
  for (const [position, value] of values.entries()) {
    const cell = report.requests?.[row]?.[columns[position] ?? '']
    if (cell) Object.assign(cell, { value, state: 'read', raw: String(value) })
  }
}

describe('a city report in 2021 format', () => {
  const report = aReport('2021')
  const rows: Record<string, number[]> = {
    received: [13612, 252, 0, 45, 128, 32, 14069],
    carriedIn: [535, 6, 0, 1, 18, 0, 560],
    granted: [5345, 129, 0, 41, 19, 14, 5548],
    partial: [2120, 39, 0, 1, 6, 2, 2168],
    total: [13364, 252, 0, 44, 121, 29, 13810],
    carriedOut: [783, 6, 0, 2, 25, 3, 819],
  }
  for (const [row, values] of Object.entries(rows)) fill(report, row, values)
  const totals: Record<string, number[]> = {
    refused: [13, 30, 11, 51, 104, 85, 286, 150],
    unavailable: [3222, 180, 19],
    declined: [203, 148, 0, 101, 5],
    other: [318, 203, 965],
  }
  for (const [group, values] of Object.entries(totals)) {
    const keys = Object.keys(report.requests ?? {}).filter((key) => key.startsWith(`${group}.`))
    for (const [position, key] of keys.entries()) {
      fill(report, key, [0, 0, 0, 0, 0, 0, values[position] ?? 0])
    }
  }

  it('keeps R1 in every column', () => expect(rulesOf(report)).not.toContain('R1'))
  it('keeps R2 in the total column', () => {
    const broken = check(report).filter(({ rule }) => rule === 'R2')
    expect(broken.some(({ cells }) => cells[0] === 'requests.total.total')).toBe(false)
  })
  it('names the row, the parts and the total where R3 is broken', () => {
    const found = check(report).find(({ cells }) => cells[0] === 'requests.refused.stateSecret.naturalPerson')
    expect(found).toMatchObject({ rule: 'R3', level: 'error' })
    expect(found?.message).toContain('（三）不予公开“1.属于国家秘密”')
    expect(found?.message).toContain('13')
  })
})

describe('a report of 2019 whose leaf totals are blank', () => {
  const report = aReport('2019')
  fill(report, 'received', [821])
  fill(report, 'carriedIn', [18])
  fill(report, 'carriedOut', [72])
  fill(report, 'total', [767])
  const leaves = { granted: 258, partial: 3, 'unavailable.notHeld': 501, other: 5 }
  for (const [row, value] of Object.entries(leaves)) fill(report, row, [value])

  it('holds, with the blanks as a warning', () => {
    const errors = check(report).filter(({ level, rule }) => level === 'error' && rule.startsWith('R'))
    expect(errors).toEqual([])
    expect(check(report).filter(({ rule }) => rule === 'R6')).not.toEqual([])
  })
  it('refuses blanks where the report is entered here', () => {
    expect(check(report, { strict: true }).find(({ rule }) => rule === 'R6')?.level).toBe('error')
  })
})

describe('identities', () => {
  const leafValue = fc.integer({ min: 0, max: 5000 })
  it.each(['2019', '2021'] as const)('hold for every report of %s that adds up', (format) => {
    fc.assert(
      fc.property(fc.array(leafValue, { minLength: 200, maxLength: 200 }), (values) => {
        const rules = rulesOf(consistentReport(format, values))
        expect(rules.filter((rule) => /^R\d/.test(rule) && rule !== 'R7')).toEqual([])
      }),
      { numRuns: 30 },
    )
  })
  it.each(['2019', '2021'] as const)('notice any one figure of 表三 changed in %s', (format) => {
    fc.assert(
      fc.property(
        fc.array(leafValue, { minLength: 200, maxLength: 200 }),
        fc.nat(),
        fc.integer({ min: 1, max: 99 }),
        (values, pick, change) => {
          const report = consistentReport(format, values)
          const cells = Object.values(report.requests ?? {}).flatMap((row) => Object.values(row))
          const cell = cells[pick % cells.length]
          if (!cell) return
          cell.value = (cell.value ?? 0) + change
          expect(rulesOf(report).some((rule) => ['R1', 'R2', 'R3'].includes(rule))).toBe(true)
        },
      ),
      { numRuns: 60 },
    )
  })
  it('does not judge an unsettled cell', () => {
    const report = consistentReport('2021', Array(200).fill(3))
    const cell = report.requests?.granted?.business
    if (cell) Object.assign(cell, { value: null, state: 'ambiguous', candidates: [1, 3] })
    const rules = rulesOf(report)
    expect(rules).toContain('unsettled')
    expect(rules.filter((rule) => ['R1', 'R2', 'R3'].includes(rule))).toEqual([])
  })
})

describe('year against year', () => {
  const values = Array(200).fill(2)
  it('finds a carry-over that does not match (R4)', () => {
    const previous = consistentReport('2021', values)
    const report = consistentReport('2021', values)
    const carriedOut = previous.requests?.carriedOut?.business
    if (carriedOut) carriedOut.value = 17
    const found = check(report, { previous }).filter(({ rule }) => rule === 'R4')
    expect(found.length).toBeGreaterThan(0)
    expect(found[0]?.message).toContain('上年结转')
  })
  it.each([
    { rule: 'R8', format: '2021' as const },
    { rule: 'R9', format: '2019' as const },
    { rule: 'R10', format: '2019' as const },
  ])('finds stocks that do not follow from last year ($rule)', ({ rule, format }) => {
    const previous = consistentReport(format, values)
    const report = consistentReport(format, values)
    for (const row of Object.values(report.proactive ?? {})) {
      for (const key of ['inForce', 'previousItems']) {
        const cell = row[key]
        if (cell) cell.value = 999
      }
    }
    expect(rulesOf(report, { previous })).toContain(rule)
  })
  it('finds pending matters that vanished (R13)', () => {
    const previous = consistentReport('2021', values)
    const pending = previous.remedies?.reconsideration?.pending
    if (pending) pending.value = 500
    expect(rulesOf(consistentReport('2021', values), { previous })).toContain('R13')
  })
})

describe('coverage of a merged report (R12)', () => {
  const part = consistentReport('2021', Array(200).fill(1))
  it('names bodies that are missing or counted twice', () => {
    const coverage = [
      { body: '景澜市司法局', report: part },
      { body: '景澜市司法局', report: part },
      { body: '景澜市水务局', report: null },
    ]
    const messages = check(part, { coverage }).filter(({ rule }) => rule === 'R12')
    expect(messages.map(({ message }) => message).join()).toContain('景澜市水务局')
    expect(messages.map(({ message }) => message).join()).toContain('重复计入：景澜市司法局')
  })
  it('holds where the report is the sum of its parts', () => {
    expect(rulesOf(part, { coverage: [{ body: '景澜市司法局', report: part }] })).not.toContain('R12')
  })
})

describe('deadlines (条例 Art. 49)', () => {
  it.each([
    { year: 2018, body: '景澜市司法局', issuedOn: '2019-03-31', late: false },
    { year: 2019, body: '景澜市司法局', issuedOn: '2020-02-01', late: true },
    { year: 2022, body: '景澜市人民政府', issuedOn: '2023-03-31', late: false },
    { year: 2022, body: '景澜市人民政府', issuedOn: '2023-04-01', late: true },
  ])('$body $year issued $issuedOn', ({ year, body, issuedOn, late }) => {
    const report = { ...aReport('2021'), year, publicBody: body, issuedOn }
    expect(rulesOf(report).includes('late')).toBe(late)
  })
})

describe('lists in the prose', () => {
  const text = (total: number) =>
    `景澜市司法局2012年政府信息公开工作年度报告\n一、概述\n全年公开政府信息${total}条，其中机构信息5条、规划信息7条、人事信息8条、财政信息20条。\n`
  it.each([
    { total: 40, rules: [] },
    { total: 41, rules: ['prose-sum'] },
  ])('a total of $total over parts of 40', ({ total, rules }) => {
    const [report] = readReport(text(total))
    expect(report && check(report).map(({ rule }) => rule)).toEqual(rules)
  })
})

describe('impossible values and mistaken columns', () => {
  it('a sub-district makes no 规章', () => {
    const report = { ...consistentReport('2021', Array(200).fill(1)), publicBody: '景澜市云溪街道办事处' }
    const made = report.proactive?.rules?.made
    if (made) made.value = 2
    expect(check(report).find(({ rule }) => rule === 'impossible')).toMatchObject({
      level: 'error',
      cells: ['proactive.rules.made'],
    })
  })
  it('处理决定数量 filled with the number of items', () => {
    const report = consistentReport('2019', Array(200).fill(1))
    Object.assign(report.proactive?.licences?.previousItems ?? {}, { value: 30 })
    Object.assign(report.proactive?.licences?.change ?? {}, { value: 5 })
    Object.assign(report.proactive?.licences?.decisions ?? {}, { value: 35 })
    expect(check(report).map(({ rule }) => rule)).toContain('column-mistake')
  })
})

describe('text taken over from last year', () => {
  it('gives share and passages', () => {
    const passage = '本年坚持以公开为常态、不公开为例外，全面梳理目录并逐项核对。'
    const previous = { ...aReport('2021'), sections: { overview: passage, problems: null, other: null } }
    const report = {
      ...aReport('2021'),
      sections: { overview: `${passage}另有新的做法。`, problems: null, other: null },
    }
    const { share, passages } = repetition(report, previous)
    expect(share).toBeGreaterThan(0.6)
    expect(passages).toEqual([passage])
    expect(rulesOf(report, { previous })).toContain('repeated-text')
  })
})

describe('prose against tables (R7)', () => {
  it('explains a figure that counts the carry-over as new', () => {
    const report = consistentReport('2021', Array(200).fill(1))
    const [received, carriedIn] = [
      report.requests?.received?.total?.value ?? 0,
      report.requests?.carriedIn?.total?.value ?? 0,
    ]
    report.statements = [
      {
        text: '',
        label: '全市共收到政府信息公开申请',
        value: received + carriedIn,
        unit: '件',
        at: { line: 1, column: 1 },
      },
    ]
    expect(check(report).find(({ rule }) => rule === 'R7')?.message).toContain('上年结转')
  })
  it('accepts parts that add up to the table', () => {
    const report = consistentReport('2021', Array(200).fill(1))
    const received = report.requests?.received?.total?.value ?? 0
    const at = { line: 1, column: 1 }
    report.statements = [
      { text: '', label: '办公室共受理申请', value: received - 3, unit: '件', at },
      { text: '', label: '各部门共受理申请', value: 3, unit: '件', at },
    ]
    expect(rulesOf(report)).not.toContain('R7')
  })
})
