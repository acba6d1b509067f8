import { sql } from 'kysely'
import { type Actor, bodiesFor } from '#foundation/identity'
import type { Day } from '#platform/clock'
import type { Db } from '#platform/db'
import type { Tables } from '../tables.ts'
import { duesOf } from './board.ts'
import { stillOwed } from './still-owed.ts'

/** Who answers for it that what is to be public becomes so in time (Art 4: the body's 政务公开办). */
const keepers = ['disclosure_office'] as const
const MOST = 300

export interface LateDocument {
  id: string
  title: string
  bodyId: string
  formedOn: string
  due: Day
}

/** What is past the last day of Art 26 or its special laws, for the office that answers for it; the oldest first. */
export async function lateFor(
  db: Db,
  today: Day,
  actor: Actor,
  unlisted: (count: number) => void,
): Promise<LateDocument[]> {
  const bodies = bodiesFor(actor, keepers)
  if (bodies.length === 0) return []
  const rows = await db
    .withTables<Tables>()
    .selectFrom('catalogue_document')
    .select(['id', 'body_id', 'written_on', sql<string>`content ->> 'title'`.as('title')])
    .where('body_id', 'in', bodies)
    .where(stillOwed)
    .where('written_on', '<', today)
    .orderBy('written_on')
    .orderBy('id')
    .execute()
  const dues = await duesOf(
    db,
    today,
    rows.map(({ id, written_on }) => ({ id, writtenOn: written_on })),
  )
  const late = rows.flatMap(({ id, title, body_id: bodyId, written_on: formedOn }) => {
    const due = dues.get(id)?.due
    return due && today > due ? [{ id, title, bodyId, formedOn, due }] : []
  })
  unlisted(Math.max(0, late.length - MOST))
  return late.slice(0, MOST)
}
