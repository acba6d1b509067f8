import { sql } from 'kysely'
import { getBody } from '#foundation/bodies'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import { newId } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { DocumentContent } from './contract.ts'
import { filesIn, refuseForeignFiles } from './edition-files.ts'
import { cleaned, columnsOf, columnsOfDraft, lockFor } from './store.ts'
import type { Tables } from './tables.ts'
import { refuseUnknownTerms } from './terms/refuse-terms.ts'

/** Begins a text of a body. @returns its id */
export async function draftDocument(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  bodyId: string,
  content: DocumentContent,
): Promise<string> {
  const body = await getBody(tx, bodyId, clock.today())
  if (!body?.publishes) throw new Refusal('documents.body_does_not_publish', 409)
  const id = newId()
  const clean = cleaned(content)
  await refuseForeignFiles(tx, actor, clean, [])
  await refuseUnknownTerms(tx, clean)
  await tx
    .withTables<Tables>()
    .insertInto('catalogue_document')
    .values({
      id,
      body_id: bodyId,
      state: 'draft',
      version: 1,
      ...columnsOf(clean),
      content: sql<DocumentContent>`${JSON.stringify(clean)}::jsonb`,
      validity: clean.kind === null ? 'none' : 'in_force',
      repealed_on: null,
      index_number: null,
      frozen_edition: null,
      published_edition: null,
      published_at: null,
      withdrawn_at: null,
      withdrawal: null,
      created_by: actor.id,
      created_at: clock.now(),
      updated_at: clock.now(),
    })
    .execute()
  await record(tx, clock, {
    kind: 'document.drafted',
    subject: { kind: 'document', id },
    body: bodyId,
    actor: actor.id,
  })
  return id
}

/** Saves a changed draft. @returns the new version */
export async function changeDraft(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  version: number,
  content: DocumentContent,
): Promise<number> {
  const { row, next } = await lockFor(tx, id, 'edit', version)
  const clean = cleaned(content)
  await refuseForeignFiles(tx, actor, clean, filesIn(row.content))
  await refuseUnknownTerms(tx, clean)
  await tx
    .withTables<Tables>()
    .updateTable('catalogue_document')
    .set({
      ...columnsOfDraft(row, clean),
      content: sql<DocumentContent>`${JSON.stringify(clean)}::jsonb`,
      // What was repealed or has lapsed stays so while a new edition is drafted.
      ...(row.published_edition
        ? {}
        : { validity: clean.kind === null ? ('none' as const) : ('in_force' as const) }),
      state: next,
      version: row.version + 1,
      updated_at: clock.now(),
    })
    .where('id', '=', id)
    .execute()
  await record(tx, clock, {
    kind: 'document.changed',
    subject: { kind: 'document', id },
    body: row.body_id,
    actor: actor.id,
    payload: { version: row.version + 1 },
  })
  return row.version + 1
}

/** Opens a published text for a new edition; the published one stays on line until the new one is published. */
export async function reviseDocument(tx: Tx, clock: Clock, actor: Actor, id: string): Promise<void> {
  const { row, next } = await lockFor(tx, id, 'revise')
  await tx
    .withTables<Tables>()
    .updateTable('catalogue_document')
    .set({ state: next, version: row.version + 1, frozen_edition: null, updated_at: clock.now() })
    .where('id', '=', id)
    .execute()
  await record(tx, clock, {
    kind: 'document.revision_opened',
    subject: { kind: 'document', id },
    body: row.body_id,
    actor: actor.id,
  })
}
