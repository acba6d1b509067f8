import { sql } from 'kysely'
import type { FileStore } from '#foundation/files'
import type { Actor } from '#foundation/identity'
import { erasePayloads, record } from '#foundation/ledger'
import { forgetReviews, recallReview } from '#foundation/review'
import { forgetReports } from '#foundation/scan'
import { forgetPhrases } from '#foundation/search'
import type { Clock } from '#platform/clock'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { DocumentContent } from '../contract.ts'
import { contentOf } from '../edition.ts'
import { filesIn } from '../edition-files.ts'
import { forgetWorkingCopies } from '../editor/working-copy.ts'
import { forgetImported } from '../import/forget-imported.ts'
import type { Tables } from '../tables.ts'

const TITLE = '（已销毁）'

/**
 * Destroys what leaked: title, text, every edition, files with their keys, reviews' titles, scan reports. The ledger keeps
 * its leaves, which are salted commitments, so that its proofs still verify and say nothing. @returns the files whose
 * bytes the caller removes once this transaction stands
 */
export async function destroyLeak(tx: Tx, clock: Clock, actor: Actor, id: string): Promise<string[]> {
  const own = tx.withTables<Tables>()
  const row = await own
    .selectFrom('catalogue_document')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('documents.not_found', 404)
  if (row.withdrawal === 'leak') throw new Refusal('documents.destroyed_already', 409)
  const subject = { kind: 'document', id }
  if (row.state === 'in_review') await recallReview(tx, clock, actor, subject)
  const contents = await everyContent(tx, id, row.content)
  const files = await filesOf(tx, id, contents)
  await forgetPhrases(
    tx,
    contents.flatMap((content) => [content.title, ...content.keywords]),
  )
  const now = clock.now()
  await own
    .updateTable('catalogue_edition')
    .set({ canonical: '', digest: Buffer.alloc(0), destroyed_at: now })
    .where('document_id', '=', id)
    .where('destroyed_at', 'is', null)
    .execute()
  await forgetWorkingCopies(tx, id)
  await forgetImported(tx, id)
  await own.deleteFrom('catalogue_original').where('document_id', '=', id).execute()
  await own
    .updateTable('catalogue_confidentiality')
    .set({ opinion: '', digest: Buffer.alloc(0) })
    .where('document_id', '=', id)
    .execute()
  const bare: DocumentContent = {
    ...row.content,
    title: TITLE,
    documentNumber: '',
    ground: '',
    keywords: [],
    abstract: '',
    body: '',
    attachments: [],
  }
  const { publicNotice: _notice, correctionNote: _note, ...content } = bare
  await own
    .updateTable('catalogue_document')
    .set({
      content: sql<DocumentContent>`${JSON.stringify(content)}::jsonb`,
      title: TITLE,
      document_number: '',
      state: 'withdrawn',
      withdrawn_at: now,
      withdrawal: 'leak',
      withdrawal_reason: '',
      publish_at: null,
      take_down_on: null,
      emergency_reason: '',
      version: row.version + 1,
      updated_at: now,
    })
    .where('id', '=', id)
    .execute()
  await forgetReports(tx, subject)
  await forgetReviews(tx, subject)
  await erasePayloads(tx, subject)
  await record(tx, clock, {
    kind: 'document.destroyed',
    subject,
    body: row.body_id,
    actor: actor.id,
    payload: { files: files.length },
  })
  return files
}

/** The draft and every edition. */
async function everyContent(tx: Tx, id: string, current: DocumentContent): Promise<DocumentContent[]> {
  const editions = await tx
    .withTables<Tables>()
    .selectFrom('catalogue_edition')
    .select('canonical')
    .where('document_id', '=', id)
    .where('destroyed_at', 'is', null)
    .execute()
  return [current, ...editions.map((edition) => contentOf(edition.canonical))]
}

/** Every file that ever hung on the document, with the originals of its copies. */
async function filesOf(tx: Tx, id: string, contents: readonly DocumentContent[]): Promise<string[]> {
  const copies = await tx
    .withTables<Tables>()
    .selectFrom('catalogue_original')
    .select(['file_id', 'original_id'])
    .where('document_id', '=', id)
    .execute()
  return [
    ...new Set([...contents.flatMap(filesIn), ...copies.flatMap((copy) => [copy.file_id, copy.original_id])]),
  ]
}

/** After the transaction: rows, keys, words and bytes of the files go. */
export async function destroyFiles(tx: Tx, files: FileStore, ids: readonly string[]): Promise<void> {
  for (const id of ids) await files.destroy(tx, id)
}
