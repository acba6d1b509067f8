import type { FastifyReply } from 'fastify'
import type { FileStore } from '#foundation/files'
import { type Access, actorIn, type BodyOf } from '#foundation/identity'
import type { Clock } from '#platform/clock'
import { type Db, inTransaction } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type App, asAttachment, z } from '#platform/http'
import type { Jobs } from '#platform/jobs'
import { bodyOfRequest } from '#requests/requests'
import { attachResult } from './attach-result.ts'
import { BURN_JOB, burnJob } from './burn-job.ts'
import { checkMarks } from './check-marks.ts'
import {
  boxesInput,
  checkInput,
  copyRow,
  copyDetail as detailShape,
  MOST_MEGABYTES,
  submitInput,
  uploadInput,
  versionInput,
} from './contract.ts'
import { discardCopy, groundsOn, markBoxes, reopenCopy, submitMarks } from './mark-boxes.ts'
import { openCopy } from './open-copy.ts'
import { checkers, markers } from './policy.ts'
import { bodyOfCopy, copiesOf, copyDetail, copyRecord } from './queries.ts'
import { summaryCsv } from './summary.ts'

const tags = ['区分处理']
const byId = z.object({ id: z.uuid() })
const done = z.object({ ok: z.literal(true) })
/** Base64 takes a third more than the bytes. */
const UPLOAD_LIMIT = Math.ceil(MOST_MEGABYTES * 1.4) * 1024 * 1024

export function redactionApi(
  app: App,
  db: Db,
  clock: Clock,
  files: FileStore,
  jobs: Jobs,
  /** The office program that lays Word files out; undefined where there is none. */
  office: string | undefined,
): void {
  jobs.add(burnJob(db, clock, files))
  const ofRequest: BodyOf = (from, { params }) => bodyOfRequest(from, params.id ?? '')
  const ofCopy: BodyOf = (from, { params }) => bodyOfCopy(from, params.id ?? '')
  const marking: Access = { for: markers, on: ofCopy }
  const reading: Access = { for: checkers, on: ofCopy }

  app.route({
    method: 'GET',
    url: '/api/requests/:id/redactions',
    config: { access: { for: checkers, on: ofRequest } },
    schema: { tags, summary: '一件申请的区分处理材料', params: byId, response: { 200: z.array(copyRow) } },
    handler: (request) => copiesOf(db, request.params.id),
  })
  app.route({
    method: 'POST',
    url: '/api/requests/:id/redactions',
    bodyLimit: UPLOAD_LIMIT,
    config: { access: { for: markers, on: ofRequest } },
    schema: {
      tags,
      summary: '上传要区分处理的材料',
      params: byId,
      body: uploadInput,
      response: { 201: byId },
    },
    async handler(request, reply) {
      const body = await bodyOfRequest(db, request.params.id)
      if (!body) throw new Refusal('redaction.not_found', 404)
      const content = Buffer.from(request.body.base64, 'base64')
      const about = { request: request.params.id, body }
      const file = { name: request.body.name, content }
      const id = await openCopy(db, clock, files, actorIn(request), about, file, office)
      return reply.status(201).send({ id })
    },
  })
  app.route({
    method: 'GET',
    url: '/api/redactions/:id',
    config: { access: reading },
    schema: { tags, summary: '一份区分处理的材料', params: byId, response: { 200: detailShape } },
    async handler(request) {
      const detail = await copyDetail(db, clock.today(), actorIn(request), request.params.id)
      if (!detail) throw new Refusal('redaction.not_found', 404)
      return detail
    },
  })
  app.route({
    method: 'PUT',
    url: '/api/redactions/:id/boxes',
    bodyLimit: 4 * 1024 * 1024,
    config: { access: marking },
    schema: { tags, summary: '保存标注', params: byId, body: boxesInput, response: { 200: done } },
    async handler(request) {
      await inTransaction(db, (tx) => markBoxes(tx, clock, actorIn(request), request.params.id, request.body))
      return { ok: true as const }
    },
  })
  app.route({
    method: 'POST',
    url: '/api/redactions/:id/submit',
    config: { access: marking },
    schema: { tags, summary: '提交复核', params: byId, body: submitInput, response: { 200: done } },
    async handler(request) {
      await inTransaction(db, (tx) =>
        submitMarks(tx, clock, actorIn(request), request.params.id, request.body),
      )
      return { ok: true as const }
    },
  })
  app.route({
    method: 'POST',
    url: '/api/redactions/:id/check',
    config: { access: reading },
    schema: { tags, summary: '复核：通过或者退回', params: byId, body: checkInput, response: { 200: done } },
    async handler(request) {
      await inTransaction(db, (tx) =>
        checkMarks(tx, clock, actorIn(request), request.params.id, request.body),
      )
      if (request.body.verdict === 'approve') await jobs.wake(BURN_JOB)
      return { ok: true as const }
    },
  })
  for (const [name, summary, work] of [
    ['reopen', '取回重新标注', reopenCopy],
    ['discard', '作废', discardCopy],
  ] as const) {
    app.route({
      method: 'POST',
      url: `/api/redactions/:id/${name}`,
      config: { access: marking },
      schema: { tags, summary, params: byId, body: versionInput, response: { 200: done } },
      async handler(request) {
        const { id } = byId.parse(request.params)
        const { version } = versionInput.parse(request.body)
        await inTransaction(db, (tx) => work(tx, clock, actorIn(request), id, version))
        return { ok: true as const }
      },
    })
  }
  app.route({
    method: 'POST',
    url: '/api/redactions/:id/attach',
    config: { access: marking },
    schema: { tags, summary: '附入答复', params: byId, response: { 200: done } },
    async handler(request) {
      await inTransaction(db, (tx) => attachResult(tx, clock, actorIn(request), request.params.id))
      return { ok: true as const }
    },
  })
  downloads(app, db, clock, files, reading)
}

function downloads(app: App, db: Db, clock: Clock, files: FileStore, reading: Access): void {
  const send = (reply: FastifyReply, type: string, name: string, content: Buffer | string) =>
    reply
      .type(type)
      .header('cache-control', 'no-store')
      .header('content-disposition', asAttachment(name))
      .send(content)

  for (const [part, summary] of [
    ['pages', '材料的页面（PDF）'],
    ['result', '区分处理后的文件（PDF）'],
  ] as const) {
    app.route({
      method: 'GET',
      url: `/api/redactions/:id/${part}`,
      config: { access: reading, original: true },
      schema: { tags, summary, params: byId },
      async handler(request, reply) {
        const row = await copyRecord(db, byId.parse(request.params).id)
        const id = part === 'pages' ? row?.pages_file : row?.result_file
        const file = id ? await files.read(db, id) : undefined
        if (!file) throw new Refusal(row ? 'redaction.not_done' : 'redaction.not_found', 404)
        return send(reply, 'application/pdf', file.info.name, file.content)
      },
    })
  }
  app.route({
    method: 'GET',
    url: '/api/redactions/:id/summary',
    config: { access: reading },
    schema: { tags, summary: '遮盖清单（CSV）', params: byId },
    async handler(request, reply) {
      const row = await copyRecord(db, request.params.id)
      if (!row) throw new Refusal('redaction.not_found', 404)
      const text = summaryCsv(row.boxes, await groundsOn(db, clock.today()))
      return send(reply, 'text/csv; charset=utf-8', '遮盖清单.csv', text)
    },
  })
}
