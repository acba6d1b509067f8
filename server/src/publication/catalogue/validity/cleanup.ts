import { sql } from 'kysely'
import { bodiesUnder, listBodies } from '#foundation/bodies'
import { type Actor, mayAct } from '#foundation/identity'
import { record } from '#foundation/ledger'
import { type Clock, type Day, day } from '#platform/clock'
import { newId } from '#platform/crypto'
import type { Db, Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { Tables as DocumentTables } from '../tables.ts'
import type { CleanupDetail, CleanupInput, CleanupRow, DecisionInput } from './contract.ts'
import type { Tables } from './tables.ts'

type Own = Tables & DocumentTables
const inForce = ['in_force', 'amended', 'partly'] as const

/** Opens a campaign over everything in force of a body and the bodies under it. @returns its id */
export async function openCleanup(tx: Tx, clock: Clock, actor: Actor, input: CleanupInput): Promise<string> {
  const own = tx.withTables<Own>()
  const bodies = await bodiesUnder(tx, input.bodyId, 'disclosure_supervisor', clock.today())
  const documents = await own
    .selectFrom('catalogue_document')
    .select('id')
    .where('body_id', 'in', bodies)
    .where('kind', 'is not', null)
    .where('published_edition', 'is not', null)
    .where('state', '<>', 'withdrawn')
    .where('validity', 'in', [...inForce])
    .where('written_on', '<=', input.asOf)
    .execute()
  if (documents.length === 0) throw new Refusal('cleanup.nothing_in_force', 409)
  const id = newId()
  await own
    .insertInto('catalogue_cleanup')
    .values({
      id,
      body_id: input.bodyId,
      title: input.title,
      as_of: input.asOf,
      opened_by: actor.id,
      opened_at: clock.now(),
      announcement: null,
      settled_at: null,
    })
    .execute()
  await own
    .insertInto('catalogue_cleanup_item')
    .columns(['cleanup_id', 'document_id'])
    .expression(
      own
        .selectFrom('catalogue_document')
        .select([sql<string>`${id}::uuid`.as('cleanup_id'), 'id as document_id'])
        .where(
          'id',
          'in',
          documents.map((row) => row.id),
        ),
    )
    .execute()
  await note(tx, clock, actor.id, id, input.bodyId, 'cleanup.opened', { documents: documents.length })
  return id
}

export async function listCleanups(
  db: Db,
  today: Day,
  bodies: readonly string[],
  only?: string,
): Promise<CleanupRow[]> {
  if (bodies.length === 0) return []
  const rows = await db
    .withTables<Own>()
    .selectFrom('catalogue_cleanup as c')
    .leftJoin('catalogue_cleanup_item as i', 'i.cleanup_id', 'c.id')
    .where('c.body_id', 'in', [...bodies])
    .$if(only !== undefined, (query) => query.where('c.id', '=', only ?? ''))
    .groupBy('c.id')
    .select([
      'c.id',
      'c.body_id',
      'c.title',
      'c.as_of',
      'c.announcement',
      'c.settled_at',
      sql<number>`count(i.document_id)::int`.as('items'),
      sql<number>`count(i.decision)::int`.as('decided'),
    ])
    .orderBy('c.opened_at', 'desc')
    .execute()
  const names = new Map(
    (await listBodies(db, today, [...new Set(rows.map((row) => row.body_id))])).map((body) => [
      body.id,
      body.name,
    ]),
  )
  return rows.map((row) => ({
    id: row.id,
    bodyId: row.body_id,
    bodyName: names.get(row.body_id) ?? '',
    title: row.title,
    asOf: row.as_of,
    items: row.items,
    decided: row.decided,
    announcement: row.announcement,
    settledAt: row.settled_at?.toISOString() ?? null,
  }))
}

export async function bodyOfCleanup(db: Db, id: string): Promise<string | undefined> {
  const row = await db
    .withTables<Own>()
    .selectFrom('catalogue_cleanup')
    .select('body_id')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.body_id
}

export async function cleanupDetail(
  db: Db,
  today: Day,
  actor: Actor,
  id: string,
): Promise<CleanupDetail | undefined> {
  const body = await bodyOfCleanup(db, id)
  const [row] = body ? await listCleanups(db, today, [body], id) : []
  if (!row) return undefined
  const items = await db
    .withTables<Own>()
    .selectFrom('catalogue_cleanup_item as i')
    .innerJoin('catalogue_document as d', 'd.id', 'i.document_id')
    .where('i.cleanup_id', '=', id)
    .select([
      'd.id',
      'd.title',
      'd.document_number',
      'd.body_id',
      'd.written_on',
      sql<string | null>`d.content ->> 'validUntil'`.as('until'),
      'i.decision',
      'i.reason',
    ])
    .orderBy('d.body_id')
    .orderBy('d.written_on')
    .execute()
  const names = new Map(
    (await listBodies(db, today, [...new Set(items.map((item) => item.body_id))])).map((found) => [
      found.id,
      found.name,
    ]),
  )
  return {
    ...row,
    mayEdit: row.settledAt === null && mayAct(actor, ['disclosure_office'], row.bodyId),
    list: items.map((item) => ({
      documentId: item.id,
      title: item.title,
      documentNumber: item.document_number,
      bodyName: names.get(item.body_id) ?? '',
      writtenOn: item.written_on,
      validUntil: item.until,
      decision: item.decision,
      reason: item.reason,
    })),
  }
}

/** Decides on some documents of an open campaign; takes effect when the result is published. */
export async function decideCleanup(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  input: DecisionInput,
): Promise<void> {
  const row = await lockOpen(tx, id)
  if (row.announcement) throw new Refusal('cleanup.announced', 409)
  // 继续有效 needs no reason; whoever ends or changes a rule says why.
  if (input.decision !== 'keep' && input.reason === '') throw new Refusal('cleanup.reason_missing', 422)
  await tx
    .withTables<Own>()
    .updateTable('catalogue_cleanup_item')
    .set({ decision: input.decision, reason: input.reason, decided_by: actor.id, decided_at: clock.now() })
    .where('cleanup_id', '=', id)
    .where('document_id', 'in', input.documents)
    .execute()
  await note(tx, clock, actor.id, id, row.body_id, 'cleanup.decided', {
    decision: input.decision,
    documents: input.documents,
  })
}

export async function lockOpen(tx: Tx, id: string) {
  const row = await tx
    .withTables<Own>()
    .selectFrom('catalogue_cleanup')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('cleanup.not_found', 404)
  if (row.settled_at) throw new Refusal('cleanup.settled', 409)
  return { ...row, as_of: day(row.as_of) }
}

export function note(
  tx: Tx,
  clock: Clock,
  actor: string | undefined,
  id: string,
  body: string,
  kind: string,
  payload: Record<string, string | number | readonly string[]>,
) {
  return record(tx, clock, {
    kind,
    subject: { kind: 'cleanup', id },
    body,
    ...(actor ? { actor } : {}),
    payload,
  })
}
