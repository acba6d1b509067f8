import { describe, expect, it } from 'vitest'
import { day } from '#platform/clock'
import { fulfilmentOf, owes } from './fulfilment.ts'

describe('how a body stands with an item it owes (Art 19–21)', () => {
  it.each([
    { latest: null, months: 6, state: 'nothing', renewBy: null },
    { latest: '2020-01-01', months: null, state: 'fresh', renewBy: null },
    { latest: '2026-01-15', months: 6, state: 'fresh', renewBy: '2026-07-15' },
    { latest: '2025-10-02', months: 6, state: 'due', renewBy: '2026-04-02' },
    { latest: '2025-09-03', months: 6, state: 'due', renewBy: '2026-03-03' },
    { latest: '2025-09-02', months: 6, state: 'stale', renewBy: '2026-03-02' },
    { latest: '2025-08-31', months: 6, state: 'stale', renewBy: '2026-02-28' },
  ])('last published $latest, every $months months: $state', ({ latest, months, state, renewBy }) => {
    expect(fulfilmentOf(latest ? day(latest) : null, months, day('2026-03-03'), 30)).toEqual({
      state,
      renewBy,
    })
  })

  it('lets the rule of the body go before that of its kind', () => {
    expect(owes('town', ['town'], undefined)).toBe('owed')
    expect(owes('department', ['town'], undefined)).toBe('no')
    expect(owes('department', ['town'], { owed: true, reason: '承担该职能' })).toBe('owed')
    expect(owes('town', ['town'], { owed: false, reason: '本镇无此事项' })).toBe('exempt')
  })
})
