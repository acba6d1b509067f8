import { listBodies } from '#foundation/bodies'
import { everyColumn } from '#foundation/sites'
import { type Clock, dayInShanghai } from '#platform/clock'
import type { Db } from '#platform/db'
import { sanitise } from '#platform/html'
import { siteFor } from '#portal'
import type { DocumentContent } from '../contract.ts'
import { themesAndGenres } from '../queries.ts'
import { articlePage } from './article-page.tsx'

/** A text as it will look on the portal, before anybody else can see it: what publication adds is left open. */
export async function previewPage(
  db: Db,
  clock: Clock,
  host: string,
  text: { id: string | null; bodyId: string; content: DocumentContent },
): Promise<string> {
  const { content, bodyId, id } = text
  const ids = [bodyId, ...content.jointIssuers]
  const [site, bodies, columns, { themes, genres }] = await Promise.all([
    siteFor(db, clock, host),
    listBodies(db, clock.today(), ids),
    everyColumn(db),
    themesAndGenres(db),
  ])
  const html = articlePage({
    site,
    elder: false,
    document: {
      id: id ?? '',
      bodyId,
      columnId: content.columnId,
      title: content.title,
      documentNumber: content.documentNumber,
      indexNumber: '发布时编定',
      writtenOn: content.writtenOn,
      publishedAt: `${dayInShanghai(clock.now())} 00:00`,
      publishedOn: dayInShanghai(clock.now()),
      validity: content.kind === null ? 'none' : 'in_force',
      repealedOn: null,
      expiredOn: null,
      theme: themes.find((theme) => theme.code === content.theme)?.title ?? '',
      genre: genres.find((genre) => genre.code === content.genre)?.label ?? '',
      content,
      html: sanitise(content.body),
      digest: '',
      canonical: '',
      editionNo: 1,
    },
    issuers: ids.flatMap((body) => bodies.find((candidate) => candidate.id === body)?.name ?? []),
    column: columns.find((column) => column.id === content.columnId),
    below: undefined,
    earlier: [],
    address: `https://${host}/`,
  })
  // Pictures of a draft are shown to the office only, under another address.
  return html.replace(
    /src="\/files\/([0-9a-f-]{36})\/[^"]*"/g,
    (_, file: string) => `src="/api/pictures/${file}${id ? `?document=${id}` : ''}"`,
  )
}
