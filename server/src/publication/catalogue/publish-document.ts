import type { Selectable } from 'kysely'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import { recallReview } from '#foundation/review'
import { everyColumn } from '#foundation/sites'
import { addDays, type Clock, type Day, day } from '#platform/clock'
import { sha256 } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { DocumentContent, withdrawalKinds } from './contract.ts'
import { contentOf } from './edition.ts'
import { confidentialityFault } from './gate/confidentiality.ts'
import { newIndexNumber } from './index-number.ts'
import { noteIssuers } from './joint.ts'
import { settleEffects } from './relations/effects.ts'
import { refuseUnlinked } from './relations/relations.ts'
import { columnsOf, type DocumentRecord, lockFor } from './store.ts'
import type { Tables } from './tables.ts'

/** Puts the approved edition on line. Number, date and channel belong to this act, not to the text. */
export async function publishDocument(tx: Tx, clock: Clock, actor: Actor, id: string): Promise<string> {
  const { row, next } = await lockFor(tx, id, 'publish')
  if (row.content.attribute !== 'active') throw new Refusal('documents.not_for_publication', 409)
  const column = (await everyColumn(tx)).find((candidate) => candidate.id === row.content.columnId)
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
  const fault = await confidentialityFault(tx, id, edition.digest)
  if (fault) throw new Refusal(fault, 409)
  return putOnLine(tx, clock, actor, row, edition, next)
}

/** The edition goes on line with its number and date; the state is the caller's. */
export async function putOnLine(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  row: DocumentRecord,
  edition: Selectable<Tables['catalogue_edition']>,
  state: DocumentRecord['state'],
): Promise<string> {
  const own = tx.withTables<Tables>()
  const { id } = row
  const now = clock.now()
  const content = contentOf(edition.canonical)
  const indexNumber = row.index_number ?? (await newIndexNumber(tx, clock, row.body_id, numbered(row)))
  await own.updateTable('catalogue_edition').set({ published_at: now }).where('id', '=', edition.id).execute()
  await own
    .updateTable('catalogue_document')
    .set({
      ...columnsOf(content),
      validity: validityOf(row, content, clock.today()),
      state,
      index_number: indexNumber,
      published_edition: edition.id,
      published_at: row.published_at ?? now,
      publish_at: null,
      schedule_problem: '',
      take_down_on: takeDownOn(content.publicNotice?.until),
      version: row.version + 1,
      updated_at: now,
    })
    .where('id', '=', id)
    .execute()
  await noteIssuers(tx, [{ id, bodyId: row.body_id, content }])
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
  if (!content.effectiveOn || content.effectiveOn <= clock.today()) await settleEffects(tx, clock, id)
  return indexNumber
}

/** What is published before its day does not hold yet; what was amended or has ended stays so. */
function validityOf(row: DocumentRecord, content: DocumentContent, today: Day): DocumentRecord['validity'] {
  if (content.kind === null) return 'none'
  if (!['none', 'in_force', 'not_yet'].includes(row.validity)) return row.validity
  return content.effectiveOn && content.effectiveOn > today ? 'not_yet' : 'in_force'
}

const numbered = (row: DocumentRecord) => ({
  id: row.id,
  columnId: row.column_id,
  theme: row.theme,
  genre: row.genre,
})

/** A notice stands to the last day of its 公示期 and goes on the day after. */
function takeDownOn(until: string | undefined): string | null {
  return until ? addDays(day(until), 1) : null
}

/** Readers are sent on only to what they can read. */
export async function refuseRedirect(tx: Tx, id: string, to: string): Promise<void> {
  const target = await tx
    .withTables<Tables>()
    .selectFrom('catalogue_document')
    .select(['state', 'published_edition'])
    .where('id', '=', to)
    .executeTakeFirst()
  if (to === id || !target?.published_edition || target.state === 'withdrawn')
    throw new Refusal('documents.redirect_not_public', 422)
}

/** Takes a document off line; a tombstone with the reason stays at its address. */
export async function withdrawDocument(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  withdrawal: { kind: (typeof withdrawalKinds)[number]; reason: string; redirectTo?: string | undefined },
): Promise<void> {
  const { row, next } = await lockFor(tx, id, 'withdraw')
  if (row.published_edition === null) throw new Refusal('documents.cannot_withdraw', 409)
  if (row.state === 'in_review') await recallReview(tx, clock, actor, { kind: 'document', id })
  const { redirectTo } = withdrawal
  if (redirectTo !== undefined) await refuseRedirect(tx, id, redirectTo)
  await tx
    .withTables<Tables>()
    .updateTable('catalogue_document')
    .set({
      state: next,
      withdrawn_at: clock.now(),
      withdrawal: withdrawal.kind,
      withdrawal_reason: withdrawal.reason,
      redirect_to: redirectTo ?? null,
      publish_at: null,
      take_down_on: null,
      withdraw_at: null,
      withdraw_plan: null,
      schedule_problem: '',
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
