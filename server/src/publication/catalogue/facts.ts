import { type Day, dayInShanghai } from '#platform/clock'
import type { Db } from '#platform/db'
import type { Tables as RelationTables } from './relations/tables.ts'
import type { Tables } from './tables.ts'

/** What other rooms ask of a document. */
export interface DocumentFacts {
  id: string
  bodyId: string
  columnId: string
  title: string
  publishedOn: Day | null
}

export async function documentFacts(db: Db, id: string): Promise<DocumentFacts | undefined> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('catalogue_document')
    .select(['id', 'body_id', 'column_id', 'title', 'published_at', 'state'])
    .where('id', '=', id)
    .executeTakeFirst()
  return (
    row && {
      id: row.id,
      bodyId: row.body_id,
      columnId: row.column_id,
      title: row.title,
      publishedOn: row.published_at && row.state !== 'withdrawn' ? dayInShanghai(row.published_at) : null,
    }
  )
}

export interface PublishedFacts extends DocumentFacts {
  publishedOn: Day
  documentNumber: string
}

/** Of these documents, those of the bodies that are on line. */
export async function publishedAmong(
  db: Db,
  ids: readonly string[],
  bodies?: readonly string[],
): Promise<PublishedFacts[]> {
  if (ids.length === 0 || bodies?.length === 0) return []
  const rows = await db
    .withTables<Tables>()
    .selectFrom('catalogue_document')
    .select(['id', 'body_id', 'column_id', 'title', 'document_number', 'published_at'])
    .where('id', 'in', [...ids])
    .$if(bodies !== undefined, (query) => query.where('body_id', 'in', [...(bodies ?? [])]))
    .where('published_at', 'is not', null)
    .where('state', '<>', 'withdrawn')
    .orderBy('published_at', 'desc')
    .execute()
  return rows.flatMap((row) =>
    row.published_at
      ? [
          {
            id: row.id,
            bodyId: row.body_id,
            columnId: row.column_id,
            title: row.title,
            documentNumber: row.document_number,
            publishedOn: dayInShanghai(row.published_at),
          },
        ]
      : [],
  )
}

/** The published interpretations of each of these policies. */
export async function interpretationsOf(
  db: Db,
  policies: readonly string[],
): Promise<Map<string, { id: string; publishedOn: Day }[]>> {
  const found = new Map<string, { id: string; publishedOn: Day }[]>()
  if (policies.length === 0) return found
  const rows = await db
    .withTables<Tables & RelationTables>()
    .selectFrom('catalogue_relation as r')
    .innerJoin('catalogue_document as d', 'd.id', 'r.from_document')
    .select(['r.to_document', 'd.id', 'd.published_at'])
    .where('r.kind', '=', 'interprets')
    .where('r.removed_at', 'is', null)
    .where('r.to_document', 'in', [...policies])
    .where('d.published_at', 'is not', null)
    .where('d.state', '<>', 'withdrawn')
    .execute()
  for (const row of rows) {
    if (!row.to_document || !row.published_at) continue
    const list = found.get(row.to_document) ?? []
    list.push({ id: row.id, publishedOn: dayInShanghai(row.published_at) })
    found.set(row.to_document, list)
  }
  return found
}
