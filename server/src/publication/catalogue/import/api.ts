import { Readable } from 'node:stream'
import { actorIn, type BodyOf, bodiesFor } from '#foundation/identity'
import type { Clock } from '#platform/clock'
import { type Db, inTransaction } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type App, asAttachment, isUuid, z } from '#platform/http'
import { crawlInput, importBatch, importInput, importReport as importReportShape } from './contract.ts'
import { beginCrawl } from './crawl-batch.ts'
import { beginImport, checkImport, undoImport } from './import-batch.ts'
import { bodyOfImport, importReport, listImports, reportLines } from './report.ts'

const tags = ['批量导入']
const byId = z.object({ id: z.uuid() })
const officers = ['disclosure_office'] as const
const UPLOAD_LIMIT = 300 * 1024 * 1024

/** @param wake starts the job that works on running batches, after the commit */
export function importsApi(app: App, db: Db, clock: Clock, wake: (job: string) => Promise<void>): void {
  const ofImport: BodyOf = async (from, { params }) =>
    isUuid(params.id) ? bodyOfImport(from, params.id) : undefined
  const ofNew: BodyOf = async (_from, { body }) =>
    importInput.pick({ bodyId: true }).safeParse(body).data?.bodyId
  const acting = { for: officers, on: ofImport }

  app.route({
    method: 'GET',
    url: '/api/imports',
    config: { access: { for: officers, on: 'scope' } },
    schema: { tags, summary: '导入批次', response: { 200: z.array(importBatch) } },
    handler: (request) => listImports(db, bodiesFor(actorIn(request), officers)),
  })

  app.route({
    method: 'POST',
    url: '/api/imports',
    bodyLimit: UPLOAD_LIMIT,
    config: { access: { for: officers, on: ofNew } },
    schema: { tags, summary: '核对要导入的表格', body: importInput, response: { 201: byId } },
    async handler(request, reply) {
      const id = await checkImport(db, clock, actorIn(request), request.body)
      return reply.status(201).send({ id })
    },
  })

  app.route({
    method: 'POST',
    url: '/api/imports/crawl',
    config: { access: { for: officers, on: ofNew } },
    schema: { tags, summary: '读取旧网站的网页', body: crawlInput, response: { 201: byId } },
    async handler(request, reply) {
      const id = await inTransaction(db, (tx) => beginCrawl(tx, clock, actorIn(request), request.body))
      await wake('catalogue.crawl')
      return reply.status(201).send({ id })
    },
  })

  app.route({
    method: 'GET',
    url: '/api/imports/:id',
    config: { access: acting },
    schema: { tags, summary: '逐行核对结果', params: byId, response: { 200: importReportShape } },
    async handler(request) {
      const report = await importReport(db, request.params.id)
      if (!report) throw new Refusal('import.not_found', 404)
      return report
    },
  })

  app.route({
    method: 'GET',
    url: '/api/imports/:id/report',
    config: { access: acting },
    schema: { tags, summary: '下载逐行报告', params: byId },
    async handler(request, reply) {
      return reply
        .type('text/csv; charset=utf-8')
        .header('cache-control', 'no-store')
        .header('content-disposition', asAttachment('逐行报告.csv'))
        .send(Readable.from(reportLines(db, request.params.id)))
    },
  })

  app.route({
    method: 'POST',
    url: '/api/imports/:id/run',
    config: { access: acting },
    schema: { tags, summary: '导入', params: byId, response: { 200: z.object({ ok: z.literal(true) }) } },
    async handler(request) {
      await inTransaction(db, (tx) => beginImport(tx, clock, actorIn(request), request.params.id))
      await wake('catalogue.import')
      return { ok: true as const }
    },
  })

  app.route({
    method: 'POST',
    url: '/api/imports/:id/undo',
    config: { access: acting },
    schema: {
      tags,
      summary: '撤销整个批次',
      params: byId,
      response: { 200: z.object({ documents: z.number() }) },
    },
    handler: (request) =>
      inTransaction(db, async (tx) => ({
        documents: await undoImport(tx, clock, actorIn(request), request.params.id),
      })),
  })
}
