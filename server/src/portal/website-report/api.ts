import type { BodyOf } from '#foundation/identity'
import { hostOf, siteById, siteEditors, viewsOf } from '#foundation/sites'
import { type Clock, yearOf } from '#platform/clock'
import type { Db } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type App, z } from '#platform/http'
import { type ReportHead, reportHeads, websiteReport } from './contract.ts'

/** A wing counts what it did in a year under one head of the report. */
export interface WebsiteReportSource {
  head: ReportHead
  count(db: Db, year: number): Promise<readonly { label: string; value: number; unit: string }[]>
}

/** Figures for 《政府网站工作年度报表》, counted all year from the records; nobody types what can be counted. */
export function websiteReportApi(
  app: App,
  db: Db,
  clock: Clock,
  sources: readonly WebsiteReportSource[],
): void {
  const host: BodyOf = hostOf
  app.route({
    method: 'GET',
    url: '/api/sites/:site/yearly',
    config: { access: { for: siteEditors, on: host } },
    schema: {
      tags: ['站点与栏目'],
      summary: '网站工作年度报表数据',
      params: z.object({ site: z.uuid() }),
      querystring: z.object({ year: z.coerce.number().int().min(2008).max(2100).optional() }),
      response: { 200: websiteReport },
    },
    async handler(request) {
      const site = await siteById(db, request.params.site)
      if (!site) throw new Refusal('sites.not_found', 404)
      const year = request.query.year ?? yearOf(clock.today())
      const counted = await Promise.all(
        sources.map(async ({ head, count }) => ({ head, rows: await count(db, year) })),
      )
      const views = await viewsOf(db, site.id, year)
      return {
        site: site.name,
        year,
        dueOn: `${year + 1}-01-31`,
        views: { total: views.views, byMonth: views.byMonth, byPart: views.byPart },
        heads: reportHeads.map((head) => ({
          head,
          rows: counted.filter((one) => one.head === head).flatMap((one) => [...one.rows]),
        })),
      }
    },
  })
}
