import { addHours, compareDays, type Day } from '#platform/clock'

export type ClockReason = 'correction' | 'third_party' | 'co_making_body' | 'fee'

/** What a limit counts. Hours are counted on instants, see `dueInstant`. */
export type LimitUnit = 'working_day' | 'day' | 'month'

/** What has happened to a clock so far. Days are statutory days; spans include both ends. */
export interface ClockHistory {
  /** The day counting starts after. */
  receivedOn: Day
  /** What the rule gave when the case began. */
  limit: number
  /** Working days unless said otherwise. */
  unit?: LimitUnit
  /** A last day that is no working day moves to the next one (limits of procedure law, counted in days or months). */
  rolls?: boolean
  /** Days from which the count began anew (Art 30: receipt of the correction), in order. */
  restarts?: readonly { on: Day; why: ClockReason }[]
  /** Spans not counted (Art 33 ¶3). An open span has no `to`. */
  pauses?: readonly { from: Day; to?: Day; why: ClockReason }[]
  /** Time added, in the unit of the limit (Art 33: at most the limit's rule in total). */
  extensions?: readonly { on: Day; days: number }[]
  /** A later last day that was set and told (Art 35: a reasonable delay); it takes the place of the count. */
  set?: { on: Day; due: Day }
  /** The day of the decision, when there is one. */
  finishedOn?: Day
}

type Pause = NonNullable<ClockHistory['pauses']>[number]

/** Days after `from`, up to and including `to`. */
export interface Span {
  from: Day
  to: Day
}

export interface ClockReading {
  /** The day counting starts after: receipt, or the latest restart. */
  start: Day
  /** Pauses that still matter, as they happened. */
  pauses: Pause[]
  /** Their union, in order and without overlap. */
  running: Span[]
  /** True while a pause has no end. */
  open: boolean
}

/** What the history says at its end: where the count starts, and which days are out. */
export function readClock(history: ClockHistory): ClockReading {
  const restart = history.restarts?.at(-1)
  const start = restart?.on ?? history.receivedOn
  const pauses = (history.pauses ?? [])
    .map((pause) => (restart && answeredBy(pause, restart.on) ? { ...pause, to: restart.on } : pause))
    .filter((pause) => pause.to === undefined || pause.to > start)
  return { start, pauses, running: union(pauses), open: pauses.some((pause) => pause.to === undefined) }
}

// Waiting for the applicant (a correction, a payment) ends with the event that restarts the clock.
function answeredBy(pause: Pause, restart: Day): boolean {
  const waitsForApplicant = pause.why === 'correction' || pause.why === 'fee'
  return waitsForApplicant && pause.to === undefined && pause.from <= restart
}

function union(pauses: readonly Pause[]): Span[] {
  if (pauses.length === 0) return []
  const spans: Span[] = []
  const closed = pauses.flatMap(({ from, to }) => (to === undefined || to <= from ? [] : [{ from, to }]))
  for (const span of closed.sort((a, b) => compareDays(a.from, b.from))) {
    const last = spans.at(-1)
    if (last && span.from <= last.to) {
      if (span.to > last.to) last.to = span.to
    } else spans.push(span)
  }
  return spans
}

/** Adds an extension unless the total would pass `limit` (Art 33: limited in total, not one by one). */
export function extendClock(
  history: ClockHistory,
  extension: { on: Day; days: number },
  limit: number,
): ClockHistory | 'over_limit' {
  const already = (history.extensions ?? []).reduce((sum, { days }) => sum + days, 0)
  if (already + extension.days > limit) return 'over_limit'
  return { ...history, extensions: [...(history.extensions ?? []), extension] }
}

/** A limit in hours runs on instants, nights and holidays included (emergencies, public opinion). */
export function dueInstant(
  startedAt: Date,
  hours: number,
  pauses: readonly { from: Date; to?: Date }[] = [],
): Date | null {
  let due = addHours(startedAt, hours).getTime()
  let reached = startedAt.getTime()
  for (const { from, to } of pauses.toSorted((a, b) => a.from.getTime() - b.from.getTime())) {
    const begin = Math.max(from.getTime(), reached)
    if (begin >= due) break
    if (!to) return null
    if (to.getTime() <= begin) continue
    due += to.getTime() - begin
    reached = to.getTime()
  }
  return addHours(startedAt, (due - startedAt.getTime()) / 3_600_000)
}
