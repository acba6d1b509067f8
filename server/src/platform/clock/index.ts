declare const dayBrand: unique symbol
/** A statutory day, `YYYY-MM-DD`, in Asia/Shanghai. Instants are never compared with days. */
export type Day = string & { readonly [dayBrand]: true }

export interface Clock {
  /** The instant. */
  now(): Date
  /** The statutory day that instant falls on. */
  today(): Day
}

const pattern = /^\d{4}-\d{2}-\d{2}$/
const DAY_MS = 86_400_000

export function isDay(text: string): text is Day {
  return pattern.test(text) && toText(toUtc(text)) === text
}

/** Parses a day; throws on anything that is not a real calendar day. */
export function day(text: string): Day {
  if (!isDay(text)) throw new RangeError(`not a day: ${text}`)
  return text
}

export function addDays(start: Day, count: number): Day {
  return toText(toUtc(start) + count * DAY_MS) as Day
}

/** The same date `count` months on, or the last day of a shorter month. */
export function addMonths(start: Day, count: number): Day {
  const [year = 0, month = 1, date = 1] = start.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + count, 1))
  const length = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  const base = `${String(first.getUTCFullYear()).padStart(4, '0')}-${String(first.getUTCMonth() + 1).padStart(2, '0')}`
  return `${base}-${String(Math.min(date, length)).padStart(2, '0')}` as Day
}

/** Calendar days from `a` to `b`; negative when `b` is earlier. */
export function daysBetween(a: Day, b: Day): number {
  return Math.round((toUtc(b) - toUtc(a)) / DAY_MS)
}

export function compareDays(a: Day, b: Day): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** 0 is Sunday, 6 is Saturday. */
export function weekday(at: Day): number {
  return new Date(toUtc(at)).getUTCDay()
}

export function yearOf(at: Day): number {
  return Number(at.slice(0, 4))
}

// China has kept one zone, UTC+8 without summer time, since 1992; no earlier instant enters the system.
const SHANGHAI_MS = 8 * 3_600_000

/** The statutory day of an instant, whatever zone the process runs in. */
export function dayInShanghai(instant: Date): Day {
  return toText(instant.getTime() + SHANGHAI_MS) as Day
}

/** An instant as people write it, in Shanghai: 2026-03-02 14:05. */
export function momentInShanghai(instant: Date): string {
  const time = new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)
  return `${dayInShanghai(instant)} ${time}`
}

/** Until when, as people say it: an end at midnight is the end of the day before, and told as that day. */
export function deadlineInShanghai(end: Date): string {
  const told = momentInShanghai(end)
  return told.endsWith(' 00:00') ? dayInShanghai(new Date(end.getTime() - 1)) : told
}

export function addHours(instant: Date, hours: number): Date {
  return new Date(instant.getTime() + hours * 3_600_000)
}

/** The first instant after a day, at midnight in Shanghai: a limit that ends with the day ends here. */
export function endOfDay(at: Day): Date {
  return new Date(toUtc(at) + DAY_MS - SHANGHAI_MS)
}

export const systemClock: Clock = {
  now: () => new Date(),
  today: () => dayInShanghai(new Date()),
}

/** A clock that stands still until it is set. */
export function fixedClock(iso: string): Clock & { set(iso: string): void } {
  let instant = new Date(iso)
  return {
    now: () => instant,
    today: () => dayInShanghai(instant),
    set(next) {
      instant = new Date(next)
    },
  }
}

function toUtc(text: string): number {
  const [year, month, date] = text.split('-').map(Number)
  return Date.UTC(year ?? 0, (month ?? 1) - 1, date ?? 1)
}

function toText(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10)
}
