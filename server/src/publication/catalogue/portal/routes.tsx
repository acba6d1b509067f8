import type { FastifyRequest } from 'fastify'
import { getBody, listBodies } from '#foundation/bodies'
import { type FileStore, handOut } from '#foundation/files'
import { proveEntry } from '#foundation/ledger'
import { columnsAt, columnWithSources, everyColumn, siteOf } from '#foundation/sites'
import { type Clock, yearOf } from '#platform/clock'
import type { Keyring } from '#platform/crypto'
import type { Db } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type App, asAttachment, isUuid, z } from '#platform/http'
import { type ArticleBlock, bodiesAt, isElder, type PageCache, publicPage, siteFor } from '#portal'
import { monthsOf, publishedIn, publishedYears } from '../archive.ts'
import { isPublishedFile } from '../edition-files.ts'
import { openEdition } from '../history.ts'
import { listPublished, publicView } from '../published.ts'
import { bodyOfDocument } from '../queries.ts'
import { archivePage } from './archive-page.tsx'
import { articlePages } from './article-routes.tsx'
import { documentText, documentWord } from './download.ts'
import { editionPage } from './edition-page.tsx'
import { listed } from './frame.ts'
import { guidePage } from './guide-page.tsx'
import { listPages } from './list-routes.ts'
import { platformPage } from './platform-page.tsx'

const uuid = z.uuid()

/** The public pages of the catalogue. */
export function cataloguePages(
  app: App,
  db: Db,
  clock: Clock,
  files: FileStore,
  keys: Keyring,
  cache: PageCache,
  blocks: readonly ArticleBlock[],
): void {
  const published = async (request: FastifyRequest) => {
    const { id } = request.params as { id: string }
    const view = isUuid(id) ? await publicView(db, id) : undefined
    if (view?.kind !== 'published') throw new Refusal('documents.not_found', 404)
    return view.document
  }
  // What nearly every page here needs; each says itself that it reads site, body and column.
  const trees = cache.pieces<Awaited<ReturnType<typeof everyColumn>>>(1)
  const frame = async (request: FastifyRequest) => ({
    site: await siteFor(db, clock, request.host),
    elder: isElder(request),
  })
  const allColumns = () =>
    trees.get('', (reads) => {
      reads('column', 'site')
      return everyColumn(db)
    })
  publicPage(app, cache, '/gkpt', async (request, reads) => {
    reads('document', 'body', 'column', 'site')
    const columns = await columnsAt(db, request.hostname)
    const shown = await Promise.all(columns.map((column) => columnWithSources(db, column.id)))
    const latest = await listPublished(db, { columns: shown.flat(), page: 1, size: 12 })
    return platformPage({ ...(await frame(request)), columns, latest: listed(latest) })
  })

  publicPage(app, cache, '/guide', async (request, reads) => {
    reads('body', 'site')
    const site = await siteOf(db, request.hostname)
    const body = site ? await getBody(db, site.hostBodyId, clock.today()) : undefined
    return guidePage({ ...(await frame(request)), body })
  })

  listPages(app, db, clock, cache, { frame, columns: allColumns })

  const archive = async (request: FastifyRequest, period: string | undefined) => {
    const bodies = await bodiesAt(db, clock, request.host)
    const years = await publishedYears(db, bodies)
    const year = Number(period?.slice(0, 4) ?? years[0]?.year ?? yearOf(clock.today()))
    const month = period?.length === 7 ? period : undefined
    const items = month ? listed(await publishedIn(db, month, bodies)) : []
    return archivePage({
      ...(await frame(request)),
      years,
      year,
      month,
      months: await monthsOf(db, year, bodies),
      items,
    })
  }
  publicPage(app, cache, '/archive', async (request, reads) => {
    reads('document', 'site', 'body')
    return archive(request, undefined)
  })
  publicPage(app, cache, '/archive/:period', async (request, reads) => {
    reads('document', 'site', 'body')
    const { period } = request.params as { period: string }
    if (!/^20\d\d(-(0[1-9]|1[0-2]))?$/.test(period)) throw new Refusal('portal.no_period', 404)
    return archive(request, period)
  })

  articlePages(app, db, clock, cache, { frame, columns: allColumns, blocks })

  publicPage(app, cache, '/documents/:id/editions/:no', async (request, reads) => {
    const { id, no } = request.params as { id: string; no: string }
    reads(`document:${id}`, 'body', 'site')
    const known = isUuid(id) && /^[1-9]\d{0,4}$/.test(no)
    const edition = known ? await openEdition(db, id, Number(no)) : undefined
    if (!edition) throw new Refusal('documents.no_edition', 404)
    // The newest one has an address of its own.
    if (edition.current) throw new Refusal('documents.no_edition', 404)
    const owner = await bodyOfDocument(db, id)
    const ids = [...(owner ? [owner] : []), ...edition.content.jointIssuers]
    const bodies = await listBodies(db, clock.today(), ids)
    const issuers = ids.flatMap((body) => bodies.find((candidate) => candidate.id === body)?.name ?? [])
    return editionPage({ ...(await frame(request)), id, edition, issuers })
  })

  app.route({
    method: 'GET',
    url: '/documents/:id/text.txt',
    config: { access: { for: 'anyone' } },
    async handler(request, reply) {
      const document = await published(request)
      return reply
        .type('text/plain; charset=utf-8')
        .headers(asFile(`${document.title}.txt`))
        .send(documentText(document))
    },
  })

  app.route({
    method: 'GET',
    url: '/documents/:id/document.docx',
    config: { access: { for: 'anyone' } },
    async handler(request, reply) {
      const document = await published(request)
      return reply
        .type('application/vnd.openxmlformats-officedocument.wordprocessingml.document')
        .headers(asFile(`${document.title}.docx`))
        .send(await documentWord(document))
    },
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
      const shown = isUuid(id) && (await isPublishedFile(db, id))
      if (!shown || !(await handOut(request, reply, db, files, id))) throw new Refusal('portal.no_file', 404)
      return reply
    },
  })
}

const asFile = (name: string) => ({
  'cache-control': 'no-cache',
  'content-disposition': asAttachment(name),
})
