import type { FastifyRequest } from 'fastify'
import { getBody, listBodies, relationsOf } from '#foundation/bodies'
import { type FileStore, handOut } from '#foundation/files'
import { type Clock, momentInShanghai } from '#platform/clock'
import type { Db } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type App, isUuid, z } from '#platform/http'
import { bodiesAt, isElder, type PageCache, publicPage, siteFor } from '#portal'
import { publishedAmong, underPower } from '#publication/catalogue'
import { countAsked } from '../asked.ts'
import { audiences, serviceKinds, serviceThemes } from '../contract.ts'
import { filesOf } from '../draft-service.ts'
import { publicServices, serviceStanding } from '../public.ts'
import { serviceRecord } from '../store.ts'
import { servicesPage } from './list-page.tsx'
import { servicePage } from './service-page.tsx'
import { serviceUrls } from './urls.ts'

const PAGE_SIZE = 20
const asked = z.object({
  theme: z.enum(serviceThemes).optional().catch(undefined),
  who: z.enum(audiences).optional().catch(undefined),
  kind: z.enum(serviceKinds).optional().catch(undefined),
  body: z.uuid().optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(500).default(1).catch(1),
})

/** The public pages of 办事服务; all of it works without script. */
export function servicePages(app: App, db: Db, clock: Clock, files: FileStore, cache: PageCache): void {
  countAsked(app, db, clock)
  const frame = async (request: FastifyRequest) => ({
    site: await siteFor(db, clock, request.host),
    elder: isElder(request),
  })
  const onLine = async (request: FastifyRequest) => {
    const { id } = request.params as { id: string }
    const row = isUuid(id) ? await serviceRecord(db, id) : undefined
    if (!row?.shown) throw new Refusal('services.not_found', 404)
    return { ...row, shown: row.shown }
  }

  publicPage(
    app,
    cache,
    '/services',
    async (request, reads) => {
      reads('service', 'body', 'site')
      const ofSite = await bodiesAt(db, clock, request.host)
      const filter = { ...asked.parse(request.query), bodies: ofSite, size: PAGE_SIZE }
      const today = clock.today()
      const [{ items, total }, standing, bodies] = await Promise.all([
        publicServices(db, today, filter),
        serviceStanding(db, today, ofSite),
        listBodies(db, today),
      ])
      const last = Math.max(1, Math.ceil(total / PAGE_SIZE))
      return servicesPage({ ...(await frame(request)), filter, items, total, last, standing, bodies })
    },
    Object.keys(asked.shape),
  )

  publicPage(app, cache, '/services/:id', async (request, reads) => {
    const row = await onLine(request)
    reads(`service:${row.id}`, 'body', 'site', 'document', 'catalogue_item')
    const today = clock.today()
    const grounds = row.shown.basis.flatMap(({ documentId }) => (documentId ? [documentId] : []))
    const [body, relations, readable, linked] = await Promise.all([
      getBody(db, row.body_id, today),
      relationsOf(db, row.body_id, today),
      publishedAmong(db, grounds),
      underPower(db, today, row.shown.code),
    ])
    const named = (kind: (typeof relations)[number]['kind']) =>
      relations.find((one) => one.kind === kind)?.otherName ?? ''
    return servicePage({
      ...(await frame(request)),
      id: row.id,
      shown: row.shown,
      body: {
        id: row.body_id,
        name: body?.name ?? '',
        reconsideration: named('reconsideration_organ'),
        court: named('court'),
      },
      changedAt: row.changed_at ? momentInShanghai(row.changed_at) : '',
      suspended: row.suspended_reason,
      readable: new Set(readable.map(({ id }) => id)),
      linked,
      address: `${request.protocol}://${request.host}${serviceUrls.one(row.id)}`,
    })
  })

  app.route({
    method: 'GET',
    url: '/services/:id/files/:file/:name',
    config: { access: { for: 'anyone' } },
    async handler(request, reply) {
      const row = await onLine(request)
      const { file: wanted } = request.params as { file: string }
      const offered = filesOf(row.shown).find(({ fileId }) => fileId === wanted)
      if (!offered || !(await handOut(request, reply, db, files, wanted)))
        throw new Refusal('services.no_file', 404)
      return reply
    },
  })
}
