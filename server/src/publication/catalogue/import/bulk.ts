import { sql } from 'kysely'
import { record } from '#foundation/ledger'
import { type Clock, day, endOfDay } from '#platform/clock'
import { canonicalJson, newId, sha256 } from '#platform/crypto'
import type { Tx } from '#platform/db'
import type { DocumentContent } from '../contract.ts'
import { noteFiles } from '../edition-files.ts'
import { noteIssuers } from '../joint.ts'
import { columnsOf } from '../store.ts'
import type { Tables } from '../tables.ts'

export interface Incoming {
  /** Given beforehand, where other texts name it already. */
  id?: string | undefined
  content: DocumentContent
  indexNumber: string
  publishedOn: string
}

/**
 * Brings documents in as published, a batch at a time: the same rows, the same frozen edition and the same ledger
 * entry for each as the use cases leave, in three statements instead of a dozen each. @returns their ids, in order
 */
export async function bringIn(
  tx: Tx,
  clock: Clock,
  actor: string,
  bodyId: string,
  batch: string,
  incoming: readonly Incoming[],
): Promise<string[]> {
  const rows = incoming.map(({ id = newId(), content, indexNumber, publishedOn }) => {
    const canonical = canonicalJson({ ...content, document: id, publisher: bodyId })
    // The first minute of the day: an old export knows the day only.
    const publishedAt = new Date(endOfDay(day(publishedOn)).getTime() - 86_400_000)
    return { id, edition: newId(), content, indexNumber, canonical, digest: sha256(canonical), publishedAt }
  })
  const own = tx.withTables<Tables>()
  const now = clock.now()
  await own
    .insertInto('catalogue_document')
    .values(
      rows.map(({ id, edition, content, indexNumber, publishedAt }) => ({
        id,
        body_id: bodyId,
        state: 'published' as const,
        version: 1,
        ...columnsOf(content),
        content: sql<DocumentContent>`${JSON.stringify(content)}::jsonb`,
        validity: content.kind === null ? ('none' as const) : ('in_force' as const),
        repealed_on: null,
        index_number: indexNumber,
        frozen_edition: edition,
        published_edition: edition,
        published_at: publishedAt,
        withdrawn_at: null,
        withdrawal: null,
        created_by: actor,
        created_at: now,
        updated_at: now,
      })),
    )
    .execute()
  await own
    .insertInto('catalogue_edition')
    .values(
      rows.map(({ id, edition, canonical, digest, publishedAt }) => ({
        id: edition,
        document_id: id,
        no: 1,
        canonical,
        digest,
        frozen_by: actor,
        frozen_at: now,
        published_at: publishedAt,
      })),
    )
    .execute()
  await noteFiles(tx, rows)
  const joint = rows.filter(({ content }) => content.jointIssuers.length > 0)
  if (joint.length > 0)
    await noteIssuers(
      tx,
      joint.map(({ id, content }) => ({ id, bodyId, content })),
    )
  await record(
    tx,
    clock,
    ...rows.map(({ id, edition, digest, indexNumber }) => ({
      kind: 'document.published',
      subject: { kind: 'document', id },
      body: bodyId,
      actor,
      payload: {
        edition,
        no: 1,
        digest: digest.toString('hex'),
        indexNumber,
        channels: ['website'],
        import: batch,
      },
    })),
  )
  return rows.map(({ id }) => id)
}
