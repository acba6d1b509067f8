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

  it('from the many addresses of one IPv6 connection count as one', () => {
    const attempts = createAttempts(fixedClock('2026-03-03T10:00:00+08:00'))
    for (let turn = 0; turn < 50; turn++) attempts.failed(`2001:db8:7:1::${turn.toString(16)}`)
    expect(() => attempts.admit('2001:0db8:0007:0001:abcd::9')).toThrow('identity.address_slow')
    attempts.admit('2001:db8:7:2::1')
    attempts.admit('::ffff:198.51.100.9')
  })

  it('from many addresses at once take two hands and a short queue, and known browsers do not stand in it', async () => {
    const attempts = createAttempts(clock, 2)
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
    const all = Promise.all(outcomes)
    let over = false
    void all.then(() => {
      over = true
    })
    while (!over) {
      open.shift()?.()
      await Promise.resolve()
    }
    const results = await all
    expect(most).toBe(2)
    expect(results.filter((result) => result === 'checked')).toHaveLength(66)
    expect(results.filter((result) => result === 'refused')).toHaveLength(9_934)
    attempts.admit('203.0.113.9')
  })
})
