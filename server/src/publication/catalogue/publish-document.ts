import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import { everyColumn } from '#foundation/sites'
import type { Clock, Day } from '#platform/clock'
import { sha256 } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { withdrawalKinds } from './contract.ts'
import { newIndexNumber } from './index-number.ts'
import { refuseUnlinked } from './relations/relations.ts'
import { type DocumentRecord, lockFor } from './store.ts'
import type { Tables } from './tables.ts'

/** Puts the approved edition on line. Number, date and channel belong to this act, not to the text. */
export async function publishDocument(tx: Tx, clock: Clock, actor: Actor, id: string): Promise<string> {
  const { row, next } = await lockFor(tx, id, 'publish')
  if (row.content.attribute !== 'active') throw new Refusal('documents.not_for_publication', 409)
  const column = (await everyColumn(tx)).find((candidate) => candidate.id === row.column_id)
  await refuseUnlinked(tx, { id, columnKind: column?.kind })
  const own = tx.withTables<Tables>()
  const edition = await own
    .selectFrom('catalogue_edition')
    .selectAll()
    .where('id', '=', row.frozen_edition ?? '')
    .executeTakeFirstOrThrow()
  // What is published is byte for byte what the reviewers signed.
  if (!sha256(edition.canonical).equals(edition.digest))
    throw new Error(`edition ${edition.id} does not match its digest`)
  const now = clock.now()
  const indexNumber = row.index_number ?? (await newIndexNumber(tx, clock, numbered(row)))
  await own.updateTable('catalogue_edition').set({ published_at: now }).where('id', '=', edition.id).execute()
  await own
    .updateTable('catalogue_document')
    .set({
      state: next,
      index_number: indexNumber,
      published_edition: edition.id,
      published_at: row.published_at ?? now,
      version: row.version + 1,
      updated_at: now,
    })
    .where('id', '=', id)
    .execute()
  await record(tx, clock, {
    kind: 'document.published',
    subject: { kind: 'document', id },
    body: row.body_id,
    actor: actor.id,
    payload: {
      edition: edition.id,
      no: edition.no,
      digest: edition.digest.toString('hex'),
      indexNumber,
      channels: ['website'],
    },
  })
  return indexNumber
}

const numbered = (row: DocumentRecord) => ({
  id: row.id,
  bodyId: row.body_id,
  columnId: row.column_id,
  theme: row.theme,
  genre: row.genre,
})

/** Takes a document off line; a tombstone with the reason stays at its address. */
export async function withdrawDocument(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  withdrawal: { kind: (typeof withdrawalKinds)[number]; reason: string },
): Promise<void> {
  const { row, next } = await lockFor(tx, id, 'withdraw')
  await tx
    .withTables<Tables>()
    .updateTable('catalogue_document')
    .set({
      state: next,
      withdrawn_at: clock.now(),
      withdrawal: withdrawal.kind,
      withdrawal_reason: withdrawal.reason,
      version: row.version + 1,
      updated_at: clock.now(),
    })
    .where('id', '=', id)
    .execute()
  await record(tx, clock, {
    kind: 'document.withdrawn',
    subject: { kind: 'document', id },
    body: row.body_id,
    actor: actor.id,
    payload: { withdrawal: withdrawal.kind },
  })
}

/** Marks a rule or normative document as repealed from a day on; its text stays readable under a visible label. */
export async function repealDocument(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  repeal: { on: Day; by: string },
): Promise<void> {
  const own = tx.withTables<Tables>()
  const row = await own
    .selectFrom('catalogue_document')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('documents.not_found', 404)
  if (row.kind === null || !['in_force', 'amended', 'partly'].includes(row.validity))
    throw new Refusal('documents.cannot_repeal', 409)
  if (repeal.on < row.written_on) throw new Refusal('documents.repeal_before_writing', 422)
  await own
    .updateTable('catalogue_document')
    .set({ validity: 'repealed', repealed_on: repeal.on, version: row.version + 1, updated_at: clock.now() })
    .where('id', '=', id)
    .execute()
  await record(tx, clock, {
    kind: 'document.repealed',
    subject: { kind: 'document', id },
    body: row.body_id,
    actor: actor.id,
    payload: { on: repeal.on },
  })
}
