import { type Access, actorIn } from '#foundation/identity'
import type { Clock } from '#platform/clock'
import { type Db, inTransaction } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type App, asAttachment, z } from '#platform/http'
import type { SupervisionTools } from './api.ts'
import { besideOwn } from './beside-own.ts'
import {
  acceptInput,
  beside,
  besideQuery,
  handInInput,
  levelQuery,
  matchInput,
  sendBackInput,
  submission,
} from './contract.ts'
import { acceptSubmission, matchSubmission, sendBack } from './decide-submission.ts'
import { handIn } from './hand-in.ts'
import { XLSX } from './merge-api.ts'
import { fileOfSubmission, findingsWorkbook, listSubmissions } from './submissions.ts'

const tags = ['年报督查']
const done = z.object({ ok: z.literal(true) })
const ok = { ok: true as const }
const UPLOAD_LIMIT = 28 * 1024 * 1024

/** Reports handed in as files. */
export function submissionsApi(
  app: App,
  db: Db,
  clock: Clock,
  { files, reader, sources }: SupervisionTools,
  supervising: Access,
): void {
  app.route({
    method: 'GET',
    url: '/api/supervision/submissions',
    config: { access: supervising },
    schema: {
      tags,
      summary: '收到的报告文件',
      querystring: levelQuery,
      response: { 200: z.array(submission) },
    },
    handler: (request) => listSubmissions(db, request.query.body, request.query.year),
  })

  app.route({
    method: 'POST',
    url: '/api/supervision/submissions',
    bodyLimit: UPLOAD_LIMIT,
    config: { access: supervising },
    schema: {
      tags,
      summary: '接收一个报告文件：读取、认领、校验',
      body: handInInput,
      response: { 200: z.array(submission) },
    },
    async handler(request) {
      const { body: root, year, name, base64 } = request.body
      const content = Buffer.from(base64, 'base64')
      const ids = await handIn(db, clock, files, reader, actorIn(request), { root, year, name, content })
      return listSubmissions(db, root, year, ids)
    },
  })

  app.route({
    method: 'POST',
    url: '/api/supervision/submissions/match',
    config: { access: supervising },
    schema: { tags, summary: '认领到单位', body: matchInput, response: { 200: done } },
    async handler(request) {
      await inTransaction(db, (tx) => matchSubmission(tx, clock, actorIn(request), request.body))
      return ok
    },
  })

  app.route({
    method: 'POST',
    url: '/api/supervision/submissions/accept',
    config: { access: supervising },
    schema: {
      tags,
      summary: '通过并收录',
      body: acceptInput,
      response: { 200: z.object({ reportId: z.string() }) },
    },
    async handler(request) {
      const reportId = await inTransaction(db, (tx) =>
        acceptSubmission(tx, clock, actorIn(request), request.body),
      )
      return { reportId }
    },
  })

  app.route({
    method: 'GET',
    url: '/api/supervision/submissions/beside',
    config: { access: supervising },
    schema: {
      tags,
      summary: '报送的文件与该单位在系统内的报告对照',
      querystring: besideQuery,
      response: { 200: beside },
    },
    handler: (request) => besideOwn(db, sources, request.query.body, request.query.id),
  })

  app.route({
    method: 'POST',
    url: '/api/supervision/submissions/return',
    config: { access: supervising },
    schema: { tags, summary: '退回', body: sendBackInput, response: { 200: done } },
    async handler(request) {
      await inTransaction(db, (tx) => sendBack(tx, clock, actorIn(request), request.body))
      return ok
    },
  })

  app.route({
    method: 'GET',
    url: '/api/supervision/submissions/file',
    config: { access: supervising, original: true },
    schema: { tags, summary: '下载原文件', querystring: z.object({ body: z.uuid(), id: z.uuid() }) },
    async handler(request, reply) {
      const fileId = await fileOfSubmission(db, request.query.body, request.query.id)
      const stored = fileId === undefined ? undefined : await files.read(db, fileId)
      if (!stored) throw new Refusal('supervision.no_submission', 404)
      return reply
        .type('application/octet-stream')
        .header('cache-control', 'no-store')
        .header('content-disposition', asAttachment(stored.info.name))
        .send(stored.content)
    },
  })

  app.route({
    method: 'GET',
    url: '/api/supervision/submissions/findings',
    config: { access: supervising },
    schema: {
      tags,
      summary: '导出校验问题（Excel）',
      querystring: levelQuery.extend({ id: z.uuid().optional() }),
    },
    async handler(request, reply) {
      const { body, year, id } = request.query
      return reply
        .type(XLSX)
        .header('cache-control', 'no-store')
        .header('content-disposition', asAttachment(`${year}年度报告校验问题.xlsx`))
        .send(await findingsWorkbook(db, body, year, id ? [id] : undefined))
    },
  })
}
