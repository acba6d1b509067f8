import { getBody } from '#foundation/bodies'
import { type FileStore, fileText } from '#foundation/files'
import type { ItemLoader, SearchItem } from '#foundation/search'
import type { Clock } from '#platform/clock'
import type { Db } from '#platform/db'
import { textOf } from '#platform/html'
import { urls } from '#portal'
import { publicView } from './published.ts'
import type { Tables } from './tables.ts'

const validityLabels = {
  not_yet: '尚未生效',
  in_force: '有效',
  amended: '已修改',
  partly: '部分失效',
  repealed: '废止',
  expired: '失效',
  none: '',
} as const

/** What the index is handed of a document; undefined when the public sees none. */
async function documentSearchItem(
  db: Db,
  clock: Clock,
  files: FileStore,
  id: string,
): Promise<SearchItem | undefined> {
  const view = await publicView(db, id)
  if (view?.kind !== 'published') return undefined
  const { document } = view
  const body = await getBody(db, document.bodyId, clock.today())
  const { abstract } = document.content
  const whole = textOf(document.content.body)
  const attached = []
  for (const { fileId, name } of document.content.attachments)
    attached.push({ name, text: await fileText(db, files, fileId) })
  return {
    kind: 'document',
    id,
    title: document.title,
    // The abstract is mostly the first paragraph; said twice it would only fill the excerpt.
    text: whole.includes(abstract) ? whole : `${abstract}\n${whole}`,
    number: document.documentNumber,
    indexNumber: document.indexNumber,
    url: urls.document(id),
    bodyId: document.bodyId,
    bodyName: body?.name ?? '',
    day: document.publishedOn,
    theme: document.theme,
    genre: document.genre,
    validity: validityLabels[document.validity],
    keywords: document.content.keywords,
    files: attached,
  }
}

/** Hands the index what the public may find of the catalogue. */
export function catalogueLoader(clock: Clock, files: FileStore): ItemLoader {
  return {
    kind: 'document',
    label: '政府信息',
    load: (db, id) => documentSearchItem(db, clock, files, id),
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
