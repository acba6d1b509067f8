import type { Db } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { DocumentContent } from '../contract.ts'
import { contentOf } from '../edition.ts'
import { filesIn } from '../edition-files.ts'
import type { Tables } from '../tables.ts'

export async function draftContent(db: Db, id: string): Promise<DocumentContent> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('catalogue_document')
    .select('content')
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Refusal('documents.not_found', 404)
  return row.content
}

/** The digest of the text under review or approved, or of the one on line. */
export async function frozenDigest(db: Db, id: string): Promise<Buffer | undefined> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('catalogue_document as d')
    .innerJoin('catalogue_edition as e', (join) =>
      join.on((eb) =>
        eb.or([
          eb('e.id', '=', eb.ref('d.frozen_edition')),
          eb.and([eb('d.frozen_edition', 'is', null), eb('e.id', '=', eb.ref('d.published_edition'))]),
        ]),
      ),
    )
    .select('e.digest')
    .where('d.id', '=', id)
    .executeTakeFirst()
  return row?.digest
}

/** True for a file of the draft, of an edition, or an original of one of its copies. */
export async function officeFile(db: Db, id: string, file: string): Promise<boolean> {
  const own = db.withTables<Tables>()
  const [editions, copies, current] = await Promise.all([
    own
      .selectFrom('catalogue_edition')
      .select('canonical')
      .where('document_id', '=', id)
      .where('destroyed_at', 'is', null)
      .execute(),
    own
      .selectFrom('catalogue_original')
      .select(['file_id', 'original_id'])
      .where('document_id', '=', id)
      .execute(),
    draftContent(db, id),
  ])
  const contents = [current, ...editions.map((edition) => contentOf(edition.canonical))]
  return (
    copies.some((copy) => copy.file_id === file || copy.original_id === file) ||
    contents.some((content) => filesIn(content).includes(file))
  )
}
