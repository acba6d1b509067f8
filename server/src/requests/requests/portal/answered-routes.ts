import type { FastifyRequest } from 'fastify'
import type { Clock } from '#platform/clock'
import type { Db } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type App, z } from '#platform/http'
import { isElder, type PageCache, publicPage, siteFor } from '#portal'
import { answeredPage, answeredRequest } from '../answered.ts'
import { answeredListPage, answeredPageOf } from './answered-pages.tsx'

const SIZE = 20
const listQuery = z.object({ page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1) })

/** The log of answered requests, open to everybody. */
export function answeredPages(app: App, db: Db, clock: Clock, cache: PageCache): void {
  const frame = async (request: FastifyRequest) => ({
    site: await siteFor(db, clock, request.host),
    elder: isElder(request),
  })
  publicPage(
    app,
    cache,
    '/requests/answered',
    async (request, reads) => {
      reads('body')
      reads('answered_request')
      const at = { page: listQuery.parse(request.query).page, size: SIZE }
      const found = await answeredPage(db, clock.today(), at)
      return answeredListPage({ ...(await frame(request)), ...found, at })
    },
    ['page'],
  )
  publicPage(app, cache, '/requests/answered/:id', async (request, reads) => {
    reads('body')
    reads('answered_request')
    const id = z.uuid().safeParse((request.params as { id: string }).id)
    const row = id.success ? await answeredRequest(db, clock.today(), id.data) : undefined
    if (!row) throw new Refusal('requests.not_found', 404)
    return answeredPageOf({ ...(await frame(request)), row })
  })
}
