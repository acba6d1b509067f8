import { sql } from 'kysely'
import { listBodies } from '#foundation/bodies'
import { accountNames } from '#foundation/identity'
import { type Clock, dayInShanghai } from '#platform/clock'
import type { Db } from '#platform/db'
import type { Tables as DocumentTables } from '../tables.ts'
import type { HandoverBoard, HandoverRow } from './contract.ts'
import { unhanded } from './hand-over.ts'
import type { Tables } from './tables.ts'

type Own = Tables & DocumentTables

/** What waits for the archive, body by body, and every package made so far. */
export async function handoverBoard(db: Db, clock: Clock, bodies: readonly string[]): Promise<HandoverBoard> {
  if (bodies.length === 0) return { waiting: [], rows: [] }
  const [waiting, rows, names] = await Promise.all([
    db
      .withTables<Own>()
      .selectFrom('catalogue_document as d')
      .select([
        'd.body_id',
        sql<number>`count(*)::int`.as('documents'),
        sql<Date>`min(d.published_at)`.as('oldest'),
      ])
      .where('d.body_id', 'in', [...bodies])
      .where(unhanded)
      .groupBy('d.body_id')
      .execute(),
    listHandovers(db, bodies),
    listBodies(db, clock.today(), bodies),
  ])
  const nameOf = new Map(names.map(({ id, name }) => [id, name]))
  return {
    waiting: waiting
      .map((row) => ({
        bodyId: row.body_id,
        bodyName: nameOf.get(row.body_id) ?? '',
        documents: row.documents,
        oldest: dayInShanghai(row.oldest),
      }))
      .sort((one, other) => other.documents - one.documents),
    rows: rows.map(({ bodyId, ...row }) => ({ ...row, bodyName: nameOf.get(bodyId) ?? '' })),
  }
}

async function listHandovers(db: Db, bodies: readonly string[]) {
  const rows = await db
    .withTables<Own>()
    .selectFrom('catalogue_handover as h')
    .selectAll('h')
    .select(
      sql<number>`(select count(*)::int from catalogue_handover_item i where i.handover_id = h.id)`.as(
        'documents',
      ),
    )
    .where('h.body_id', 'in', [...bodies])
    .orderBy('h.made_at', 'desc')
    .limit(500)
    .execute()
  const people = await accountNames(
    db,
    rows.map((row) => row.made_by),
  )
  return rows.map((row): Omit<HandoverRow, 'bodyName'> & { bodyId: string } => ({
    id: row.id,
    bodyId: row.body_id,
    receiver: row.receiver,
    retention: row.retention,
    until: row.until_day,
    documents: row.documents,
    madeAt: row.made_at.toISOString(),
    madeByName: people.get(row.made_by)?.name ?? '',
    receivedOn: row.received_on,
    receipt: row.receipt,
  }))
}
