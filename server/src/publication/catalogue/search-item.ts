import { getBody } from '#foundation/bodies'
import type { ItemLoader, SearchItem } from '#foundation/search'
import type { Clock } from '#platform/clock'
import type { Db } from '#platform/db'
import { textOf } from '#platform/html'
import { urls } from '#portal'
import { publicView } from './published.ts'
import type { Tables } from './tables.ts'

/** What the index is handed of a document; undefined when the public sees none. */
async function documentSearchItem(db: Db, clock: Clock, id: string): Promise<SearchItem | undefined> {
  const view = await publicView(db, id)
  if (view?.kind !== 'published') return undefined
  const { document } = view
  const body = await getBody(db, document.bodyId, clock.today())
  return {
    kind: 'document',
    id,
    title: document.title,
    text: [
      document.content.abstract,
      textOf(document.content.body),
      document.content.keywords.join(' '),
    ].join('\n'),
    number: document.documentNumber,
    indexNumber: document.indexNumber,
    url: urls.document(id),
    bodyId: document.bodyId,
    bodyName: body?.name ?? '',
    day: document.publishedOn,
  }
}

/** Hands the index what the public may find of the catalogue. */
export function catalogueLoader(clock: Clock): ItemLoader {
  return {
    kind: 'document',
    load: (db, id) => documentSearchItem(db, clock, id),
    async all(db) {
      const rows = await db
        .withTables<Tables>()
        .selectFrom('catalogue_document')
        .select('id')
        .where('published_edition', 'is not', null)
        .where('state', '<>', 'withdrawn')
        .execute()
      return rows.map((row) => row.id)
    },
  }
}
