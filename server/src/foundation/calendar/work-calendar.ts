import { addDays, type Day, day, weekday, yearOf } from '#platform/clock'
import { buildIndex, distance, shift, type WorkIndex } from './work-index.ts'

export interface SpecialDay {
  day: Day
  kind: 'holiday' | 'workday'
  name: string
}

/** Working days by the State Council's yearly notices; never by weekdays alone. */
export interface WorkCalendar {
  /** Years whose notice is known. */
  years: ReadonlySet<number>
  special: ReadonlyMap<Day, SpecialDay>
}

export function workCalendar(years: Iterable<number>, days: Iterable<SpecialDay>): WorkCalendar {
  return { years: new Set(years), special: new Map([...days].map((special) => [special.day, special])) }
}

/** Holidays fixed to dates by 全国年节及纪念日放假办法; the lunar ones wait for the year's notice. */
const FIXED = new Map([
  ['01-01', '元旦'],
  ['05-01', '劳动节'],
  ['05-02', '劳动节'],
  ['10-01', '国庆节'],
  ['10-02', '国庆节'],
  ['10-03', '国庆节'],
])

/** What makes a day special: a holiday, or a weekend day worked in exchange. */
export function specialDay(calendar: WorkCalendar, at: Day): SpecialDay | undefined {
  const special = calendar.special.get(at)
  if (special || calendar.years.has(yearOf(at))) return special
  const name = FIXED.get(at.slice(5))
  return name === undefined ? undefined : { day: at, kind: 'holiday', name }
}

export function isWorkingDay(calendar: WorkCalendar, at: Day): boolean {
  const special = specialDay(calendar, at)
  if (special) return special.kind === 'workday'
  const at7 = weekday(at)
  return at7 !== 0 && at7 !== 6
}

/** True while the notice for the day's year is not out: what is computed with it may still move. */
export function isProvisional(calendar: WorkCalendar, at: Day): boolean {
  return !calendar.years.has(yearOf(at))
}

/** True when a day of the span lies in a year whose notice is not known. */
export function isSpanProvisional(calendar: WorkCalendar, from: Day, to: Day): boolean {
  for (let year = yearOf(from); year <= yearOf(to); year++) if (!calendar.years.has(year)) return true
  return false
}

const indexes = new WeakMap<WorkCalendar, WorkIndex>()

function indexOf(calendar: WorkCalendar): WorkIndex {
  let index = indexes.get(calendar)
  if (!index) {
    index = buildIndex((at) => isWorkingDay(calendar, at))
    indexes.set(calendar, index)
  }
  return index
}

/**
 * The `count`-th working day after `start`; `start` itself is day 0 and not counted.
 * A negative count goes back, for reminders a number of working days ahead of a due date.
 */
export function addWorkingDays(calendar: WorkCalendar, start: Day, count: number): Day {
  if (count === 0) return start
  const found = shift(indexOf(calendar), start, count)
  if (found !== undefined) return found
  const step = Math.sign(count)
  let at = start
  for (let left = Math.abs(count); left > 0; ) {
    at = addDays(at, step)
    if (isWorkingDay(calendar, at)) left -= 1
  }
  return at
}

/** Working days after `from` up to and including `to`; 0 when `to` is not later. */
export function workingDaysBetween(calendar: WorkCalendar, from: Day, to: Day): number {
  const known = distance(indexOf(calendar), from, to)
  if (known !== undefined) return known
  let count = 0
  for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) if (isWorkingDay(calendar, at)) count += 1
  return count
}

/** The first working day on or after `at`. */
export function workingDayFrom(calendar: WorkCalendar, at: Day): Day {
  return isWorkingDay(calendar, at) ? at : addWorkingDays(calendar, at, 1)
}

/** Named holidays inside a span, as runs of consecutive days under one name. */
export function restRuns(calendar: WorkCalendar, from: Day, to: Day): { name: string; from: Day; to: Day }[] {
  const runs: { name: string; from: Day; to: Day }[] = []
  for (let at = from; at <= to; at = addDays(at, 1)) {
    const special = specialDay(calendar, at)
    if (special?.kind !== 'holiday') continue
    const last = runs.at(-1)
    if (last && last.name === special.name && addDays(last.to, 1) === at) last.to = at
    else runs.push({ name: special.name, from: at, to: at })
  }
  return runs
}

/** Weekend days inside a span that count because they are worked in exchange. */
export function makeUpDays(calendar: WorkCalendar, from: Day, to: Day): Day[] {
  const days: Day[] = []
  for (let at = from; at <= to; at = addDays(at, 1)) {
    if (specialDay(calendar, at)?.kind === 'workday') days.push(day(at))
  }
  return days
}
