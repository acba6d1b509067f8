import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dueDate, isWorkingDay, workCalendar } from '#foundation/calendar'
import { addDays, type Day, day } from '#platform/clock'
import { extendBy, pause, type RequestClock, restart, resume, startClock, waitingFor } from './clock.ts'

const calendar = workCalendar(
  [2025, 2026, 2027],
  [
    ...[
      '2026-01-01',
      '2026-01-02',
      '2026-02-16',
      '2026-02-17',
      '2026-02-18',
      '2026-02-19',
      '2026-02-20',
      '2026-05-01',
      '2026-10-01',
      '2026-10-02',
    ].map((at) => ({ day: day(at), kind: 'holiday' as const, name: '节日' })),
    { day: day('2026-02-14'), kind: 'workday', name: '调休' },
    { day: day('2026-02-28'), kind: 'workday', name: '调休' },
  ],
)

type Step =
  | { do: 'pause'; ref: string; why: 'third_party' | 'co_making_body' }
  | { do: 'resume'; ref: string }
  | { do: 'correct' }
  | { do: 'extend'; days: number }

const step = fc.oneof(
  fc.record({
    do: fc.constant('pause' as const),
    ref: fc.constantFrom('a', 'b', 'c'),
    why: fc.constantFrom('third_party' as const, 'co_making_body' as const),
  }),
  fc.record({ do: fc.constant('resume' as const), ref: fc.constantFrom('a', 'b', 'c') }),
  fc.record({ do: fc.constant('correct' as const) }),
  fc.record({ do: fc.constant('extend' as const), days: fc.integer({ min: 1, max: 7 }) }),
)
const history = fc.record({
  start: fc.integer({ min: 0, max: 300 }),
  steps: fc.array(fc.record({ after: fc.integer({ min: 0, max: 12 }), step }), { maxLength: 8 }),
})

interface Slow {
  start: Day
  /** Days on which somebody was waited for; the day a letter goes out still counts, the day of the answer does not. */
  waited: Set<string>
  open: Map<string, Day>
  extended: number
}

/** What happened, applied to the clock of the program and to a model that marks single days. */
function play(
  start: Day,
  steps: readonly { after: number; step: Step }[],
): { clock: RequestClock; slow: Slow } {
  let clock = startClock(start, 20)
  const slow: Slow = { start, waited: new Set(), open: new Map(), extended: 0 }
  let today = start
  for (const { after, step: one } of steps) {
    today = addDays(today, after)
    if (one.do === 'pause' && !slow.open.has(one.ref)) {
      // Each letter is a record of its own.
      clock = pause(clock, today, one.why, one.ref)
      slow.open.set(one.ref, today)
    }
    if (one.do === 'resume') {
      const from = slow.open.get(one.ref)
      if (from === undefined) continue
      clock = resume(clock, one.ref, today)
      for (let at = addDays(from, 1); at <= today; at = addDays(at, 1)) slow.waited.add(at)
      slow.open.delete(one.ref)
    }
    if (one.do === 'correct' && slow.open.size === 0) {
      clock = restart(pause(clock, today, 'correction', 'correction'), today, 'correction', 'correction')
      slow.start = today
    }
    if (one.do === 'extend') {
      clock = extendBy(clock, today, one.days)
      slow.extended += one.days
    }
  }
  return { clock, slow }
}

/** Walks day by day. */
function slowDue(slow: Slow): Day | null {
  if (slow.open.size > 0) return null
  let at = slow.start
  for (let left = 20 + slow.extended; left > 0; ) {
    at = addDays(at, 1)
    if (isWorkingDay(calendar, at) && !slow.waited.has(at)) left -= 1
  }
  return at
}

describe('the reply clock of a request (Art 30 to 34)', () => {
  it('agrees with a model that walks day by day, over thousands of random histories', () => {
    fc.assert(
      fc.property(history, ({ start, steps }) => {
        const { clock, slow } = play(addDays(day('2026-01-05'), start), steps)
        expect(dueDate(calendar, clock).due).toBe(slowDue(slow))
        expect(waitingFor(clock) === '').toBe(slow.open.size === 0)
      }),
      { numRuns: 3_000 },
    )
  })

  it('is never shortened by waiting, and explains each step it took', () => {
    fc.assert(
      fc.property(history, ({ start, steps }) => {
        const from = addDays(day('2026-01-05'), start)
        const { clock } = play(from, steps)
        const { due, steps: told } = dueDate(calendar, clock)
        const plain = dueDate(calendar, startClock(from, 20)).due
        if (due !== null && plain !== null) expect(due >= plain).toBe(true)
        expect(told.filter((one) => one.step === 'extended')).toHaveLength(clock.extensions.length)
        expect(told.filter((one) => one.step === 'restarted')).toHaveLength(clock.restarts.length)
      }),
      { numRuns: 500 },
    )
  })

  it('counts two consultations at once as one (the union is out)', () => {
    const both = resume(
      resume(
        pause(
          pause(startClock(day('2026-03-02'), 20), day('2026-03-04'), 'third_party', 'a'),
          day('2026-03-06'),
          'co_making_body',
          'b',
        ),
        'a',
        day('2026-03-11'),
      ),
      'b',
      day('2026-03-13'),
    )
    // 5 to 13 March are seven working days out.
    expect(dueDate(calendar, both).due).toBe('2026-04-08')
    expect(dueDate(calendar, startClock(day('2026-03-02'), 20)).due).toBe('2026-03-30')
  })
})
