import type { BodyOf } from '#foundation/identity'
import { hostOf, siteById, siteEditors, viewsOf } from '#foundation/sites'
import { type Clock, yearOf } from '#platform/clock'
import type { Db } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type App, asAttachment, z } from '#platform/http'
import { type ReportHead, reportHeads, type WebsiteReport, websiteReport } from './contract.ts'

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
  const access = { for: siteEditors, on: host }
  const tags = ['站点与栏目']
  const ask = {
    params: z.object({ site: z.uuid() }),
    querystring: z.object({ year: z.coerce.number().int().min(2008).max(2100).optional() }),
  }

  const counted = async (of: string, asked: number | undefined): Promise<WebsiteReport> => {
    const site = await siteById(db, of)
    if (!site) throw new Refusal('sites.not_found', 404)
    const year = asked ?? yearOf(clock.today())
    const found = await Promise.all(
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
        rows: found.filter((one) => one.head === head).flatMap((one) => [...one.rows]),
      })),
    }
  }

  app.route({
    method: 'GET',
    url: '/api/sites/:site/yearly',
    config: { access },
    schema: { tags, summary: '网站工作年度报表数据', ...ask, response: { 200: websiteReport } },
    handler: (request) => counted(request.params.site, request.query.year),
  })

  app.route({
    method: 'GET',
    url: '/api/sites/:site/yearly/data.csv',
    config: { access },
    schema: { tags, summary: '下载网站工作年度报表数据', ...ask },
    async handler(request, reply) {
      const report = await counted(request.params.site, request.query.year)
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', asAttachment(`${report.site}${report.year}年网站工作年度报表数据.csv`))
        .send(asCsv(report))
    },
  })
}

function asCsv({ views, heads }: WebsiteReport): string {
  const lines = [
    ['类别', '指标', '数值', '单位'],
    ['访问', '网站总访问量', views.total, '次'],
    ...heads.flatMap(({ head, rows }) => rows.map(({ label, value, unit }) => [head, label, value, unit])),
  ]
  // The mark before the text tells spreadsheets that it is UTF-8.
  return `\uFEFF${lines.map((line) => line.join(',')).join('\r\n')}\r\n`
}
