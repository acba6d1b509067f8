import { rowsOf, tableDefinition } from '@yangguang/annual-report'
import { describe, expect, it } from 'vitest'
import { day } from '#platform/clock'
import { useHouse } from '#test/harness'
import {
  formatOfYear,
  leafFor,
  listRules,
  outcomeRows,
  outcomesOn,
  ruleAt,
  ruleDetailAt,
  yearlyDate,
} from './index.ts'

const house = useHouse()

describe('dated rules', () => {
  it.each([
    { key: 'request.reply', on: '2019-05-14', value: 15 },
    { key: 'request.reply', on: '2019-05-15', value: 20 },
    { key: 'request.extension.max', on: '2026-01-01', value: 20 },
    { key: 'publish.deadline', on: '2026-01-01', value: 20 },
    { key: 'column.stale.notice', on: '2026-01-01', value: 6 },
  ])('$key on $on is $value', async ({ key, on, value }) => {
    expect(await ruleAt(house().deps.db, key, day(on))).toMatchObject({ value })
  })

  it.each([
    { key: 'request.clock.restart', on: '2020-12-31', detail: ['correction'] },
    { key: 'request.clock.restart', on: '2021-01-01', detail: ['correction', 'fee'] },
  ])('$key on $on is $detail', async ({ key, on, detail }) => {
    const found = await ruleDetailAt(house().deps.db, key, day(on), (value) => value)
    expect(found.detail).toEqual(detail)
  })

  it.each([
    { key: 'report.department', year: 2026, on: '2026-01-31' },
    { key: 'report.government', year: 2026, on: '2026-03-31' },
    { key: 'report.department', year: 2018, on: '2018-03-31' },
  ])('$key of $year is $on (Art 49)', async ({ key, year, on }) => {
    expect(await yearlyDate(house().deps.db, key, year)).toBe(on)
  })

  it('never has two rows of one key in force on one day', async () => {
    const rows = await listRules(house().deps.db)
    const overlaps = rows.filter((row, at) => {
      const next = rows[at + 1]
      return next?.key === row.key && (row.until === null || row.until > next.from)
    })
    expect(overlaps).toEqual([])
  })

  it('calls a missing rule and a rule that is no number defects', async () => {
    const { db } = house().deps
    await expect(ruleAt(db, 'request.reply', day('2000-01-01'))).rejects.toThrow('no rule')
    await expect(ruleAt(db, 'fee.page', day('2026-01-01'))).rejects.toThrow('no number')
  })
})

describe('legal outcomes', () => {
  it.each([
    { on: '2026-01-01', formats: ['2014', '2019', '2021'] as const },
    { on: '2019-05-14', formats: ['2014', '2019'] as const },
  ])('of $on map to one row of each table they may stand in', async ({ on, formats }) => {
    const { db } = house().deps
    const outcomes = await outcomesOn(db, day(on))
    expect(outcomes.length).toBeGreaterThan(10)
    for (const format of formats) {
      const rows = await outcomeRows(db, format)
      expect(outcomes.filter((outcome) => !rows.has(outcome.code))).toEqual([])
    }
  })

  it('fill 21 leaves from 2021 and 19 before, and never the sum', async () => {
    const { db } = house().deps
    const leaves = async (format: '2019' | '2021') => new Set((await outcomeRows(db, format)).values())
    expect((await leaves('2021')).size).toBe(21)
    expect((await leaves('2019')).size).toBe(19)
    expect((await leaves('2021')).has('total')).toBe(false)
  })

  it.each(['2014', '2019', '2021'] as const)('name only rows that the table of %s has', async (format) => {
    const { requests, statistics } = tableDefinition(format)
    const known = requests
      ? rowsOf(requests).map(({ row }) => row.key)
      : (statistics ?? []).map(({ key }) => key)
    const unknown = [...(await outcomeRows(house().deps.db, format)).values()].filter(
      (row) => !known.includes(row),
    )
    expect(unknown).toEqual([])
  })

  it.each([
    { outcome: 'already_public', year: 2026, leaf: 'granted' },
    { outcome: 'does_not_exist', year: 2026, leaf: 'unavailable.notHeld' },
    { outcome: 'uncorrected', year: 2020, leaf: 'other' },
    { outcome: 'uncorrected', year: 2021, leaf: 'other.uncorrected' },
    { outcome: 'former.privacy', year: 2019, leaf: 'refused.thirdParty' },
    { outcome: 'former.privacy', year: 2018, leaf: 'answers.refused.privacy' },
  ])('$outcome in $year counts in $leaf', async ({ outcome, year, leaf }) => {
    expect(await leafFor(house().deps.db, outcome, year)).toBe(leaf)
  })

  it('send a refusal to reconsideration first since 2024 only', async () => {
    const remedy = async (code: string, on: string) =>
      (await outcomesOn(house().deps.db, day(on))).find((outcome) => outcome.code === code)?.remedy
    expect(await remedy('state_secret', '2023-12-31')).toBe('either')
    expect(await remedy('state_secret', '2024-01-01')).toBe('reconsideration_first')
    expect(await remedy('partial', '2024-01-01')).toBe('reconsideration_first')
    expect(await remedy('granted', '2024-01-01')).toBe('either')
    expect(await remedy('withdrawn', '2024-01-01')).toBe('none')
  })

  it('carry the provision in words and in numbers', async () => {
    const outcomes = await outcomesOn(house().deps.db, day('2026-01-01'))
    expect(outcomes.find(({ code }) => code === 'repeated')).toMatchObject({
      article: '第三十六条第（六）项',
      provision: { article: 36, paragraph: null, item: 6 },
    })
    expect(outcomes.filter(({ provision }) => provision.article === null)).toEqual([])
  })
})

it.each([
  [2013, '2014'],
  [2018, '2014'],
  [2019, '2019'],
  [2020, '2019'],
  [2021, '2021'],
  [2026, '2021'],
])('a report on %i has the format of %s', (year, format) => {
  expect(formatOfYear(year)).toBe(format)
})
