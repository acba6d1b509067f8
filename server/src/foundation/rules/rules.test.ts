import { describe, expect, it } from 'vitest'
import { day } from '#platform/clock'
import { useHouse } from '#test/harness'
import { formatOfYear, outcomeRows, outcomesOn, ruleAt } from './index.ts'

const house = useHouse()

describe('dated rules', () => {
  it.each([
    { key: 'request.reply', on: '2019-05-14', value: 15 },
    { key: 'request.reply', on: '2019-05-15', value: 20 },
    { key: 'request.extension.max', on: '2026-01-01', value: 20 },
    { key: 'publish.deadline', on: '2026-01-01', value: 20 },
  ])('$key on $on is $value', async ({ key, on, value }) => {
    expect(await ruleAt(house().deps.db, key, day(on))).toMatchObject({ value })
  })

  it('maps every outcome to one row of each format', async () => {
    const { db } = house().deps
    const outcomes = await outcomesOn(db, day('2026-01-01'))
    for (const format of ['2014', '2019', '2021'] as const) {
      const rows = await outcomeRows(db, format)
      expect(outcomes.filter((outcome) => !rows.has(outcome.code))).toEqual([])
    }
    // The leaves of 三: 19 until 2020, 21 from 2021.
    expect(new Set((await outcomeRows(db, '2021')).values()).size).toBe(21)
    expect(new Set((await outcomeRows(db, '2019')).values()).size).toBe(19)
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
})
