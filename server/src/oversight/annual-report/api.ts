import type { FigureSource } from '#foundation/figures'
import { type Access, actorIn, type BodyOf } from '#foundation/identity'
import { reviewsOf, reviewView } from '#foundation/review'
import type { Clock } from '#platform/clock'
import { type Db, inTransaction } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type App, z } from '#platform/http'
import { enterCell, openReport, overrideFinding, writeSections } from './compile-report.ts'
import { recordsBehind } from './compose.ts'
import {
  cellInput,
  reportDetail as detailShape,
  dutyRow,
  openInput,
  overrideInput,
  recordRow,
  sectionsInput,
  versionInput,
} from './contract.ts'
import { compilers, readers } from './policy.ts'
import { publishReport, submitReport } from './publish-report.ts'
import { bodyOfReport, duties, reportDetail, reportRecord } from './queries.ts'

const tags = ['年度报告']
const byId = z.object({ id: z.uuid() })
const done = z.object({ ok: z.literal(true) })
const ok = { ok: true as const }

export function reportsApi(app: App, db: Db, clock: Clock, sources: readonly FigureSource[]): void {
  const ofReport: BodyOf = (from, { params }) => bodyOfReport(from, params.id ?? '')
  const ofNew: BodyOf = async (_from, { body }) =>
    openInput.pick({ bodyId: true }).safeParse(body).data?.bodyId
  const compiling: Access = { for: compilers, on: ofReport }
  const reading: Access = { for: readers, on: ofReport }

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
    url: '/api/reports/:id/cells/:cell/records',
    config: { access: reading },
    schema: {
      tags,
      summary: '一个数字背后的记录',
      params: z.object({ id: z.uuid(), cell: z.string() }),
      response: { 200: z.array(recordRow) },
    },
    async handler(request) {
      const row = await reportRecord(db, request.params.id)
      if (!row) throw new Refusal('reports.not_found', 404)
      return recordsBehind(db, sources, row, request.params.cell)
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
    method: 'PUT',
    url: '/api/reports/:id/sections',
    config: { access: compiling },
    schema: { tags, summary: '保存文字部分', params: byId, body: sectionsInput, response: { 200: done } },
    async handler(request) {
      const { version, sections } = request.body
      await inTransaction(db, (tx) =>
        writeSections(tx, clock, actorIn(request), request.params.id, version, sections),
      )
      return ok
    },
  })

  app.route({
    method: 'PUT',
    url: '/api/reports/:id/cells',
    config: { access: compiling },
    schema: { tags, summary: '填报没有台账的数据', params: byId, body: cellInput, response: { 200: done } },
    async handler(request) {
      await inTransaction(db, (tx) => enterCell(tx, clock, actorIn(request), request.params.id, request.body))
      return ok
    },
  })

  app.route({
    method: 'PUT',
    url: '/api/reports/:id/overrides',
    config: { access: compiling },
    schema: { tags, summary: '说明差异原因', params: byId, body: overrideInput, response: { 200: done } },
    async handler(request) {
      await inTransaction(db, (tx) =>
        overrideFinding(tx, clock, actorIn(request), request.params.id, request.body),
      )
      return ok
    },
  })

  app.route({
    method: 'POST',
    url: '/api/reports/:id/submit',
    config: { access: compiling },
    schema: { tags, summary: '提交审核', params: byId, body: versionInput, response: { 200: done } },
    async handler(request) {
      await inTransaction(db, (tx) =>
        submitReport(tx, clock, sources, actorIn(request), request.params.id, request.body.version),
      )
      return ok
    },
  })

  app.route({
    method: 'POST',
    url: '/api/reports/:id/publish',
    config: { access: compiling },
    schema: { tags, summary: '发布', params: byId, response: { 200: done } },
    async handler(request) {
      await inTransaction(db, (tx) => publishReport(tx, clock, actorIn(request), request.params.id))
      return ok
    },
  })
}
