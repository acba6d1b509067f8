import { sql } from 'kysely'
import type { Db } from '#platform/db'
import type { Asked, Strictness } from './query.ts'
import { partsOf } from './words.ts'

// Only the newest thousand hits are ranked, so with a word that stands in every third record it is waste to visit them all.
// Every item carries its month and its year as words of their own. A query for common words is asked of as many of the newest
// months or years as should hold enough hits, and of more where they did not: the answer is the same, the work is not.

/** How often words occur and how the days of the items lie, as the database's own statistics know it. */
export interface Spread {
  items: number
  /** Share of the items whose title, or whose text, holds a word; words that are not in it are rare. */
  titles: ReadonlyMap<string, number>
  texts: ReadonlyMap<string, number>
  /** Days that cut the items into equal parts, oldest first. */
  days: readonly string[]
  newest: string
}

const UNKNOWN: Spread = { items: 0, titles: new Map(), texts: new Map(), days: [], newest: '' }
const KEPT_MS = 60_000
const kept = new WeakMap<Db, { at: number; spread: Promise<Spread> }>()

/** Read once a minute; what it says decides the way to the answer, never the answer. */
export function spreadOf(db: Db): Promise<Spread> {
  const known = kept.get(db)
  if (known && performance.now() - known.at < KEPT_MS) return known.spread
  const spread = readSpread(db)
  kept.set(db, { at: performance.now(), spread })
  spread.catch(() => kept.delete(db))
  return spread
}

interface Statistics {
  column: string
  words: string[] | null
  shares: number[] | null
  days: string[] | null
}

async function readSpread(db: Db): Promise<Spread> {
  const [{ rows: columns }, { rows: sizes }] = await Promise.all([
    sql<Statistics>`
      select attname as column, most_common_elems::text::text[] as words, most_common_elem_freqs::float8[] as shares,
             case attname when 'day' then histogram_bounds::text::text[] end as days
      from pg_stats where schemaname = current_schema() and tablename = 'search_item'
        and attname in ('tokens', 'title_tokens', 'day')`.execute(db),
    sql<{ items: number; newest: string | null }>`
      select (select greatest(reltuples, 0)::float8 from pg_class where oid = 'search_item'::regclass) as items,
             (select to_char(max(day), 'YYYY-MM-DD') from search_item) as newest`.execute(db),
  ])
  const of = (name: string) => columns.find(({ column }) => column === name)
  const shares = (name: string) => {
    const { words, shares } = of(name) ?? { words: null, shares: null }
    return new Map((words ?? []).map((word, at) => [word, shares?.[at] ?? 0]))
  }
  const size = sizes[0]
  if (!size?.newest) return UNKNOWN
  return {
    items: size.items,
    titles: shares('title_tokens'),
    texts: shares('tokens'),
    days: of('day')?.days ?? [],
    newest: size.newest,
  }
}

/** The words by which an item is known to belong to a stretch of time; no word that is typed begins with such a sign. */
export function periodWords(day: string): string[] {
  return [`~m${day.slice(0, 4)}${day.slice(5, 7)}`, yearWord(day.slice(0, 4))]
}

export function yearWord(year: string): string {
  return `~y${year}`
}

/**
 * The share of items that should answer a query. Words occur neither independently of each other nor always together;
 * what is taken lies between: looking at too short a time costs a second look, and at too long a one all its hits.
 */
export function shareOf(asked: Asked, strictness: Strictness, shares: ReadonlyMap<string, number>): number {
  const of = (word: string) => shares.get(word) ?? 0
  const all = (words: readonly string[]) => words.reduce((share, word) => share * of(word), 1)
  const any = (parts: readonly number[]) =>
    Math.min(
      1,
      parts.reduce((sum, share) => sum + share, 0),
    )
  const wanted = asked.wanted.map((ways) =>
    any(
      ways.map((way) => {
        const words = strictness === 'all' ? way : way.flatMap(partsOf)
        return strictness === 'any' ? any(words.map(of)) : all(words)
      }),
    ),
  )
  const parts = [...wanted, ...asked.letters.map(of)]
  if (strictness === 'any') return any(parts)
  const independent = parts.reduce((share, part) => share * part, 1)
  const together = Math.min(1, ...parts)
  return independent ** 0.75 * together ** 0.25
}

/** The share of items that carry one of each list of marks. */
export function shareWith(
  marks: readonly (readonly string[])[],
  shares: ReadonlyMap<string, number>,
): number {
  const of = (ways: readonly string[]) =>
    Math.min(
      1,
      ways.reduce((sum, way) => sum + (shares.get(way) ?? 0), 0),
    )
  return marks.reduce((share, ways) => share * of(ways), 1)
}

/** Beyond this share of the items a window saves nothing. */
const NEARLY_ALL = 0.5
/** The database pays for every word of a window: as many months, and then years. */
const MOST_MONTHS = 6
/** So many times the wanted hits are expected in the first window: statistics are a sample, and every hit beyond is visited in vain. */
const AMPLE = 1.5

/**
 * Stretches of time to ask one after the other until one holds `enough` hits: each as a condition in the language of
 * `to_tsquery`, the last one undefined for all time.
 */
export function windowsFor(spread: Spread, share: number, enough: number): (string | undefined)[] {
  const expected = share * spread.items
  const windows = [AMPLE, 12].flatMap((times) => {
    const part = (enough * times) / expected
    const first = spread.days[Math.floor((1 - part) * (spread.days.length - 1))]
    return part < NEARLY_ALL && first !== undefined ? [since(first, spread.newest)] : []
  })
  return [...new Set(windows), undefined]
}

/** From the month of `first` on, further back by years and the last months of the first one; beyond the newest day, for what is added meanwhile. */
function since(first: string, newest: string): string {
  const month = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
  const from = month(first)
  const until = month(newest) + 2
  const months = (until: number) => Array.from({ length: until - from }, (_, at) => monthWord(from + at))
  const years = (from: number) =>
    Array.from({ length: yearOf(until) - from + 1 }, (_, at) => yearWord(String(from + at)))
  const nextYear = (yearOf(from) + 1) * 12
  const words =
    until - from < MOST_MONTHS
      ? months(until + 1)
      : nextYear - from <= MOST_MONTHS
        ? [...months(nextYear), ...years(yearOf(from) + 1)]
        : years(yearOf(from))
  return `(${words.map((word) => `'${word}'`).join(' | ')})`
}

const yearOf = (month: number) => Math.floor(month / 12)

function monthWord(month: number): string {
  return `~m${Math.floor(month / 12)}${String((month % 12) + 1).padStart(2, '0')}`
}
