import type { FastifyRequest } from 'fastify'
import type { Clock } from '#platform/clock'
import type { Db } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type App, asAttachment, z } from '#platform/http'
import { isElder, type PageCache, publicPage, siteFor, urls } from '#portal'
import { reportFile } from '../download.ts'
import { listPublishedReports, publishedData, publishedReport } from '../published.ts'
import { narrowed, searchReports, yearTotals } from '../search-reports.ts'
import { comparePage } from './compare-page.tsx'
import { type ReportFilter, reportListPage } from './list-page.tsx'
import { reportsCsv, reportsJson } from './open-data.ts'
import { reportCsv, reportPage } from './pages.tsx'

const byId = z.object({ id: z.uuid() })
const pair = z.object({ a: z.uuid().catch(''), b: z.uuid().catch('') })
const fileParams = z.object({ format: z.enum(['docx', 'xlsx', 'html']).catch('html') })
const asked = z.object({
  body: z.uuid().catch(''),
  year: z
    .string()
    .regex(/^\d{4}$/)
    .catch(''),
  q: z.string().trim().max(100).catch(''),
})
const filterOf = (query: unknown): ReportFilter => asked.parse(query)

export function reportPages(app: App, db: Db, clock: Clock, cache: PageCache): void {
  const frame = async (request: FastifyRequest) => ({
    site: await siteFor(db, clock, request.host),
    elder: isElder(request),
  })
  const shownOf = async (params: unknown) => {
    const { data } = byId.safeParse(params)
    const shown = data && (await publishedReport(db, clock.today(), data.id))
    if (!shown) throw new Refusal('reports.not_found', 404)
    return shown
  }

  publicPage(
    app,
    cache,
    '/reports',
    async (request, reads) => {
      reads('report', 'body')
      const filter = filterOf(request.query)
      const today = clock.today()
      const all = await listPublishedReports(db, today)
      return reportListPage({
        ...(await frame(request)),
        filter,
        reports: await searchReports(db, today, filter),
        bodies: [...new Map(all.map(({ bodyId, bodyName }) => [bodyId, bodyName]))].map(([id, name]) => ({
          id,
          name,
        })),
        years: [...new Set(all.map(({ year }) => year))],
        totals: await yearTotals(db, filter.body),
      })
    },
    Object.keys(asked.shape),
  )

  publicPage(
    app,
    cache,
    '/reports/compare',
    async (request, reads) => {
      reads('report', 'body')
      const { a, b } = pair.parse(request.query)
      const [one, two] = await Promise.all([shownOf({ id: a }), shownOf({ id: b })])
      return comparePage({ ...(await frame(request)), a: one, b: two })
    },
    ['a', 'b'],
  )

  publicPage(app, cache, '/reports/:id', async (request, reads) => {
    reads('report', 'body')
    const shown = await shownOf(request.params)
    const years = await publishedData(db, clock.today(), { body: shown.bodyId })
    return reportPage({
      ...(await frame(request)),
      shown,
      years: years.toSorted((a, b) => a.year - b.year).slice(-8),
    })
  })

  const dataOf = async (query: unknown) => {
    const filter = filterOf(query)
    const listed = new Set((await searchReports(db, clock.today(), filter)).map(({ id }) => id))
    const all = await publishedData(db, clock.today(), narrowed(filter))
    return all.filter(({ id }) => listed.has(id))
  }

  app.route({
    method: 'GET',
    url: '/reports/data.json',
    config: { access: { for: 'anyone' } },
    schema: { tags: ['开放数据'], summary: '全部年度报告数据（JSON），可以按机关和年度筛选' },
    async handler(request, reply) {
      return reply
        .header('cache-control', 'no-cache')
        .send(reportsJson(await dataOf(request.query), urls.report))
    },
  })

  app.route({
    method: 'GET',
    url: '/reports/data.csv',
    config: { access: { for: 'anyone' } },
    async handler(request, reply) {
      return reply
        .type('text/csv; charset=utf-8')
        .header('cache-control', 'no-cache')
        .header('content-disposition', asAttachment('年度报告数据.csv'))
        .send(reportsCsv(await dataOf(request.query)))
    },
  })

  app.route({
    method: 'GET',
    url: '/reports/:id/file/:format',
    config: { access: { for: 'anyone' } },
    async handler(request, reply) {
      const { format } = fileParams.parse(request.params)
      const shown = await shownOf(request.params)
      const file = await reportFile(shown.report, format)
      return reply
        .type(file.mediaType)
        .header('cache-control', 'no-cache')
        .header('content-disposition', asAttachment(file.name))
        .send(file.content)
    },
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
