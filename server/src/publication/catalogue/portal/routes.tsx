import type { FastifyRequest } from 'fastify'
import { getBody, listBodies } from '#foundation/bodies'
import type { FileStore } from '#foundation/files'
import { proveEntry } from '#foundation/ledger'
import { everyColumn, listColumns, siteOf } from '#foundation/sites'
import type { Clock } from '#platform/clock'
import type { Keyring } from '#platform/crypto'
import type { Db } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type App, z } from '#platform/http'
import { type ListedDocument, type PageCache, publicPage, siteFor, urls } from '#portal'
import { isPublishedAttachment, type ListedPublished, listPublished, publicView } from '../published.ts'
import { articlePage, tombstonePage } from './article-page.tsx'
import {
  bodiesPage,
  bodyPage,
  columnPage,
  guidePage,
  homePage,
  platformPage,
  sitemapPage,
} from './list-pages.tsx'

const PAGE_SIZE = 20
const uuid = z.uuid()

/** The public pages of the catalogue. */
export function cataloguePages(
  app: App,
  db: Db,
  clock: Clock,
  files: FileStore,
  keys: Keyring,
  cache: PageCache,
): void {
  const frame = async (request: FastifyRequest) => ({
    site: await siteFor(db, clock, request.host),
    elder: request.cookies.yg_elder === '1',
  })
  const listed = ({ items }: { items: readonly ListedPublished[] }): ListedDocument[] =>
    items.map((item) => ({
      href: urls.document(item.id),
      title: item.title,
      number: item.documentNumber,
      day: item.publishedOn,
    }))

  publicPage(app, cache, '/', async (request, reads) => {
    reads('document', 'body', 'column')
    const columns = (await listColumns(db)).filter(
      (column) => column.parentId === null && column.kind !== 'statutory',
    )
    const blocks = await Promise.all(
      columns.map(async (column) => ({
        column,
        items: listed(await listPublished(db, { columns: [column.id], page: 1, size: 7 })),
      })),
    )
    return homePage({ ...(await frame(request)), blocks })
  })

  publicPage(app, cache, '/gkpt', async (request, reads) => {
    reads('document', 'body', 'column')
    const [columns, latest] = await Promise.all([listColumns(db), listPublished(db, { page: 1, size: 12 })])
    return platformPage({ ...(await frame(request)), columns, latest: listed(latest) })
  })

  publicPage(app, cache, '/guide', async (request, reads) => {
    reads('body')
    const site = await siteOf(db, request.hostname)
    const body = site ? await getBody(db, site.hostBodyId, clock.today()) : undefined
    return guidePage({ ...(await frame(request)), body })
  })

  publicPage(app, cache, '/columns/:id', async (request, reads) => {
    reads('document', 'body', 'column')
    const { id } = request.params as { id: string }
    const current = pageNumber(request)
    const columns = await listColumns(db)
    const column = columns.find((candidate) => candidate.id === id)
    if (!column) throw new Refusal('portal.no_column', 404)
    const result = await listPublished(db, { columns: [id], page: current, size: PAGE_SIZE })
    return columnPage({
      ...(await frame(request)),
      column,
      siblings: columns,
      items: listed(result),
      total: result.total,
      current,
      last: Math.ceil(result.total / PAGE_SIZE),
    })
  })

  publicPage(app, cache, '/bodies', async (request, reads) => {
    reads('body')
    const bodies = await listBodies(db, clock.today())
    return bodiesPage({ ...(await frame(request)), bodies: bodies.filter((body) => body.publishes) })
  })

  publicPage(app, cache, '/bodies/:id', async (request, reads) => {
    const { id } = request.params as { id: string }
    reads(`body:${id}`, 'document')
    const body = uuid.safeParse(id).success ? await getBody(db, id, clock.today()) : undefined
    if (!body) throw new Refusal('portal.no_body', 404)
    const items = listed(await listPublished(db, { body: id, page: 1, size: PAGE_SIZE }))
    return bodyPage({ ...(await frame(request)), body, items })
  })

  publicPage(app, cache, '/sitemap', async (request, reads) => {
    reads('body')
    const [columns, bodies] = await Promise.all([listColumns(db), listBodies(db, clock.today())])
    return sitemapPage({
      ...(await frame(request)),
      columns,
      bodies: bodies.filter((body) => body.publishes),
    })
  })

  publicPage(app, cache, '/documents/:id', async (request, reads) => {
    const { id } = request.params as { id: string }
    reads(`document:${id}`, 'body')
    const view = uuid.safeParse(id).success ? await publicView(db, id) : undefined
    if (!view) throw new Refusal('documents.not_found', 404)
    const { site, elder } = await frame(request)
    if (view.kind === 'withdrawn') return { status: 410, html: tombstonePage(site, elder, view) }
    const { document } = view
    const ids = [document.bodyId, ...document.content.jointIssuers]
    const [bodies, columns] = await Promise.all([listBodies(db, clock.today(), ids), everyColumn(db)])
    const issuers = ids.flatMap((body) => bodies.find((candidate) => candidate.id === body)?.name ?? [])
    const column = columns.find((candidate) => candidate.id === document.columnId)
    return articlePage({ site, elder, document, issuers, column })
  })

  app.route({
    method: 'GET',
    url: '/documents/:id/proof.json',
    config: { access: { for: 'anyone' } },
    schema: { tags: ['账本'], summary: '已发布版本的防篡改证明', params: z.object({ id: uuid }) },
    async handler(request, reply) {
      const { id } = request.params
      const view = await publicView(db, id)
      if (view?.kind !== 'published') throw new Refusal('documents.not_found', 404)
      const proof = await proveEntry(db, 'document.published', { kind: 'document', id })
      if (!proof) throw new Refusal('documents.proof_not_yet', 503)
      const { canonical, digest } = view.document
      return reply
        .header('cache-control', 'no-cache')
        .send({ edition: canonical, digest, proof, publicKey: keys.publicKeyPem })
    },
  })

  app.route({
    method: 'GET',
    url: '/files/:id/:name',
    config: { access: { for: 'anyone' } },
    async handler(request, reply) {
      const { id } = request.params as { id: string }
      const shown = uuid.safeParse(id).success && (await isPublishedAttachment(db, id))
      const file = shown ? await files.read(db, id) : undefined
      if (!file) throw new Refusal('portal.no_file', 404)
      return reply
        .type(file.info.mediaType)
        .header('cache-control', 'no-cache')
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.info.name)}`)
        .send(file.content)
    },
  })
}

function pageNumber(request: FastifyRequest): number {
  const { page } = request.query as { page?: string }
  const number = Number(page ?? 1)
  return Number.isInteger(number) && number >= 1 && number <= 10_000 ? number : 1
}
