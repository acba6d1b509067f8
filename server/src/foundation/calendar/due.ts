import { addDays, addMonths, compareDays, type Day, daysBetween } from '#platform/clock'
import {
  type ClockHistory,
  type ClockReading,
  type ClockReason,
  type LimitUnit,
  readClock,
  type Span,
} from './history.ts'
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
  | { step: 'set'; on: Day; due: Day }
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
  if (history.set && history.set.on >= start)
    return { due: history.set.due, provisional: false, state: history.finishedOn ? 'done' : 'running' }
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
  const result = dueDay(calendar, history)
  const { due } = result
  const events: DueStep[] = [
    ...(history.restarts ?? []).map(({ on, why }): DueStep => ({ step: 'restarted', on, why })),
    ...pausedSteps(calendar, unit, start, pauses, due),
    ...(history.extensions ?? []).map(({ on, days }): DueStep => ({ step: 'extended', on, days, unit })),
  ]
  const end: DueStep[] = []
  if (due !== null && history.set?.due === due) {
    events.push({ step: 'set', ...history.set })
    end.push({ step: 'due', on: due, provisional: false })
  } else if (due !== null) {
    if (unit === 'working_day') {
      const first = addDays(start, 1)
      for (const run of restRuns(calendar, first, due)) events.push({ step: 'rest', ...run })
      for (const on of makeUpDays(calendar, first, due)) events.push({ step: 'make_up', on })
    }
    const counted = count(calendar, history, start, running)
    if (counted !== due) end.push({ step: 'rolled', from: counted, to: due })
    end.push({ step: 'due', on: due, provisional: result.provisional })
  }
  if (history.finishedOn) {
    end.push({ step: 'finished', on: history.finishedOn, late: due !== null && history.finishedOn > due })
  }
  events.sort((a, b) => compareDays(beginOf(a), beginOf(b)))
  return {
    ...result,
    steps: [{ step: 'received', on: history.receivedOn, limit: history.limit, unit }, ...events, ...end],
  }
}

function beginOf(step: DueStep): Day {
  return 'on' in step ? step.on : step.from
}

/** Each pause with the days it adds itself: what an earlier pause covers already is not counted twice. */
function pausedSteps(
  calendar: WorkCalendar,
  unit: LimitUnit,
  start: Day,
  pauses: ClockReading['pauses'],
  due: Day | null,
): DueStep[] {
  let covered = start
  return pauses
    .toSorted((a, b) => compareDays(a.from, b.from))
    .map(({ from, to, why }) => {
      const reaches = to !== undefined && (due === null || from < due)
      const days = reaches ? countBetween(calendar, unit, later(from, covered), to) : 0
      covered = later(covered, to ?? covered)
      return { step: 'paused', from, to: to ?? null, days, unit: unit === 'working_day' ? unit : 'day', why }
    })
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
