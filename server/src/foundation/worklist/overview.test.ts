import { describe, expect, it } from 'vitest'
import { day } from '#platform/clock'
import { endOfWeek, standingOf } from './overview.ts'

describe('where an open matter stands', () => {
  const today = day('2026-03-03')
  it.each([
    ['2026-03-02', 'late'],
    ['2026-03-03', 'week'],
    ['2026-03-08', 'week'],
    ['2026-03-09', 'later'],
    [null, 'later'],
  ])('due %s: %s', (due, standing) => expect(standingOf({ due }, today, endOfWeek(today))).toBe(standing))

  it('ends the week on Sunday, also on a Sunday', () => {
    expect(endOfWeek(day('2026-03-08'))).toBe('2026-03-08')
    expect(endOfWeek(day('2026-03-09'))).toBe('2026-03-15')
  })
})
