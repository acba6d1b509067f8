import { addDays, type Day } from '#platform/clock'
import {
  addWorkingDays,
  isProvisional,
  isWorkingDay,
  makeUpDays,
  restRuns,
  type WorkCalendar,
} from './work-calendar.ts'

/** What has happened to a clock so far. Days are statutory days; spans include both ends. */
export interface ClockHistory {
  /** The day counting starts after: receipt, or the latest restart. */
  receivedOn: Day
  /** Working days the rule gave when the case began. */
  limit: number
  /** Days from which the count began anew (Art 30: receipt of the correction), in order. */
  restarts?: readonly { on: Day; why: ClockReason }[]
  /** Spans not counted (Art 33 ¶3). An open span has no `to`. */
  pauses?: readonly { from: Day; to?: Day; why: ClockReason }[]
  /** Working days added (Art 33: at most the limit's rule in total). */
  extensions?: readonly { on: Day; days: number }[]
}

export type ClockReason = 'correction' | 'third_party' | 'co_making_body' | 'fee'

export type DueStep =
  | { step: 'received'; on: Day; limit: number }
  | { step: 'restarted'; on: Day; why: ClockReason }
  | { step: 'paused'; from: Day; to: Day | null; days: number; why: ClockReason }
  | { step: 'extended'; on: Day; days: number }
  | { step: 'rest'; name: string; from: Day; to: Day }
  | { step: 'make_up'; on: Day }
  | { step: 'due'; on: Day; provisional: boolean }

export interface Due {
  /** Null while the clock stands still. */
  due: Day | null
  provisional: boolean
  state: 'running' | 'paused'
  steps: DueStep[]
}

/**
 * The last day of a clock, with the way it was reached.
 * The day of receipt is day 0; a paused working day is not counted, and pauses that overlap are counted out once.
 */
export function dueDate(calendar: WorkCalendar, history: ClockHistory): Due {
  const restart = history.restarts?.at(-1)
  const start = restart?.on ?? history.receivedOn
  const extended = (history.extensions ?? []).reduce((sum, extension) => sum + extension.days, 0)
  const pauses = (history.pauses ?? []).filter((pause) => pause.to === undefined || pause.to > start)
  const steps: DueStep[] = [
    { step: 'received', on: history.receivedOn, limit: history.limit },
    ...(history.restarts ?? []).map(({ on, why }): DueStep => ({ step: 'restarted', on, why })),
    ...pauses.map(
      (pause): DueStep => ({
        step: 'paused',
        from: pause.from,
        to: pause.to ?? null,
        days: pause.to ? countPaused(calendar, pause.from, pause.to, start) : 0,
        why: pause.why,
      }),
    ),
    ...(history.extensions ?? []).map((extension): DueStep => ({ step: 'extended', ...extension })),
  ]
  if (pauses.some((pause) => pause.to === undefined)) {
    return { due: null, provisional: false, state: 'paused', steps }
  }
  const due = count(calendar, start, history.limit + extended, pauses)
  const provisional = isProvisional(calendar, due)
  for (const run of restRuns(calendar, addDays(start, 1), due)) steps.push({ step: 'rest', ...run })
  for (const on of makeUpDays(calendar, addDays(start, 1), due)) steps.push({ step: 'make_up', on })
  steps.push({ step: 'due', on: due, provisional })
  return { due, provisional, state: 'running', steps }
}

function count(
  calendar: WorkCalendar,
  start: Day,
  days: number,
  pauses: NonNullable<ClockHistory['pauses']>,
): Day {
  if (pauses.length === 0) return addWorkingDays(calendar, start, days)
  let at = start
  for (let left = days; left > 0; ) {
    at = addDays(at, 1)
    if (isWorkingDay(calendar, at) && !isPaused(at, pauses)) left -= 1
  }
  return at
}

// The day a letter goes out still counts; the days after it, up to and including the answer, do not.
function isPaused(at: Day, pauses: NonNullable<ClockHistory['pauses']>): boolean {
  return pauses.some((pause) => at > pause.from && at <= (pause.to ?? '9999-12-31'))
}

function countPaused(calendar: WorkCalendar, from: Day, to: Day, start: Day): number {
  let days = 0
  for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) {
    if (at > start && isWorkingDay(calendar, at)) days += 1
  }
  return days
}

export type Light = 'green' | 'yellow' | 'red' | 'none'

/** Red once late, yellow in the last `warnDays` working days, none while the clock stands still. */
export function trafficLight(calendar: WorkCalendar, due: Day | null, today: Day, warnDays: number): Light {
  if (due === null) return 'none'
  if (today > due) return 'red'
  return addWorkingDays(calendar, today, warnDays) >= due ? 'yellow' : 'green'
}
