import { describe, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock'
import { createAttempts } from './attempts.ts'

const clock = fixedClock('2026-03-03T10:00:00+08:00')

describe('ten thousand attempts', () => {
  it('from one address are refused after fifty, without a password being checked, until ten minutes have passed', () => {
    const attempts = createAttempts(clock)
    let admitted = 0
    for (let turn = 0; turn < 10_000; turn++) {
      try {
        attempts.admit('198.51.100.7')
        admitted += 1
        attempts.failed('198.51.100.7')
      } catch (error) {
        expect(String(error)).toContain('identity.address_slow')
      }
    }
    expect(admitted).toBe(50)
    attempts.admit('198.51.100.8')
    clock.set('2026-03-03T10:10:01+08:00')
    attempts.admit('198.51.100.7')
  })

  it('from many addresses at once take four hands and a short queue, and known browsers do not stand in it', async () => {
    const attempts = createAttempts(clock)
    let [running, most] = [0, 0]
    const open: (() => void)[] = []
    const check = async () => {
      running += 1
      most = Math.max(most, running)
      await new Promise<void>((resolve) => open.push(resolve))
      running -= 1
    }
    const outcomes = Array.from({ length: 10_000 }, () =>
      attempts.inTurn(check).then(
        () => 'checked',
        () => 'refused',
      ),
    )
    // The house is full of strangers now; the owner of an account, at their own machine, is served at once.
    expect(() => attempts.admit('203.0.113.9')).toThrow('identity.busy')
    expect(await attempts.inTurn(async () => 'inside', true)).toBe('inside')
    while (open.length > 0 || running > 0) {
      open.shift()?.()
      await Promise.resolve()
    }
    const results = await Promise.all(outcomes)
    expect(most).toBe(4)
    expect(results.filter((result) => result === 'checked')).toHaveLength(68)
    expect(results.filter((result) => result === 'refused')).toHaveLength(9_932)
    attempts.admit('203.0.113.9')
  })
})
