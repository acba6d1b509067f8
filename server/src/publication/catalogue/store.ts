import type { Selectable } from 'kysely'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { sanitise } from '#platform/html'
import type { DocumentContent } from './contract.ts'
import { type DocumentAct, move } from './document.ts'
import type { Tables } from './tables.ts'

export type DocumentRecord = Selectable<Tables['catalogue_document']>

/** Locks the document for this transaction and checks that the act is possible in its state. */
export async function lockFor(
  tx: Tx,
  id: string,
  act: DocumentAct,
  version?: number,
): Promise<{ row: DocumentRecord; next: DocumentRecord['state'] }> {
  const row = await tx
    .withTables<Tables>()
    .selectFrom('catalogue_document')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('documents.not_found', 404)
  // Two officers cannot silently overwrite each other.
  if (version !== undefined && version !== row.version) throw new Refusal('documents.changed_meanwhile', 409)
  const next = move(row.state, act)
  if (!next) throw new Refusal(`documents.cannot_${act}`, 409)
  return { row, next }
}

/** Cleans what came from outside; the only way content reaches the table. */
export function cleaned(content: DocumentContent): DocumentContent {
  return { ...content, body: sanitise(content.body) }
}

/**
 * The columns that a changed draft writes. Those by which the public finds a text belong to the edition it reads: of a text that
 * was published they change with the next edition, not with its draft.
 */
export function columnsOfDraft(row: DocumentRecord, content: DocumentContent) {
  return row.published_edition === null ? columnsOf(content) : {}
}

/** The columns that lists and figures need, repeated out of the content. */
export function columnsOf(content: DocumentContent) {
  return {
    column_id: content.columnId,
    title: content.title,
    document_number: content.documentNumber,
    written_on: content.writtenOn,
    genre: content.genre,
    theme: content.theme,
    kind: content.kind,
  }
}
