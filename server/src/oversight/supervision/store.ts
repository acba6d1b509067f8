import { sql } from 'kysely'
import type { Db } from '#platform/db'
import type { Tables } from './tables.ts'

/** How often, and when last, each body of a level was reminded of a year's report. */
export async function remindersOf(
  db: Db,
  root: string,
  year: number,
): Promise<ReadonlyMap<string, { count: number; last: Date }>> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('supervision_reminder')
    .select(['body_id', sql<number>`count(*)::int`.as('count'), sql<Date>`max(sent_at)`.as('last')])
    .where('root_id', '=', root)
    .where('year', '=', year)
    .groupBy('body_id')
    .execute()
  return new Map(rows.map((row) => [row.body_id, { count: row.count, last: row.last }]))
}
