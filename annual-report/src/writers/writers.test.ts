import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { consistentReport } from '../../test/a-report.ts'
import { check } from '../checks/check.ts'
import { compare } from '../compare.ts'
import { merge } from '../merge.ts'
import { readReport } from '../reader/read.ts'
import { summarise } from '../summarise.ts'
import { toCsv, toJson } from './data.ts'
import { toHtml } from './html.ts'

const someValues = fc.array(fc.integer({ min: 0, max: 99_999 }), { minLength: 60, maxLength: 60 })

describe.each(['2019', '2021'] as const)('a report in %s format', (format) => {
  it('written as HTML and read again is the same report', () => {
    fc.assert(
      fc.property(someValues, (values) => {
        const report = consistentReport(format, values)
        const [again] = readReport(toHtml(report))
        expect(again && compare(report, again).differences).toEqual([])
        expect(again).toMatchObject({
          format: report.format,
          publicBody: report.publicBody,
          year: report.year,
          title: report.title,
          period: report.period,
          sections: report.sections,
        })
      }),
      { numRuns: 20 },
    )
  })

  it('read, written and read a third time changes nothing at all but places', () => {
    const [first] = readReport(toHtml(consistentReport(format, Array(200).fill(5))))
    const [second] = first ? readReport(toHtml(first)) : []
    expect(second).toEqual(first)
  })

  it('keeps blanks blank', () => {
    const report = consistentReport(format, Array(200).fill(4))
    const cell = report.requests?.granted?.research
    if (cell) Object.assign(cell, { value: null, raw: '', state: 'blank' })
    const [again] = readReport(toHtml(report))
    expect(again?.requests?.granted?.research).toMatchObject({ value: null, state: 'blank' })
    expect(again?.requests?.granted?.business?.value).toBe(report.requests?.granted?.business?.value)
  })

  it('has tables with a caption and figures under heads that exist', () => {
    const html = toHtml(consistentReport(format, Array(200).fill(1)))
    const ids = new Set([...html.matchAll(/<th id="([^"]+)"/g)].map(([, id]) => id))
    expect(html.match(/<caption>/g)).toHaveLength(3)
    for (const [, headers] of html.matchAll(/<td[^>]*headers="([^"]*)"/g)) {
      expect(headers).not.toBe('')
      for (const id of headers?.split(' ') ?? []) expect(ids).toContain(id)
    }
  })

  it('written as JSON and parsed is the same report', () => {
    const report = consistentReport(format, Array(200).fill(2))
    expect(JSON.parse(toJson(report))).toEqual(report)
  })

  it('written as CSV and read again has the same figures, blanks and units', () => {
    fc.assert(
      fc.property(someValues, (values) => {
        const report = { ...consistentReport(format, values), publicBody: '景澜市“甲,乙”局' }
        const blank = report.requests?.granted?.research
        if (blank) Object.assign(blank, { value: null, raw: '/', state: 'blank' })
        const [again, ...more] = readReport(`\ufeff${toCsv(report)}`)
        expect(more).toEqual([])
        expect(again).toMatchObject({ format, publicBody: report.publicBody, year: report.year })
        for (const table of ['proactive', 'requests', 'remedies'] as const)
          expect(again?.[table]).toEqual(report[table])
      }),
      { numRuns: 10 },
    )
  })

  it('has one line of CSV a cell', () => {
    const cells = format === '2019' ? 22 + 161 + 15 : 10 + 175 + 15
    expect(
      toCsv(consistentReport(format, Array(200).fill(2)))
        .trimEnd()
        .split('\r\n'),
    ).toHaveLength(cells + 1)
  })
})

it('HTML escapes what people typed', () => {
  const report = consistentReport('2021', [1])
  report.sections.other = '<script>alert(1)</script>'
  expect(toHtml(report)).not.toContain('<script>')
})

describe('merging', () => {
  const part = (n: number) => consistentReport('2021', Array(200).fill(n))
  const options = { publicBody: '景澜市人民政府', year: 2023, format: '2021' as const }
  const merged = merge(
    [
      { body: '景澜市司法局', report: part(1) },
      { body: '景澜市水务局', report: part(3) },
      { body: '景澜市水务局', report: part(3) },
      { body: '景澜市林业局', report: null },
    ],
    options,
  )
  it('adds every cell and opens its parts', () => {
    expect(merged.report.requests?.granted?.business?.value).toBe(4)
    expect(merged.parts['requests.granted.business']).toEqual([
      { body: '景澜市司法局', value: 1 },
      { body: '景澜市水务局', value: 3 },
    ])
  })
  it('names bodies that are missing or listed twice', () => {
    expect(merged).toMatchObject({ missing: ['景澜市林业局'], twice: ['景澜市水务局'], unfit: [] })
  })
  it('keeps the identities', () => {
    expect(check(merged.report).filter(({ level, rule }) => level === 'error' && /^R/.test(rule))).toEqual([])
  })
})

it('the summary names body, year, format, tables and findings', () => {
  const report = consistentReport('2021', Array(200).fill(2))
  const total = report.requests?.total?.total
  if (total) total.value = 1
  const text = summarise(report, check(report))
  expect(text).toContain('景澜市人民政府　2023年度　2021年格式')
  expect(text).toContain('表三：读出175格')
  expect(text).toMatch(/\[错误\] R1 /)
})
