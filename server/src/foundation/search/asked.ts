import { sql } from 'kysely'
import type { Clock, Day } from '#platform/clock'
import type { Db } from '#platform/db'
import { fold } from './fold.ts'
import type { Tables } from './tables.ts'

/** Something a person might be known by is not counted: long numbers, addresses of mail. */
const personal = /\d{6,}|@/
/** A telephone or identity number in groups, as people write them. */
const grouped = /\d(?:[\s-]*\d){10,}/

/** How a search is written down. */
export const askedAs = (q: string): string => fold(q).replace(/\s+/g, ' ').trim().slice(0, 40)

/** Counts what was searched for, by day. Nothing of who asked is kept. */
export async function countAsked(db: Db, clock: Clock, q: string, found: boolean): Promise<void> {
  const words = askedAs(q)
  if (words.length < 2 || personal.test(words) || grouped.test(words)) return
  await db
    .withTables<Tables>()
    .insertInto('search_asked')
    .values({ day: clock.today(), words, times: 1, empty: found ? 0 : 1 })
    .onConflict((conflict) =>
      conflict.columns(['day', 'words']).doUpdateSet({
        times: sql<number>`search_asked.times + 1`,
        empty: sql<number>`search_asked.empty + excluded.empty`,
      }),
    )
    .execute()
}

export interface AskedWords {
  words: string
  times: number
  empty: number
}

/** What was asked most in a period; `empty`: what was looked for in vain. */
export async function askedWords(
  db: Db,
  period: { from: Day; until: Day },
  which: 'all' | 'empty',
  most: number,
): Promise<AskedWords[]> {
  const times = sql<number>`sum(times)::int`
  const empty = sql<number>`sum(empty)::int`
  return db
    .withTables<Tables>()
    .selectFrom('search_asked')
    .select(['words', times.as('times'), empty.as('empty')])
    .where('day', '>=', period.from)
    .where('day', '<=', period.until)
    .groupBy('words')
    .having(which === 'empty' ? sql<boolean>`sum(empty) > 0` : sql<boolean>`true`)
    .orderBy(which === 'empty' ? empty : times, 'desc')
    .orderBy('words')
    .limit(most)
    .execute()
}

/** Words to propose below the box: asked for by several and found. */
export async function hotWords(db: Db, from: Day, most: number): Promise<string[]> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('search_asked')
    .select('words')
    .where('day', '>=', from)
    .where(sql<boolean>`char_length(words) <= 12`)
    .groupBy('words')
    .having(sql<boolean>`sum(times) >= 3 and sum(empty) = 0`)
    .orderBy(sql`sum(times)`, 'desc')
    .limit(most)
    .execute()
  return rows.map(({ words }) => words)
}

/** How often the box was used in a period. */
export async function searchesIn(
  db: Db,
  period: { from: Day; until: Day },
): Promise<{ times: number; empty: number }> {
  return db
    .withTables<Tables>()
    .selectFrom('search_asked')
    .select([
      sql<number>`coalesce(sum(times), 0)::int`.as('times'),
      sql<number>`coalesce(sum(empty), 0)::int`.as('empty'),
    ])
    .where('day', '>=', period.from)
    .where('day', '<=', period.until)
    .executeTakeFirstOrThrow()
}
