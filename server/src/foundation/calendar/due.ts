import { addDays, compareDays, type Day, daysBetween } from '#platform/clock'
import { type ClockHistory, type ClockReason, type LimitUnit, readClock, type Span } from './history.ts'
import {
  addWorkingDays,
  isSpanProvisional,
  isWorkingDay,
  makeUpDays,
  restRuns,
  type WorkCalendar,
  workingDayFrom,
  workingDaysBetween,
} from './work-calendar.ts'

export type DueStep =
  | { step: 'received'; on: Day; limit: number; unit: LimitUnit }
  | { step: 'restarted'; on: Day; why: ClockReason }
  | { step: 'paused'; from: Day; to: Day | null; days: number; unit: LimitUnit; why: ClockReason }
  | { step: 'extended'; on: Day; days: number; unit: LimitUnit }
  | { step: 'rest'; name: string; from: Day; to: Day }
  | { step: 'make_up'; on: Day }
  | { step: 'rolled'; from: Day; to: Day }
  | { step: 'due'; on: Day; provisional: boolean }
  | { step: 'finished'; on: Day; late: boolean }

export type ClockState = 'running' | 'paused' | 'done'

export interface DueDay {
  /** Null while the clock stands still. */
  due: Day | null
  provisional: boolean
  state: ClockState
}

export interface Due extends DueDay {
  steps: DueStep[]
}

/** The last day of a clock without its explanation: what a recomputation of many needs. */
export function dueDay(calendar: WorkCalendar, history: ClockHistory): DueDay {
  const { start, running, open } = readClock(history)
  if (open) return { due: null, provisional: false, state: history.finishedOn ? 'done' : 'paused' }
  const end = count(calendar, history, start, running)
  const due = history.rolls ? workingDayFrom(calendar, end) : end
  const provisional = dependsOnHolidays(history) && isSpanProvisional(calendar, start, due)
  return { due, provisional, state: history.finishedOn ? 'done' : 'running' }
}

/**
 * The last day of a clock, with the way it was reached.
 * The day of receipt is day 0; paused days are not counted, and pauses that overlap are counted out once.
 */
export function dueDate(calendar: WorkCalendar, history: ClockHistory): Due {
  const unit = history.unit ?? 'working_day'
  const { start, pauses, running } = readClock(history)
  const steps: DueStep[] = [
    { step: 'received', on: history.receivedOn, limit: history.limit, unit },
    ...(history.restarts ?? []).map(({ on, why }): DueStep => ({ step: 'restarted', on, why })),
    ...pauses.map(
      ({ from, to, why }): DueStep => ({
        step: 'paused',
        from,
        to: to ?? null,
        days: to ? countBetween(calendar, unit, later(from, start), to) : 0,
        unit: unit === 'working_day' ? unit : 'day',
        why,
      }),
    ),
    ...(history.extensions ?? []).map(({ on, days }): DueStep => ({ step: 'extended', on, days, unit })),
  ]
  const result = dueDay(calendar, history)
  if (result.due !== null) {
    if (unit === 'working_day') {
      const first = addDays(start, 1)
      for (const run of restRuns(calendar, first, result.due)) steps.push({ step: 'rest', ...run })
      for (const on of makeUpDays(calendar, first, result.due)) steps.push({ step: 'make_up', on })
    }
    const end = count(calendar, history, start, running)
    if (end !== result.due) steps.push({ step: 'rolled', from: end, to: result.due })
    steps.push({ step: 'due', on: result.due, provisional: result.provisional })
  }
  if (history.finishedOn) {
    const late = result.due !== null && history.finishedOn > result.due
    steps.push({ step: 'finished', on: history.finishedOn, late })
  }
  return { ...result, steps }
}

/** Consumes the limit between the pauses, which are in order and do not overlap. */
function count(calendar: WorkCalendar, history: ClockHistory, start: Day, pauses: readonly Span[]): Day {
  const unit = history.unit ?? 'working_day'
  let left = lengthOf(history, start)
  let from = start
  for (const pause of pauses) {
    // The day a letter goes out still counts; the days after it, up to and including the answer, do not.
    const until = later(pause.from, from)
    const used = countBetween(calendar, unit, from, until)
    if (used >= left) break
    left -= used
    from = later(pause.to, from)
  }
  return unit === 'working_day' ? addWorkingDays(calendar, from, left) : addDays(from, left)
}

function later(a: Day, b: Day): Day {
  return compareDays(a, b) > 0 ? a : b
}

function countBetween(calendar: WorkCalendar, unit: LimitUnit, from: Day, to: Day): number {
  return unit === 'working_day' ? workingDaysBetween(calendar, from, to) : Math.max(0, daysBetween(from, to))
}

/** The whole limit with its extensions, in working days or (for months too) in calendar days. */
function lengthOf(history: ClockHistory, start: Day): number {
  const extended = (history.extensions ?? []).reduce((sum, extension) => sum + extension.days, 0)
  return history.unit === 'month'
    ? daysBetween(start, addMonths(start, history.limit + extended))
    : history.limit + extended
}

function dependsOnHolidays(history: ClockHistory): boolean {
  return (history.unit ?? 'working_day') === 'working_day' || history.rolls === true
}

/** The same date `count` months on, or the last day of a shorter month (民法典第二百零二条). */
export function addMonths(start: Day, count: number): Day {
  const [year = 0, month = 1, date = 1] = start.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + count, 1))
  const length = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  const base = `${String(first.getUTCFullYear()).padStart(4, '0')}-${String(first.getUTCMonth() + 1).padStart(2, '0')}`
  return `${base}-${String(Math.min(date, length)).padStart(2, '0')}` as Day
}

export type Light = 'green' | 'yellow' | 'red' | 'none'

/** Red once late, yellow in the last `warnDays` working days, none while the clock stands still. */
export function trafficLight(calendar: WorkCalendar, due: Day | null, today: Day, warnDays: number): Light {
  if (due === null) return 'none'
  if (today > due) return 'red'
  return addWorkingDays(calendar, today, warnDays) >= due ? 'yellow' : 'green'
}

/** Working days from today to the due date: 0 on the last day, negative once late. */
export function workingDaysLeft(calendar: WorkCalendar, due: Day, today: Day): number {
  return today <= due
    ? workingDaysBetween(calendar, today, due)
    : 0 -
        workingDaysBetween(
          calendar,
          due,
          isWorkingDay(calendar, today) ? today : addWorkingDays(calendar, today, -1),
        )
}
