import type { FileStore } from '#foundation/files'
import { type Access, actorIn, type BodyOf } from '#foundation/identity'
import { outcomesOn } from '#foundation/rules'
import type { Clock } from '#platform/clock'
import { type Db, inTransaction, once } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type App, asAttachment, z } from '#platform/http'
import {
  amendInput,
  bodyYearQuery,
  dutyInput,
  filingBody,
  lineInput,
  lineRow,
  outcomeOption,
  remindInput,
  returnInput,
  withdrawInput,
  yearQuery,
} from './contract.ts'
import { amendLine, fileLine, withdrawLine } from './file-line.ts'
import { fileReturn } from './file-return.ts'
import { fileKeepers, filers } from './policy.ts'
import { filingBodies, linesOfYear, scanOf } from './queries.ts'
import { remindOfMonths, setDuty } from './set-duty.ts'

const tags = ['备案']
const done = z.object({ ok: z.literal(true) })
const ok = { ok: true as const }
const UPLOAD_LIMIT = 28 * 1024 * 1024
const named = z.object({ bodyId: z.uuid() })
/** The body a request names, in its address or in what it carries. */
const ofBody: BodyOf = async (_db, { query, body }) =>
  named.safeParse(query).data?.bodyId ?? named.safeParse(body).data?.bodyId

export function filingsApi(app: App, db: Db, clock: Clock, files: FileStore): void {
  const filing: Access = { for: filers, on: ofBody }
  const keeping: Access = { for: fileKeepers, on: ofBody }

  app.route({
    method: 'GET',
    url: '/api/filings',
    config: { access: { for: filers, on: 'scope' } },
    schema: {
      tags,
      summary: '备案单位一年各月的报送情况',
      querystring: yearQuery,
      response: { 200: z.array(filingBody) },
    },
    handler: (request) => filingBodies(db, clock, actorIn(request), request.query.year),
  })

  app.route({
    method: 'GET',
    url: '/api/filings/outcomes',
    config: { access: { for: 'signed-in' } },
    schema: { tags, summary: '答复类型', response: { 200: z.array(outcomeOption) } },
    handler: async () => (await outcomesOn(db, clock.today())).map(({ code, label }) => ({ code, label })),
  })

  app.route({
    method: 'GET',
    url: '/api/filings/lines',
    config: { access: filing },
    schema: { tags, summary: '逐件备案', querystring: bodyYearQuery, response: { 200: z.array(lineRow) } },
    handler: (request) => linesOfYear(db, clock.today(), request.query.bodyId, request.query.year),
  })

  app.route({
    method: 'POST',
    url: '/api/filings/lines',
    bodyLimit: UPLOAD_LIMIT,
    config: { access: filing },
    schema: {
      tags,
      summary: '备案一件申请',
      body: lineInput,
      response: { 201: z.object({ id: z.string() }) },
    },
    async handler(request, reply) {
      const key = request.headers['idempotency-key']
      const actor = actorIn(request)
      const id = await inTransaction(db, (tx) => {
        const work = () => fileLine(tx, clock, files, actor, request.body)
        return typeof key === 'string' ? once(tx, `filing:${actor.id}:${key}`, work) : work()
      })
      return reply.status(201).send({ id })
    },
  })

  app.route({
    method: 'PUT',
    url: '/api/filings/lines',
    bodyLimit: UPLOAD_LIMIT,
    config: { access: filing },
    schema: { tags, summary: '补充或者更正备案', body: amendInput, response: { 200: done } },
    async handler(request) {
      await inTransaction(db, (tx) => amendLine(tx, clock, files, actorIn(request), request.body))
      return ok
    },
  })

  app.route({
    method: 'POST',
    url: '/api/filings/lines/withdraw',
    config: { access: filing },
    schema: { tags, summary: '撤销备案', body: withdrawInput, response: { 200: done } },
    async handler(request) {
      await inTransaction(db, (tx) => withdrawLine(tx, clock, actorIn(request), request.body))
      return ok
    },
  })

  app.route({
    method: 'GET',
    url: '/api/filings/scan',
    config: { access: filing, original: true },
    schema: { tags, summary: '查看扫描件', querystring: named.extend({ file: z.uuid() }) },
    async handler(request, reply) {
      const { bodyId, file } = request.query
      const stored = (await scanOf(db, bodyId, file)) ? await files.read(db, file) : undefined
      if (!stored) throw new Refusal('filings.no_file', 404)
      return reply
        .type(stored.info.mediaType)
        .header('cache-control', 'no-store')
        .header('content-disposition', asAttachment(stored.info.name))
        .send(stored.content)
    },
  })

  app.route({
    method: 'PUT',
    url: '/api/filings/returns',
    config: { access: filing },
    schema: { tags, summary: '报送月报或者零报告', body: returnInput, response: { 200: done } },
    async handler(request) {
      await inTransaction(db, (tx) => fileReturn(tx, clock, actorIn(request), request.body))
      return ok
    },
  })

  app.route({
    method: 'PUT',
    url: '/api/filings/duties',
    config: { access: keeping },
    schema: { tags, summary: '设定备案单位和方式', body: dutyInput, response: { 200: done } },
    async handler(request) {
      await inTransaction(db, (tx) => setDuty(tx, clock, actorIn(request), request.body))
      return ok
    },
  })

  app.route({
    method: 'POST',
    url: '/api/filings/reminders',
    config: { access: keeping },
    schema: {
      tags,
      summary: '提醒报送月报',
      body: remindInput,
      response: { 200: z.object({ sent: z.number() }) },
    },
    async handler(request) {
      const { bodyId, months } = request.body
      const sent = await inTransaction(db, (tx) =>
        remindOfMonths(tx, clock, actorIn(request), bodyId, months),
      )
      return { sent }
    },
  })
}
