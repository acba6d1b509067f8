import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addHours,
  addMonths,
  compareDays,
  day,
  dayInShanghai,
  daysBetween,
  deadlineInShanghai,
  fixedClock,
  isDay,
  weekday,
  yearOf,
} from './index.ts'

describe('a day', () => {
  it.each([
    ['2026-03-02', true],
    ['2024-02-29', true],
    ['2026-02-29', false],
    ['2026-13-01', false],
    ['2026-3-2', false],
    ['2026-03-02T00:00:00Z', false],
    ['', false],
  ])('%s: %s', (text, real) => {
    expect(isDay(text)).toBe(real)
    if (!real) expect(() => day(text)).toThrow(RangeError)
  })

  it.each([
    ['2026-03-01T15:59:59Z', '2026-03-01'],
    ['2026-03-01T16:00:00Z', '2026-03-02'],
    ['2025-12-31T16:00:00Z', '2026-01-01'],
    ['2026-03-02T00:30:00+08:00', '2026-03-02'],
  ])('at %s is %s in Shanghai, whatever the zone of the process', (instant, expected) => {
    expect(dayInShanghai(new Date(instant))).toBe(expected)
    expect(fixedClock(instant).today()).toBe(expected)
  })

  it('is added, measured and compared without the zone of the process', () => {
    const someDay = fc.integer({ min: 0, max: 40_000 }).map((offset) => addDays(day('1990-01-01'), offset))
    fc.assert(
      fc.property(someDay, fc.integer({ min: -5000, max: 5000 }), (start, count) => {
        const end = addDays(start, count)
        expect(isDay(end)).toBe(true)
        expect(daysBetween(start, end)).toBe(count)
        expect(Math.sign(compareDays(end, start))).toBe(Math.sign(count))
        expect((weekday(start) + (((count % 7) + 7) % 7)) % 7).toBe(weekday(end))
      }),
    )
  })

  it('knows its weekday and year', () => {
    expect(weekday(day('2026-03-01'))).toBe(0)
    expect(weekday(day('2026-03-07'))).toBe(6)
    expect(yearOf(day('2026-12-31'))).toBe(2026)
  })

  it('goes months forward and back to the same date or the end of a shorter month', () => {
    expect(addMonths(day('2026-03-31'), -1)).toBe('2026-02-28')
    expect(addMonths(day('2026-11-30'), 15)).toBe('2028-02-29')
  })
})

it('a fixed clock stands still until it is set', () => {
  const clock = fixedClock('2026-03-02T09:00:00+08:00')
  expect(clock.now()).toEqual(clock.now())
  clock.set('2026-03-03T09:00:00+08:00')
  expect(clock.today()).toBe('2026-03-03')
  expect(addHours(clock.now(), 24)).toEqual(new Date('2026-03-04T09:00:00+08:00'))
})

describe('until when', () => {
  it.each([
    ['2026-12-09T00:00:00+08:00', '2026-12-08'],
    ['2026-12-08T17:30:00+08:00', '2026-12-08 17:30'],
    ['2026-12-08T00:00:00Z', '2026-12-08 08:00'],
  ])('%s is told as %s', (end, told) => {
    expect(deadlineInShanghai(new Date(end))).toBe(told)
  })
})
