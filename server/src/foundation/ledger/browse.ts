import { sql } from 'kysely'
import type { Db } from '#platform/db'
import type { Entry } from './entry.ts'
import { headerOf } from './sequencer.ts'
import type { Tables } from './tables.ts'

export interface EntryFilter {
  /** The noun before the dot, or the whole kind. */
  kind?: string | undefined
  actor?: string | undefined
  body?: string | undefined
  subject?: string | undefined
  since?: Date | undefined
  before?: Date | undefined
}

/** Numbered entries, the newest first, for those who audit. */
export async function browseEntries(
  db: Db,
  filter: EntryFilter,
  page: { limit: number; offset: number },
): Promise<Entry[]> {
  const rows = await filtered(db, filter)
    .selectAll()
    .orderBy('recorded_at', 'desc')
    .orderBy('position', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
  return rows.flatMap((row) =>
    row.position === null ? [] : [{ ...headerOf(row), position: row.position, payload: row.payload }],
  )
}

/**
 * What entries from `position` on are about, each once; those that are not numbered yet among them, so that whoever asks again
 * from the same position on hears of nothing too late.
 */
export async function subjectsSince(db: Db, position: bigint): Promise<{ kind: string; id: string }[]> {
  return db
    .withTables<Tables>()
    .selectFrom('ledger_entry')
    .select(['subject_kind as kind', 'subject_id as id'])
    .distinct()
    .where((eb) => eb.or([eb('position', '>=', position), eb('position', 'is', null)]))
    .execute()
}

/** How many there are, counted no further than `most`. */
export async function countEntries(db: Db, filter: EntryFilter, most: number): Promise<number> {
  const { count } = await db
    .selectFrom(filtered(db, filter).select('id').limit(most).as('found'))
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** Who caused `atLeast` entries of a kind within any hour since a moment: the most in one hour, and when it was last so. */
export async function busyHours(
  db: Db,
  kind: string,
  since: Date,
  atLeast: number,
): Promise<{ actor: string; count: number; last: Date }[]> {
  const { rows } = await sql<{ actor: string; count: number; last: Date }>`
    select actor_id as actor, max(within_hour)::int as count, max(recorded_at) as last
    from (
      select actor_id, recorded_at, count(*) over (
        partition by actor_id order by recorded_at
        range between interval '1 hour' preceding and current row) as within_hour
      from ledger_entry
      where kind = ${kind} and recorded_at >= ${since} and actor_id is not null) as looked
    where within_hour >= ${atLeast}
    group by actor_id
    order by count desc`.execute(db)
  return rows
}

function filtered(db: Db, filter: EntryFilter) {
  let query = db.withTables<Tables>().selectFrom('ledger_entry').where('position', 'is not', null)
  if (filter.kind !== undefined)
    query = filter.kind.includes('.')
      ? query.where('kind', '=', filter.kind)
      : query.where('kind', 'like', `${filter.kind.replace(/[\\%_]/g, '\\$&')}.%`)
  if (filter.actor !== undefined) query = query.where('actor_id', '=', filter.actor)
  if (filter.body !== undefined) query = query.where('body_id', '=', filter.body)
  if (filter.subject !== undefined) query = query.where('subject_id', '=', filter.subject)
  if (filter.since !== undefined) query = query.where('recorded_at', '>=', filter.since)
  if (filter.before !== undefined) query = query.where('recorded_at', '<', filter.before)
  return query
}
