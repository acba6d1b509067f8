import { listBodies } from '#foundation/bodies'
import type { Clock } from '#platform/clock'
import type { Db } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type Finished, Fragment, h, renderFragment } from '#platform/html'
import { type App, isUuid } from '#platform/http'
import {
  type ArticleBlock,
  BlockGrid,
  DocumentList,
  loadBlocks,
  type PageCache,
  Panel,
  publicPage,
  urls,
} from '#portal'
import { relatedTo } from '../archive.ts'
import { type OpenEdition, openEditions } from '../history.ts'
import { publicView } from '../published.ts'
import { articlePage, tombstonePage } from './article-page.tsx'
import { type Frames, listed } from './frame.ts'

const MOST_RELATED = 6

/** What stands around an article's text. */
interface Around {
  /** Below it: what the wings know of it, and texts like it. */
  below: Finished
  /** The editions before this one that may still be read. */
  earlier: readonly OpenEdition[]
}

/**
 * Articles. When a page is made anew its text and its standing are read from the database; names of bodies and what
 * stands around the text are kept until the ledger touches what they were made of.
 */
export function articlePages(
  app: App,
  db: Db,
  clock: Clock,
  cache: PageCache,
  { frame, columns, blocks }: Frames & { blocks: readonly ArticleBlock[] },
): void {
  const names = cache.pieces<readonly string[]>(500)
  const surroundings = cache.pieces<Around>(2_000)
  const tags = [...new Set(['document', 'theme', 'genre', ...blocks.flatMap((block) => block.reads)])]

  const issuersOf = (ids: readonly string[]) =>
    names.get(ids.join(' '), async (reads) => {
      reads('body')
      const bodies = await listBodies(db, clock.today(), ids)
      return ids.flatMap((id) => bodies.find((candidate) => candidate.id === id)?.name ?? [])
    })

  publicPage(app, cache, '/documents/:id', async (request, reads) => {
    const { id } = request.params as { id: string }
    reads(`document:${id}`, 'body', 'column', 'site', ...tags)
    const view = isUuid(id) ? await publicView(db, id) : undefined
    if (!view) throw new Refusal('documents.not_found', 404)
    const { site, elder } = await frame(request)
    if (view.kind === 'withdrawn') return { status: 410, html: tombstonePage(site, elder, { ...view, id }) }
    const { document } = view
    const { keywords, theme, jointIssuers } = document.content
    const around = surroundings.get(`${site.id} ${id}`, async (aroundReads) => {
      aroundReads('body', 'site', ...tags)
      const [related, shown, editions] = await Promise.all([
        relatedTo(db, { id, keywords, theme }, MOST_RELATED),
        loadBlocks(blocks, { site, documentId: id }),
        openEditions(db, id),
      ])
      const below = renderFragment(
        <>
          <BlockGrid blocks={shown} />
          {related.length > 0 ? (
            <div class="beside-article">
              <Panel id="related" title="相关信息">
                <DocumentList items={listed(related)} empty="" />
              </Panel>
            </div>
          ) : null}
        </>,
      )
      return { below, earlier: editions.filter((edition) => !edition.current) }
    })
    const every = await columns()
    return articlePage({
      site,
      elder,
      document,
      issuers: await issuersOf([document.bodyId, ...jointIssuers]),
      column: every.find((candidate) => candidate.id === document.columnId),
      ...(await around),
      address: `${request.protocol}://${request.host}${urls.document(id)}`,
    })
  })
}
