import { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import { listBodies } from '#foundation/bodies'
import { columnsAt, everyColumn } from '#foundation/sites'
import { type Clock, dayInShanghai } from '#platform/clock'
import type { Db } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type App, z } from '#platform/http'
import { siteFor, urls } from '#portal'
import { openDocumentWhole, openList, openQuery } from './contract.ts'
import { atom, jsonFeed, siteMap, siteMapIndex } from './feeds.ts'
import {
  addresses,
  countPublished,
  cursorOf,
  everyDocument,
  openDocuments,
  openWhole,
  parseCursor,
} from './queries.ts'

const tags = ['开放数据']
const access = { access: { for: 'anyone' as const } }
const MAP_SIZE = 10_000
const FEED_SIZE = 30
const originOf = (request: FastifyRequest) => `${request.protocol}://${request.host}`

/** What machines read: feeds of columns, site maps, the read API with cursors, and the full dump. */
export function openDataApi(app: App, db: Db, clock: Clock): void {
  app.route({
    method: 'GET',
    url: '/open/v1/documents',
    config: access,
    schema: {
      tags,
      summary: '已公开的信息，最新的在前',
      querystring: openQuery,
      response: { 200: openList },
    },
    async handler(request) {
      const { cursor, limit, ...filter } = request.query
      const after = cursor === undefined ? undefined : parseCursor(cursor)
      if (cursor !== undefined && !after) throw new Refusal('open.cursor_unknown', 422)
      const items = await openDocuments(db, originOf(request), filter, after, limit)
      const last = items.at(-1)
      return { items, next: last && items.length === limit ? cursorOf(last) : null }
    },
  })

  app.route({
    method: 'GET',
    url: '/open/v1/documents/:id',
    config: access,
    schema: {
      tags,
      summary: '一条已公开的信息，含正文和附件地址',
      params: z.object({ id: z.uuid() }),
      response: { 200: openDocumentWhole },
    },
    async handler(request) {
      const whole = await openWhole(db, originOf(request), request.params.id)
      if (!whole) throw new Refusal('documents.not_found', 404)
      return whole
    },
  })

  app.route({
    method: 'GET',
    url: '/open/v1/catalogue',
    config: access,
    schema: {
      tags,
      summary: '公开机关和栏目',
      response: {
        200: z.object({
          bodies: z.array(z.object({ id: z.string(), name: z.string(), code: z.string() })),
          columns: z.array(z.object({ id: z.string(), parentId: z.string().nullable(), title: z.string() })),
        }),
      },
    },
    async handler(request) {
      const [bodies, columns] = await Promise.all([
        listBodies(db, clock.today()),
        columnsAt(db, request.hostname),
      ])
      return {
        bodies: bodies.filter((body) => body.publishes).map(({ id, name, code }) => ({ id, name, code })),
        columns: columns.map(({ id, parentId, title }) => ({ id, parentId, title })),
      }
    },
  })

  app.route({
    method: 'GET',
    url: '/open/dump.jsonl',
    config: access,
    schema: { tags, summary: '全部已公开信息，每行一条' },
    handler(request, reply) {
      const lines = async function* () {
        for await (const document of everyDocument(db, originOf(request)))
          yield `${JSON.stringify(document)}\n`
      }
      return reply
        .type('application/x-ndjson; charset=utf-8')
        .header('content-disposition', `attachment; filename="documents-${clock.today()}.jsonl"`)
        .send(Readable.from(lines()))
    },
  })

  const feedOf = async (request: FastifyRequest, kind: 'atom' | 'json') => {
    const { id } = request.params as { id: string }
    const column = (await everyColumn(db)).find((candidate) => candidate.id === id && candidate.open)
    if (!column) throw new Refusal('portal.no_column', 404)
    const site = await siteFor(db, clock, request.host)
    const origin = originOf(request)
    return {
      title: `${column.title}－${site.name}`,
      page: `${origin}${urls.column(id)}`,
      self: `${origin}/columns/${id}/feed.${kind}`,
      author: site.name,
      items: await openDocuments(db, origin, { column: id }, undefined, FEED_SIZE),
    }
  }
  app.route({
    method: 'GET',
    url: '/columns/:id/feed.atom',
    config: access,
    async handler(request, reply) {
      return reply.type('application/atom+xml; charset=utf-8').send(atom(await feedOf(request, 'atom')))
    },
  })
  app.route({
    method: 'GET',
    url: '/columns/:id/feed.json',
    config: access,
    async handler(request, reply) {
      return reply
        .type('application/feed+json; charset=utf-8')
        .send(JSON.stringify(jsonFeed(await feedOf(request, 'json'))))
    },
  })

  app.route({
    method: 'GET',
    url: '/sitemap.xml',
    config: access,
    async handler(request, reply) {
      const pages = Math.max(1, Math.ceil((await countPublished(db)) / MAP_SIZE))
      const maps = Array.from({ length: pages }, (_, page) => `${originOf(request)}/sitemaps/${page}.xml`)
      return reply.type('application/xml; charset=utf-8').send(siteMapIndex(maps))
    },
  })
  app.route({
    method: 'GET',
    url: '/sitemaps/:page.xml',
    config: access,
    schema: { params: z.object({ page: z.coerce.number().int().min(0).max(10_000) }) },
    async handler(request, reply) {
      const origin = originOf(request)
      const { page } = request.params
      const documents = await addresses(db, page, MAP_SIZE)
      const columns = page === 0 ? await columnsAt(db, request.hostname) : []
      return reply.type('application/xml; charset=utf-8').send(
        siteMap([
          ...columns.map(({ id }) => ({ url: `${origin}${urls.column(id)}`, day: clock.today() })),
          ...documents.map((row) => ({
            url: `${origin}${urls.document(row.id)}`,
            day: dayInShanghai(row.updated_at),
          })),
        ]),
      )
    },
  })
}
