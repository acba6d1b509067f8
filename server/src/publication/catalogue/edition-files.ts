import type { Db, Tx } from '#platform/db'
import type { DocumentContent } from './contract.ts'
import type { Tables } from './tables.ts'

/** Every file a text names: its attachments and the pictures in it. */
export function filesIn(content: Pick<DocumentContent, 'body' | 'attachments'>): string[] {
  const pictures = [...content.body.matchAll(/src="\/files\/([0-9a-f-]{36})/g)].map((match) => match[1] ?? '')
  return [...new Set([...content.attachments.map((file) => file.fileId), ...pictures])]
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
