import { sql } from 'kysely'
import type { Db } from '#platform/db'
import type { Tables } from './tables.ts'

export interface PublicCase {
  id: string
  number: string
  channel: string
  matter: string
  bodyId: string
  title: string
  asked: string
  reply: string
  submittedAt: Date
  answeredAt: Date
  publishedAt: Date
  rating: number | null
}

const shown = (db: Db) =>
  db
    .withTables<Tables>()
    .selectFrom('cases_case')
    .where('published_at', 'is not', null)
    .where('hidden_at', 'is', null)
    .select([
      'id',
      'number',
      'channel',
      'matter',
      'body_id as bodyId',
      'public_title as title',
      'public_asked as asked',
      'public_reply as reply',
      'submitted_at as submittedAt',
      sql<Date>`coalesce(answered_at, first_answered_at)`.as('answeredAt'),
      sql<Date>`published_at`.as('publishedAt'),
      'rating',
    ])

/** A letter as the public may read it; undefined when it is not public. */
export async function publicCase(db: Db, id: string): Promise<PublicCase | undefined> {
  return shown(db).where('id', '=', id).executeTakeFirst()
}

export async function publicCases(
  db: Db,
  channel: string | undefined,
  page: number,
  size: number,
): Promise<{ rows: PublicCase[]; total: number }> {
  const of = channel ? shown(db).where('channel', '=', channel) : shown(db)
  const [rows, { total }] = await Promise.all([
    of
      .orderBy('published_at', 'desc')
      .limit(size)
      .offset((page - 1) * size)
      .execute(),
    of.clearSelect().select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow(),
  ])
  return { rows, total }
}
