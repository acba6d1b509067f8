import { sql } from 'kysely'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import { type Decided, openReview, recallReview } from '#foundation/review'
import type { Clock } from '#platform/clock'
import { canonicalJson, newId, sha256 } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { textOf } from '#platform/html'
import { problemsOf } from './document.ts'
import { lockFor } from './store.ts'
import type { Tables } from './tables.ts'

/** Freezes the text as an edition and sends it on its review route. */
export async function submitDocument(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  version: number,
): Promise<void> {
  const { row, next } = await lockFor(tx, id, 'submit', version)
  const [problem] = problemsOf(row.content, textOf(row.content.body))
  if (problem) throw new Refusal(`documents.incomplete.${problem.field}`, 422)
  const own = tx.withTables<Tables>()
  const canonical = canonicalJson({ ...row.content, document: id, publisher: row.body_id })
  const digest = sha256(canonical)
  const edition = newId()
  const { count } = await own
    .selectFrom('catalogue_edition')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('document_id', '=', id)
    .executeTakeFirstOrThrow()
  await own
    .insertInto('catalogue_edition')
    .values({
      id: edition,
      document_id: id,
      no: count + 1,
      canonical,
      digest,
      frozen_by: actor.id,
      frozen_at: clock.now(),
      published_at: null,
    })
    .execute()
  await own
    .updateTable('catalogue_document')
    .set({ state: next, frozen_edition: edition, version: row.version + 1, updated_at: clock.now() })
    .where('id', '=', id)
    .execute()
  await openReview(tx, clock, actor, { kind: 'document', id, body: row.body_id, title: row.title, digest })
}

/** Takes a text back out of review, to change it. */
export async function recallDocument(tx: Tx, clock: Clock, actor: Actor, id: string): Promise<void> {
  const { next } = await lockFor(tx, id, 'recall')
  await recallReview(tx, clock, actor, { kind: 'document', id })
  await setState(tx, clock, id, next)
}

/** What follows for the document when its review ends. */
export async function onDocumentDecided(tx: Tx, clock: Clock, actor: Actor, decided: Decided): Promise<void> {
  if (decided.outcome === 'advanced') return
  const { next } = await lockFor(
    tx,
    decided.subject.id,
    decided.outcome === 'approved' ? 'approve' : 'return',
  )
  await setState(tx, clock, decided.subject.id, next)
  await record(tx, clock, {
    kind: decided.outcome === 'approved' ? 'document.approved' : 'document.returned',
    subject: decided.subject,
    body: decided.body,
    actor: actor.id,
  })
}

async function setState(
  tx: Tx,
  clock: Clock,
  id: string,
  state: Tables['catalogue_document']['state'],
): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('catalogue_document')
    .set((eb) => ({ state, version: eb('version', '+', 1), updated_at: clock.now() }))
    .where('id', '=', id)
    .execute()
}
