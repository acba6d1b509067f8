import { listBodies } from '#foundation/bodies'
import { type FileStore, fileText } from '#foundation/files'
import type { ItemLoader, SearchItem } from '#foundation/search'
import type { Clock } from '#platform/clock'
import type { Db } from '#platform/db'
import { textOf } from '#platform/html'
import { urls } from '#portal'
import { type Published, publicViews } from './published.ts'
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

/** What the index is handed of documents; of what the public does not see, nothing. */
async function documentSearchItems(
  db: Db,
  clock: Clock,
  files: FileStore,
  ids: readonly string[],
): Promise<SearchItem[]> {
  const views = await publicViews(db, ids)
  const documents = [...views.values()].flatMap((view) => (view.kind === 'published' ? [view.document] : []))
  const publishers = [...new Set(documents.map((document) => document.bodyId))]
  const bodies = await listBodies(db, clock.today(), publishers)
  const nameOf = new Map(bodies.map(({ id, name }) => [id, name]))
  const items: SearchItem[] = []
  for (const document of documents) {
    const attached = []
    for (const { fileId, name } of document.content.attachments)
      attached.push({ name, text: await fileText(db, files, fileId) })
    items.push(itemOf(document, nameOf.get(document.bodyId) ?? '', attached))
  }
  return items
}

function itemOf(document: Published, bodyName: string, files: NonNullable<SearchItem['files']>): SearchItem {
  const { abstract } = document.content
  const whole = textOf(document.content.body)
  return {
    kind: 'document',
    id: document.id,
    title: document.title,
    // The abstract is mostly the first paragraph; said twice it would only fill the excerpt.
    text: whole.includes(abstract) ? whole : `${abstract}\n${whole}`,
    number: document.documentNumber,
    indexNumber: document.indexNumber,
    url: urls.document(document.id),
    bodyId: document.bodyId,
    bodyName,
    day: document.publishedOn,
    theme: document.theme,
    genre: document.genre,
    validity: validityLabels[document.validity],
    keywords: document.content.keywords,
    files,
  }
}

/** Hands the index what the public may find of the catalogue. */
export function catalogueLoader(clock: Clock, files: FileStore): ItemLoader {
  return {
    kind: 'document',
    label: '政府信息',
    load: async (db, id) => (await documentSearchItems(db, clock, files, [id]))[0],
    loadMany: (db, ids) => documentSearchItems(db, clock, files, ids),
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
