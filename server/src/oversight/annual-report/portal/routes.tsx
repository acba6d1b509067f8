import type { FastifyRequest } from 'fastify'
import type { Clock } from '#platform/clock'
import type { Db } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type App, z } from '#platform/http'
import { type PageCache, publicPage, siteFor } from '#portal'
import { listPublishedReports, publishedReport } from '../published.ts'
import { reportCsv, reportListPage, reportPage } from './pages.tsx'

const byId = z.object({ id: z.uuid() })

export function reportPages(app: App, db: Db, clock: Clock, cache: PageCache): void {
  const frame = async (request: FastifyRequest) => ({
    site: await siteFor(db, clock, request.host),
    elder: request.cookies.yg_elder === '1',
  })
  const shownOf = async (params: unknown) => {
    const { data } = byId.safeParse(params)
    const shown = data && (await publishedReport(db, clock.today(), data.id))
    if (!shown) throw new Refusal('reports.not_found', 404)
    return shown
  }

  publicPage(app, cache, '/reports', async (request, reads) => {
    reads('report', 'body')
    return reportListPage({
      ...(await frame(request)),
      reports: await listPublishedReports(db, clock.today()),
    })
  })

  publicPage(app, cache, '/reports/:id', async (request, reads) => {
    reads(`report:${(request.params as { id: string }).id}`, 'body')
    return reportPage({ ...(await frame(request)), shown: await shownOf(request.params) })
  })

  app.route({
    method: 'GET',
    url: '/reports/:id/data.json',
    config: { access: { for: 'anyone' } },
    schema: { tags: ['开放数据'], summary: '年度报告数据（JSON）' },
    async handler(request, reply) {
      const shown = await shownOf(request.params)
      return reply.header('cache-control', 'no-cache').send(shown.report)
    },
  })

  app.route({
    method: 'GET',
    url: '/reports/:id/data.csv',
    config: { access: { for: 'anyone' } },
    async handler(request, reply) {
      const shown = await shownOf(request.params)
      return reply.type('text/csv; charset=utf-8').header('cache-control', 'no-cache').send(reportCsv(shown))
    },
  })
}
