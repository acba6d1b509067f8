import { listBodies } from '#foundation/bodies'
import type { FigureSource } from '#foundation/figures'
import type { FileStore } from '#foundation/files'
import { type Access, actorIn, type BodyOf } from '#foundation/identity'
import { reviewsOf, reviewView, withReviewers } from '#foundation/review'
import type { Clock } from '#platform/clock'
import { type Db, inTransaction } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type App, asAttachment, z } from '#platform/http'
import { reportActsApi } from './acts-api.ts'
import { openReport } from './compile-report.ts'
import { compose, type ReportRecord } from './compose.ts'
import {
  aids as aidsShape,
  checked,
  reportDetail as detailShape,
  dutyRow,
  fileFormats,
  openInput,
  recordRow,
  typedInput,
} from './contract.ts'
import { checkTyped, reportAids, reportDetail } from './detail.ts'
import { reportFile } from './download.ts'
import { compilers, readers } from './policy.ts'
import { bodyOfReport, duties, reportRecord } from './queries.ts'
import { recordsBehind } from './records.ts'

const tags = ['年度报告']
const byId = z.object({ id: z.uuid() })

export function reportsApi(
  app: App,
  db: Db,
  clock: Clock,
  files: FileStore,
  sources: readonly FigureSource[],
): void {
  const ofReport: BodyOf = (from, { params }) => bodyOfReport(from, params.id ?? '')
  const ofNew: BodyOf = async (_from, { body }) =>
    openInput.pick({ bodyId: true }).safeParse(body).data?.bodyId
  const compiling: Access = { for: compilers, on: ofReport }
  const reading: Access = { for: readers, on: withReviewers('report', ofReport) }
  const reportOf = async (id: string): Promise<ReportRecord> => {
    const row = await reportRecord(db, id)
    if (!row) throw new Refusal('reports.not_found', 404)
    return row
  }

  app.route({
    method: 'GET',
    url: '/api/reports',
    config: { access: { for: readers, on: 'scope' } },
    schema: {
      tags,
      summary: '一个年度各机关的报告编制情况',
      querystring: z.object({ year: z.coerce.number().int().min(2008).max(2100) }),
      response: { 200: z.array(dutyRow) },
    },
    handler: (request) => duties(db, clock, actorIn(request), request.query.year),
  })

  app.route({
    method: 'POST',
    url: '/api/reports',
    config: { access: { for: compilers, on: ofNew } },
    schema: { tags, summary: '开始编制', body: openInput, response: { 201: byId } },
    async handler(request, reply) {
      const { bodyId, year, scope } = request.body
      const id = await inTransaction(db, (tx) => openReport(tx, clock, actorIn(request), bodyId, year, scope))
      return reply.status(201).send({ id })
    },
  })

  app.route({
    method: 'GET',
    url: '/api/reports/:id',
    config: { access: reading },
    schema: { tags, summary: '一份报告：数据、来源和校验结果', params: byId, response: { 200: detailShape } },
    async handler(request) {
      const detail = await reportDetail(db, clock, sources, actorIn(request), request.params.id)
      if (!detail) throw new Refusal('reports.not_found', 404)
      return detail
    },
  })

  app.route({
    method: 'GET',
    url: '/api/reports/:id/aids',
    config: { access: reading },
    schema: { tags, summary: '年度事实、上年文字和同期对照', params: byId, response: { 200: aidsShape } },
    handler: async (request) => reportAids(db, clock, sources, await reportOf(request.params.id)),
  })

  app.route({
    method: 'POST',
    url: '/api/reports/:id/check',
    config: { access: compiling },
    schema: {
      tags,
      summary: '校验正在填写、尚未保存的内容',
      params: byId,
      body: typedInput,
      response: { 200: checked },
    },
    async handler(request) {
      const row = await reportOf(request.params.id)
      // A frozen report is checked as it was signed; there is nothing to type into.
      if (row.canonical !== null) throw new Refusal('reports.cannot_edit', 409)
      return checkTyped(db, clock, sources, row, request.body)
    },
  })

  app.route({
    method: 'GET',
    url: '/api/reports/:id/cells/:cell/records',
    config: { access: reading },
    schema: {
      tags,
      summary: '一个数字背后的记录',
      params: z.object({ id: z.uuid(), cell: z.string() }),
      response: { 200: z.array(recordRow) },
    },
    async handler(request) {
      const row = await reportOf(request.params.id)
      const records = await recordsBehind(db, sources, row, request.params.cell)
      const bodies = await listBodies(db, clock.today(), [...new Set(records.map((behind) => behind.bodyId))])
      const names = new Map(bodies.map((body) => [body.id, body.name]))
      return records.map((behind) => ({ ...behind, bodyName: names.get(behind.bodyId) ?? '' }))
    },
  })

  app.route({
    method: 'GET',
    url: '/api/reports/:id/reviews',
    config: { access: reading },
    schema: { tags, summary: '审核过程', params: byId, response: { 200: z.array(reviewView) } },
    handler: (request) => reviewsOf(db, { kind: 'report', id: request.params.id }),
  })

  app.route({
    method: 'GET',
    url: '/api/reports/:id/file/:format',
    config: { access: reading },
    schema: {
      tags,
      summary: '下载报告，未发布的带有草稿标记',
      params: z.object({ id: z.uuid(), format: z.enum(fileFormats) }),
    },
    async handler(request, reply) {
      const row = await reportOf(request.params.id)
      const report = await compose(db, sources, row)
      const mark = row.published_at
        ? undefined
        : `草稿：数据截至${clock.today()}，未经审核发布，仅供内部使用。`
      const file = await reportFile(report, request.params.format, mark)
      return reply
        .type(file.mediaType)
        .header('cache-control', 'no-store')
        .header('content-disposition', asAttachment(file.name))
        .send(file.content)
    },
  })

  reportActsApi(app, db, clock, files, sources, { compiling, reading })
}
