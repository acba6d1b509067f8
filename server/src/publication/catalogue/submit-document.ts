import { sql } from 'kysely'
import type { FileStore } from '#foundation/files'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import { type Decided, openReview, recallReview } from '#foundation/review'
import { keepReport, kindLabels } from '#foundation/scan'
import type { Clock } from '#platform/clock'
import { canonicalJson, newId, sha256 } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { textOf } from '#platform/html'
import { problemsOf } from './document.ts'
import { noteFiles } from './edition-files.ts'
import { findingsIn } from './gate/judge-draft.ts'
import { lockFor } from './store.ts'
import type { Tables } from './tables.ts'
import { refuseRetiredTerms } from './terms/refuse-terms.ts'

/** Freezes the text as an edition and sends it on its review route. */
export async function submitDocument(
  tx: Tx,
  clock: Clock,
  files: FileStore,
  actor: Actor,
  id: string,
  version: number,
): Promise<void> {
  const { row, next } = await lockFor(tx, id, 'submit', version)
  const [problem] = problemsOf(row.content, textOf(row.content.body))
  if (problem) throw new Refusal(`documents.incomplete.${problem.field}`, 422)
  await refuseRetiredTerms(tx, row.content, row.published_edition ? row : undefined)
  const findings = await findingsIn(tx, files, row.content)
  const blocking = findings.find((found) => found.level !== 'warn')
  if (blocking)
    throw new Refusal('documents.scan_blocks', 422, {
      place: blocking.place,
      what: kindLabels[blocking.kind],
      advice: blocking.advice,
    })
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
  await noteFiles(tx, [{ edition, content: row.content }])
  await own
    .updateTable('catalogue_document')
    .set({ state: next, frozen_edition: edition, version: row.version + 1, updated_at: clock.now() })
    .where('id', '=', id)
    .execute()
  await keepReport(tx, clock, { kind: 'document', id, body: row.body_id }, digest, findings)
  await openReview(tx, clock, actor, {
    kind: 'document',
    id,
    body: row.body_id,
    title: row.content.title,
    digest,
  })
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
  const { id } = decided.subject
  const approved = decided.outcome === 'approved'
  const { row, next } = await lockFor(tx, id, approved ? 'approve' : 'return')
  const own = tx.withTables<Tables>()
  // What went out first, for an emergency, is on line already: approval only completes its review.
  const onLine = row.emergency_at !== null && row.published_edition === row.frozen_edition
  await setState(tx, clock, id, approved && onLine ? 'published' : next)
  if (approved)
    await own
      .updateTable('catalogue_document')
      .set({
        attribute_decided_by: actor.id,
        attribute_decided_at: clock.now(),
        review_on: row.content.attribute === 'withheld' ? (row.content.reviewOn ?? null) : null,
        ...(onLine ? { emergency_reviewed_at: clock.now() } : {}),
      })
      .where('id', '=', id)
      .execute()
  await record(tx, clock, {
    kind: approved ? 'document.approved' : 'document.returned',
    subject: decided.subject,
    body: decided.body,
    actor: actor.id,
    payload: { attribute: row.content.attribute, ground: row.content.groundCode ?? null },
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
