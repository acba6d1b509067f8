import { fileOwner } from '#foundation/files'
import type { Actor } from '#foundation/identity'
import type { Db, Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { DocumentContent } from './contract.ts'
import type { Tables } from './tables.ts'

/** Every file a text names: its attachments and the pictures in it. */
export function filesIn(content: Pick<DocumentContent, 'body' | 'attachments'>): string[] {
  const pictures = [...content.body.matchAll(/src="\/files\/([0-9a-f-]{36})/g)].map((match) => match[1] ?? '')
  return [...new Set([...content.attachments.map((file) => file.fileId), ...pictures])]
}

/** A file is one's own upload, was there before, or is public already: nobody publishes a file of others by naming its id. */
export async function refuseForeignFiles(
  tx: Tx,
  actor: Actor,
  content: Pick<DocumentContent, 'body' | 'attachments'>,
  before: readonly string[],
): Promise<void> {
  for (const id of filesIn(content)) {
    if (before.includes(id) || (await fileOwner(tx, id)) === actor.id || (await isPublishedFile(tx, id)))
      continue
    const name = content.attachments.find((file) => file.fileId === id)?.name ?? '正文中的图片'
    throw new Refusal('documents.foreign_file', 422, { name })
  }
}

/** Notes which files frozen editions name, so that a download need not read their texts. */
export async function noteFiles(
  tx: Tx,
  editions: readonly { edition: string; content: DocumentContent }[],
): Promise<void> {
  const rows = editions.flatMap(({ edition, content }) =>
    filesIn(content).map((file_id) => ({ file_id, edition_id: edition })),
  )
  if (rows.length === 0) return
  await tx
    .withTables<Tables>()
    .insertInto('catalogue_edition_file')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['file_id', 'edition_id']).doNothing())
    .execute()
}

/** True when the file hangs on an edition that the public may read, so that the public may have it. */
export async function isPublishedFile(db: Db, fileId: string): Promise<boolean> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('catalogue_edition_file as f')
    .innerJoin('catalogue_edition as e', 'e.id', 'f.edition_id')
    .innerJoin('catalogue_document as d', 'd.id', 'e.document_id')
    .leftJoin('catalogue_edition_closed as c', 'c.edition_id', 'e.id')
    .select('d.id')
    .where('f.file_id', '=', fileId)
    .where('d.state', '<>', 'withdrawn')
    .where('e.published_at', 'is not', null)
    .where('e.destroyed_at', 'is', null)
    .where('c.edition_id', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}
