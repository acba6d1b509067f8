import { listBodies } from '#foundation/bodies'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import type { Clock, Day } from '#platform/clock'
import { newId } from '#platform/crypto'
import type { Db, Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { Tables as DocumentTables } from '../tables.ts'
import type { ReleaseInput, ReleaseMove, ReleaseView } from './contract.ts'
import type { Tables } from './tables.ts'

type Own = Tables & DocumentTables

/** Tells beforehand what will be published on which day. */
export async function planRelease(tx: Tx, clock: Clock, actor: Actor, input: ReleaseInput): Promise<string> {
  if (input.on < clock.today()) throw new Refusal('agenda.past', 422)
  const id = newId()
  await tx
    .withTables<Own>()
    .insertInto('catalogue_release')
    .values({
      id,
      body_id: input.bodyId,
      title: input.title,
      planned_on: input.on,
      note: input.note,
      state: 'planned',
      created_by: actor.id,
      created_at: clock.now(),
    })
    .execute()
  await note(tx, clock, actor, id, input.bodyId, 'release.planned', { on: input.on })
  return id
}

/** Puts a release off, or calls it off; the public reads the reason. */
export async function moveRelease(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  { version, on, reason }: ReleaseMove,
): Promise<void> {
  const row = await lockPlanned(tx, id, version)
  if (on !== null && on < clock.today()) throw new Refusal('agenda.past', 422)
  await tx
    .withTables<Own>()
    .updateTable('catalogue_release')
    .set({
      ...(on === null
        ? { state: 'cancelled' as const }
        : { planned_on: on, moved_from: row.moved_from ?? row.planned_on }),
      reason,
      version: version + 1,
    })
    .where('id', '=', id)
    .execute()
  await note(tx, clock, actor, id, row.body_id, on === null ? 'release.cancelled' : 'release.moved', { on })
}

/** What was told has come: the calendar leads to it. */
export async function fulfilRelease(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  { version, documentId }: { version: number; documentId: string },
): Promise<void> {
  const row = await lockPlanned(tx, id, version)
  const own = tx.withTables<Own>()
  const document = await own
    .selectFrom('catalogue_document')
    .select(['body_id', 'published_edition', 'state'])
    .where('id', '=', documentId)
    .executeTakeFirst()
  if (document?.body_id !== row.body_id || !document.published_edition || document.state === 'withdrawn')
    throw new Refusal('agenda.not_published', 422)
  await own
    .updateTable('catalogue_release')
    .set({ state: 'released', document_id: documentId, version: version + 1 })
    .where('id', '=', id)
    .execute()
  await note(tx, clock, actor, id, row.body_id, 'release.fulfilled', { document: documentId })
}

async function lockPlanned(tx: Tx, id: string, version: number) {
  const row = await tx
    .withTables<Own>()
    .selectFrom('catalogue_release')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('agenda.not_found', 404)
  if (row.version !== version) throw new Refusal('agenda.changed_meanwhile', 409)
  if (row.state !== 'planned') throw new Refusal('agenda.settled', 409)
  return row
}

function note(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  body: string,
  kind: string,
  payload: Record<string, string | null>,
) {
  return record(tx, clock, { kind, subject: { kind: 'release', id }, body, actor: actor.id, payload })
}

/** The calendar from a day on, or with what is late before it. */
export async function releasesFrom(
  db: Db,
  today: Day,
  { from, bodies }: { from: Day; bodies?: readonly string[] | undefined },
): Promise<ReleaseView[]> {
  if (bodies?.length === 0) return []
  const rows = await db
    .withTables<Own>()
    .selectFrom('catalogue_release')
    .selectAll()
    .where('planned_on', '>=', from)
    .$if(bodies !== undefined, (query) => query.where('body_id', 'in', [...(bodies ?? [])]))
    .orderBy('planned_on')
    .orderBy('id')
    .limit(1_000)
    .execute()
  const names = new Map((await listBodies(db, today)).map(({ id, name }) => [id, name]))
  return rows.map((row) => ({
    id: row.id,
    bodyId: row.body_id,
    bodyName: names.get(row.body_id) ?? '',
    title: row.title,
    on: row.planned_on,
    note: row.note,
    state: row.state,
    late: row.state === 'planned' && row.planned_on < today,
    documentId: row.document_id,
    movedFrom: row.moved_from,
    reason: row.reason,
    version: row.version,
  }))
}

export async function bodyOfRelease(db: Db, id: string): Promise<string | undefined> {
  const row = await db
    .withTables<Own>()
    .selectFrom('catalogue_release')
    .select('body_id')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.body_id
}
