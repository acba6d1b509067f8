import library from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, type Day, day, weekday } from '#platform/clock'
import {
  addWorkingDays,
  type ClockHistory,
  dueDate,
  dueDay,
  dueInstant,
  explainDue,
  explainStep,
  extendClock,
  isWorkingDay,
  recomputeWhatMoves,
  type SpecialDay,
  type WorkCalendar,
  workCalendar,
  workingDaysBetween,
  workingDaysLeft,
} from './index.ts'

const [holidays, workdays] = [new Set(Object.keys(library.holidays)), new Set(Object.keys(library.workdays))]
// The library's data only: its own functions take the weekday from the zone of the process.
const isLibraryWorkday = (at: Day) =>
  workdays.has(at) || (!holidays.has(at) && weekday(at) !== 0 && weekday(at) !== 6)

/** The library's calendar in our form, without a database. */
function calendarOf(first: number, last: number): WorkCalendar {
  const special: SpecialDay[] = []
  for (let at = day(`${first}-01-01`); at <= `${last}-12-31`; at = addDays(at, 1)) {
    const working = isLibraryWorkday(at)
    const weekend = weekday(at) === 0 || weekday(at) === 6
    if (working === weekend) special.push({ day: at, kind: working ? 'workday' : 'holiday', name: '节日' })
  }
  return workCalendar(
    Array.from({ length: last - first + 1 }, (_, offset) => first + offset),
    special,
  )
}

const calendar = calendarOf(2013, 2026)
const received = day('2026-03-02')
const after = (start: Day, count: number) => addWorkingDays(calendar, start, count)

describe('working days', () => {
  const someDay = fc.integer({ min: 0, max: 13_000 }).map((offset) => addDays(day('2004-01-01'), offset))

  it('are the same counted by index and walked day by day, forwards and back', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 1, max: 80 }), (start, count) => {
        let forwards = start
        for (let left = count; left > 0; ) {
          forwards = addDays(forwards, 1)
          if (isWorkingDay(calendar, forwards)) left -= 1
        }
        let backwards = start
        for (let left = count; left > 0; ) {
          backwards = addDays(backwards, -1)
          if (isWorkingDay(calendar, backwards)) left -= 1
        }
        expect([after(start, count), after(start, -count)]).toEqual([forwards, backwards])
        expect(workingDaysBetween(calendar, start, forwards)).toBe(count)
      }),
      { numRuns: 2000 },
    )
  })

  it('left are counted from tomorrow, none on the last day, negative once late', () => {
    const due = day('2026-03-06')
    expect(workingDaysLeft(calendar, due, day('2026-03-04'))).toBe(2)
    expect(workingDaysLeft(calendar, due, due)).toBe(0)
    expect(workingDaysLeft(calendar, due, day('2026-03-08'))).toBe(0)
    expect(workingDaysLeft(calendar, due, day('2026-03-10'))).toBe(-2)
  })
})

describe('the clock of a request', () => {
  it('restarts, pauses and extends as Art 30 and 33 say', () => {
    const corrected = after(received, 12)
    const history: ClockHistory = {
      receivedOn: received,
      limit: 20,
      pauses: [
        { from: after(received, 5), why: 'correction' },
        { from: after(received, 16), to: after(received, 25), why: 'third_party' },
      ],
      restarts: [{ on: corrected, why: 'correction' }],
    }
    expect(dueDay(calendar, history)).toMatchObject({ due: after(corrected, 20 + 9), state: 'running' })
    const extended = extendClock(history, { on: after(received, 30), days: 20 }, 20)
    if (extended === 'over_limit') throw new Error('20 of 20 is allowed')
    expect(dueDay(calendar, extended).due).toBe(after(corrected, 40 + 9))
    expect(extendClock(extended, { on: after(received, 31), days: 1 }, 20)).toBe('over_limit')
  })

  it('stands still while the applicant has not corrected', () => {
    const waiting = {
      receivedOn: received,
      limit: 20,
      pauses: [{ from: received, why: 'correction' as const }],
    }
    expect(dueDay(calendar, waiting)).toEqual({ due: null, provisional: false, state: 'paused' })
  })

  it('counts out pauses that overlap once', () => {
    const pauses = [
      { from: after(received, 3), to: after(received, 10), why: 'third_party' as const },
      { from: after(received, 6), to: after(received, 12), why: 'co_making_body' as const },
    ]
    expect(dueDay(calendar, { receivedOn: received, limit: 20, pauses }).due).toBe(after(received, 29))
  })

  it('tells its steps in the order of days, each pause with the days it adds', () => {
    const { steps } = dueDate(calendar, {
      receivedOn: received,
      limit: 20,
      extensions: [{ on: day('2026-03-20'), days: 5 }],
      pauses: [
        { from: day('2026-03-10'), to: day('2026-03-17'), why: 'co_making_body' },
        { from: day('2026-03-05'), to: day('2026-03-12'), why: 'third_party' },
        { from: day('2026-03-11'), to: day('2026-03-13'), why: 'third_party' },
      ],
    })
    expect(steps.map(explainStep)).toEqual([
      '2026年3月2日收到申请，当日不计，自次日起算20个工作日。',
      '2026年3月5日至3月12日征求第三方意见，其间5个工作日不计算在期限内。',
      '2026年3月10日至3月17日征求共同制作机关意见，其间3个工作日不计算在期限内。',
      '2026年3月11日至3月13日征求第三方意见，不另影响期限。',
      '2026年3月20日经批准延长5个工作日。',
      '4月6日节日放假，不计。',
      '最后期限为2026年4月17日。',
    ])
  })

  it('says whether the decision came in time', () => {
    const history = { receivedOn: received, limit: 20 }
    const done = (finishedOn: Day) => dueDate(calendar, { ...history, finishedOn }).steps.at(-1)
    expect(done(after(received, 20))).toMatchObject({ step: 'finished', late: false })
    expect(done(after(received, 21))).toMatchObject({ step: 'finished', late: true })
  })

  it('gives pages one set of plain data', () => {
    const told = explainDue(calendar, { receivedOn: day('2026-11-30'), limit: 20 }, day('2026-12-01'), 3)
    expect(told).toMatchObject({ due: '2026-12-28', light: 'green', daysLeft: 19, provisional: false })
    expect(told.steps[0]).toEqual({
      code: 'received',
      text: '2026年11月30日收到申请，当日不计，自次日起算20个工作日。',
    })
  })
})

describe('limits in months, days and hours', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-03-02', 6, '2026-09-02'],
    ['2025-11-30', 3, '2026-02-28'],
  ])('%s and %i months is %s', (from, months, to) => {
    expect(addMonths(day(from), months)).toBe(to)
  })

  it('roll over a holiday at their end where the law says so', () => {
    const suit: ClockHistory = { receivedOn: day('2026-04-03'), limit: 6, unit: 'month', rolls: true }
    const { due, steps } = dueDate(calendar, suit)
    expect(due).toBe('2026-10-08')
    expect(steps).toContainEqual({ step: 'rolled', from: '2026-10-03', to: '2026-10-08' })
    expect(dueDay(calendar, { ...suit, rolls: false }).due).toBe('2026-10-03')
  })

  it('count calendar days through holidays', () => {
    expect(dueDay(calendar, { receivedOn: received, limit: 60, unit: 'day' }).due).toBe('2026-05-01')
  })

  it('count hours by the clock, without those of a pause', () => {
    const at = (text: string) => new Date(`${text}+08:00`)
    const began = at('2026-02-17T22:00:00')
    expect(dueInstant(began, 5)).toEqual(at('2026-02-18T03:00:00'))
    const stop = { from: at('2026-02-17T23:00:00'), to: at('2026-02-18T01:00:00') }
    expect(dueInstant(began, 5, [stop, stop])).toEqual(at('2026-02-18T05:00:00'))
    expect(dueInstant(began, 5, [{ from: stop.from }])).toBeNull()
  })
})

describe('random histories', () => {
  const reasons = fc.constantFrom('third_party' as const, 'co_making_body' as const)
  const histories = fc
    .record({
      start: fc.integer({ min: 0, max: 4000 }),
      limit: fc.integer({ min: 1, max: 30 }),
      unit: fc.constantFrom('working_day' as const, 'day' as const),
      rolls: fc.boolean(),
      restarts: fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 2 }),
      pauses: fc.array(fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 40 }), reasons), {
        maxLength: 5,
      }),
      extensions: fc.array(fc.integer({ min: 0, max: 10 }), { maxLength: 2 }),
    })
    .map((random): ClockHistory => {
      const receivedOn = addDays(day('2014-01-01'), random.start)
      return {
        receivedOn,
        limit: random.limit,
        unit: random.unit,
        rolls: random.rolls,
        restarts: random.restarts
          .toSorted((a, b) => a - b)
          .map((offset) => ({ on: addDays(receivedOn, offset), why: 'correction' as const })),
        pauses: random.pauses.map(([from, length, why]) => ({
          from: addDays(receivedOn, from),
          to: addDays(receivedOn, from + length),
          why,
        })),
        extensions: random.extensions.map((days) => ({ on: receivedOn, days })),
      }
    })

  it('end on the day a clerk finds who crosses off one day after the other', () => {
    fc.assert(
      fc.property(histories, (history) => {
        expect(dueDay(calendar, history).due).toBe(clerk(history))
        expect(dueDate(calendar, history).due).toBe(clerk(history))
      }),
      { numRuns: 5000 },
    )
  })

  it('are explained to the day: limit, extensions and pauses add up to the last day', () => {
    fc.assert(
      fc.property(histories, (random) => {
        const { rolls: _, ...history } = { ...random, unit: 'working_day' as const }
        const { due, steps } = dueDate(calendar, history)
        const start = history.restarts?.at(-1)?.on ?? history.receivedOn
        const told = steps.map((step) => (step.step === 'paused' || step.step === 'extended' ? step.days : 0))
        expect(
          addWorkingDays(
            calendar,
            start,
            told.reduce((sum, days) => sum + days, history.limit),
          ),
        ).toBe(due)
      }),
      { numRuns: 3000 },
    )
  })

  it('never end earlier for one more pause or extension', () => {
    fc.assert(
      fc.property(
        histories,
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: 0, max: 20 }),
        (history, from, length) => {
          const plain = dueDay(calendar, history).due ?? history.receivedOn
          const begin = addDays(history.receivedOn, from)
          const pause = { from: begin, to: addDays(begin, length), why: 'third_party' as const }
          const paused = dueDay(calendar, { ...history, pauses: [...(history.pauses ?? []), pause] }).due
          const extended = dueDay(calendar, {
            ...history,
            extensions: [...(history.extensions ?? []), { on: begin, days: length }],
          }).due
          expect(paused !== null && paused >= plain).toBe(true)
          expect(extended !== null && extended >= plain).toBe(true)
        },
      ),
      { numRuns: 1000 },
    )
  })

  /** Crosses days off one by one; knows nothing of spans, unions or indexes. */
  function clerk(history: ClockHistory): Day {
    const start = history.restarts?.at(-1)?.on ?? history.receivedOn
    const crossedOff = new Set<string>()
    for (const { from, to } of history.pauses ?? []) {
      for (let at = addDays(from, 1); to !== undefined && at <= to; at = addDays(at, 1)) crossedOff.add(at)
    }
    let left = (history.extensions ?? []).reduce((sum, { days }) => sum + days, history.limit)
    let at = start
    while (left > 0) {
      at = addDays(at, 1)
      if (!crossedOff.has(at) && (history.unit === 'day' || isLibraryWorkday(at))) left -= 1
    }
    while (history.rolls && !isLibraryWorkday(at)) at = addDays(at, 1)
    return at
  }
})

describe('a new notice', () => {
  const before = calendarOf(2013, 2025)
  const clock = (receivedOn: string) => ({
    id: receivedOn,
    history: { receivedOn: day(receivedOn), limit: 20 },
  })

  it('moves the clocks that run through it, confirms others, and is silent about the rest', () => {
    const moved = [
      ...recomputeWhatMoves(before, calendar, [
        clock('2025-09-01'),
        clock('2026-01-26'),
        clock('2025-12-10'),
        {
          id: 'paused',
          history: {
            receivedOn: day('2026-02-01'),
            limit: 20,
            pauses: [{ from: day('2026-02-03'), why: 'fee' as const }],
          },
        },
      ]),
    ]
    expect(moved.map(({ id, change }) => [id, change])).toEqual([
      ['2026-01-26', 'moved'],
      ['2025-12-10', 'confirmed'],
    ])
    expect(moved[0]).toMatchObject({ before: '2026-02-23', after: '2026-02-28', provisional: false })
  })

  it('recomputes a quarter of a million clocks in one go', () => {
    function* many() {
      for (let id = 0; id < 250_000; id++) {
        const receivedOn = addDays(day('2025-10-01'), id % 180)
        yield { id, history: { receivedOn, limit: 20, extensions: [{ on: receivedOn, days: id % 20 }] } }
      }
    }
    let moved = 0
    for (const _ of recomputeWhatMoves(before, calendar, many())) moved += 1
    expect(moved).toBeGreaterThan(100_000)
  })
})
