import library from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { addDays, type Day, day, weekday } from '#platform/clock'
import { useHouse } from '#test/harness'
import {
  addWorkingDays,
  type ClockHistory,
  dueDate,
  explainStep,
  isWorkingDay,
  loadCalendar,
  trafficLight,
  type WorkCalendar,
  workingDaysBetween,
} from './index.ts'

const [holidays, workdays] = [new Set(Object.keys(library.holidays)), new Set(Object.keys(library.workdays))]
// The library's data only: its own functions take the weekday from the zone of the process.
const isLibraryWorkday = (at: Day) =>
  workdays.has(at) || (!holidays.has(at) && weekday(at) !== 0 && weekday(at) !== 6)

const house = useHouse()
let calendar: WorkCalendar
beforeAll(async () => {
  calendar = await loadCalendar(house().deps.db)
})

describe('the State Council calendar', () => {
  it('agrees with a well-kept library on every day of 2013 to 2026', () => {
    for (let at = day('2013-01-01'); at <= '2026-12-31'; at = addDays(at, 1)) {
      expect([at, isWorkingDay(calendar, at)]).toEqual([at, isLibraryWorkday(at)])
    }
  })

  it.each([
    { at: '2026-02-14', working: true, why: 'a Saturday worked in exchange for the Spring Festival' },
    { at: '2026-02-17', working: false, why: 'the Spring Festival' },
    { at: '2026-03-07', working: false, why: 'an ordinary Saturday' },
    { at: '2027-05-03', working: true, why: 'no notice yet: an ordinary Monday' },
    { at: '2027-10-01', working: false, why: 'no notice yet, but the National Day is fixed by law' },
  ])('$at: working $working ($why)', ({ at, working }) => {
    expect(isWorkingDay(calendar, day(at))).toBe(working)
  })
})

describe('a due date (Art 33)', () => {
  const received = (receivedOn: string, more: Partial<ClockHistory> = {}) =>
    dueDate(calendar, { receivedOn: day(receivedOn), limit: 20, ...more })

  it('counts from the day after receipt, without holidays, with make-up days', () => {
    // 20 working days over the Qingming holiday (4 to 6 April 2026).
    expect(received('2026-03-16').due).toBe('2026-04-14')
    expect(received('2026-02-02').due).toBe('2026-03-06')
  })

  it('starts again when the correction arrives (Art 30)', () => {
    const corrected = received('2026-03-02', { restarts: [{ on: day('2026-03-18'), why: 'correction' }] })
    expect(corrected.due).toBe(received('2026-03-18').due)
  })

  it('moves by the working days of a consultation (Art 33 ¶3) and by an extension', () => {
    const sent = addWorkingDays(calendar, day('2026-03-02'), 4)
    const answered = addWorkingDays(calendar, sent, 9)
    const plain = received('2026-03-02').due ?? day('2026-01-01')
    const paused = received('2026-03-02', { pauses: [{ from: sent, to: answered, why: 'third_party' }] }).due
    expect(workingDaysBetween(calendar, plain, paused ?? plain)).toBe(9)
    const extended = received('2026-03-02', { extensions: [{ on: day('2026-03-20'), days: 20 }] }).due
    expect(workingDaysBetween(calendar, plain, extended ?? plain)).toBe(20)
  })

  it('has no date while a consultation is open', () => {
    const open = received('2026-03-02', { pauses: [{ from: day('2026-03-05'), why: 'third_party' }] })
    expect(open).toMatchObject({ due: null, state: 'paused' })
    expect(trafficLight(calendar, open.due, day('2026-06-01'), 3)).toBe('none')
  })

  it('is provisional where the year has no notice yet', () => {
    expect(received('2026-12-10')).toMatchObject({ provisional: true })
    expect(received('2026-11-10')).toMatchObject({ provisional: false })
  })

  it('explains every step in plain words', () => {
    const told = received('2026-09-14', { extensions: [{ on: day('2026-09-30'), days: 10 }] }).steps.map(
      explainStep,
    )
    expect(told[0]).toBe('2026年9月14日收到申请，当日不计，自次日起算20个工作日。')
    expect(told).toContain('2026年9月30日经批准延长10个工作日。')
    expect(told).toContain('10月1日至10月7日国庆节放假，不计。')
    expect(told).toContain('9月20日为调休上班，计入工作日。')
    expect(told.at(-1)).toMatch(/^最后期限为2026年/)
  })

  it('agrees with a slow model over random histories', () => {
    const someDay = fc.integer({ min: 0, max: 900 }).map((offset) => addDays(day('2024-01-01'), offset))
    const pause = fc.record({
      from: fc.integer({ min: 0, max: 40 }),
      length: fc.integer({ min: 0, max: 30 }),
    })
    fc.assert(
      fc.property(
        someDay,
        fc.array(pause, { maxLength: 4 }),
        fc.integer({ min: 0, max: 20 }),
        (start, spans, extra) => {
          const pauses = spans.map(({ from, length }) => ({
            from: addDays(start, from),
            to: addDays(start, from + length),
            why: 'third_party' as const,
          }))
          const history = { receivedOn: start, limit: 20, pauses, extensions: [{ on: start, days: extra }] }
          expect(dueDate(calendar, history).due).toBe(slowModel(start, 20 + extra, pauses))
        },
      ),
      { numRuns: 2000 },
    )
  })

  /** Walks the days one by one on a list of strings, as a clerk would on paper. */
  function slowModel(start: Day, days: number, pauses: { from: Day; to: Day }[]): string {
    const off = new Set<string>()
    for (const span of pauses) {
      for (let at = addDays(span.from, 1); at <= span.to; at = addDays(at, 1)) off.add(at)
    }
    const counted: string[] = []
    for (let at = addDays(start, 1); counted.length < days; at = addDays(at, 1)) {
      if (isLibraryWorkday(at) && !off.has(at)) counted.push(at)
    }
    return counted.at(-1) ?? start
  }
})
