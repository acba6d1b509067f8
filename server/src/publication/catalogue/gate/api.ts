import type { FileStore } from '#foundation/files'
import { type Access, actorIn, type BodyOf, type Role } from '#foundation/identity'
import { withReviewers } from '#foundation/review'
import { finding, reportOf, scanReport } from '#foundation/scan'
import { type Clock, day } from '#platform/clock'
import { type Db, inTransaction } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type App, asAttachment, z } from '#platform/http'
import { uploadInput } from '../contract.ts'
import { closeEdition } from '../history.ts'
import { confidentialityReviewers, destroyers, drafters, publishers, readers } from '../policy.ts'
import { bodyOfDocument } from '../queries.ts'
import { cleanDraft } from './clean-draft.ts'
import { compareEditions } from './compare-editions.ts'
import { confidentialityOf, enterRuling, signConfidentiality } from './confidentiality.ts'
import {
  cleanInput,
  comparison,
  confidentialityRecord,
  opinionInput,
  reasonInput,
  reassessInput,
  rulingInput,
  scheduleInput,
  withdrawalScheduleInput,
} from './contract.ts'
import { destroyFiles, destroyLeak } from './destroy-leak.ts'
import { publishInEmergency } from './emergency.ts'
import { findingsIn } from './judge-draft.ts'
import { draftContent, frozenDigest, officeFile } from './queries.ts'
import { readWord } from './read-word.ts'
import { reassessWithheld } from './reassess.ts'
import { schedulePublication, scheduleWithdrawal } from './schedule.ts'

const tags = ['信息发布']
const byId = z.object({ id: z.uuid() })
const done = z.object({ ok: z.literal(true) })
const ok = { ok: true as const }

/** What stands between a draft and the public: scans, confidentiality review, schedule, comparison, destruction. */
export function gateApi(app: App, db: Db, clock: Clock, files: FileStore): void {
  const ofDocument: BodyOf = (from, { params }) => bodyOfDocument(from, params.id ?? '')
  const reading: Access = { for: readers, on: withReviewers('document', ofDocument) }
  const who = (roles: readonly Role[]): Access => ({ for: roles, on: ofDocument })

  app.route({
    method: 'POST',
    url: '/api/documents/read-word',
    bodyLimit: 40 * 1024 * 1024,
    config: { access: { for: drafters, on: 'scope' } },
    schema: {
      tags,
      summary: '读入 Word 文档的正文',
      body: uploadInput,
      response: { 200: z.object({ html: z.string(), pictures: z.number(), leftOut: z.number() }) },
    },
    handler: (request) =>
      inTransaction(db, (tx) =>
        readWord(
          tx,
          files,
          actorIn(request).id,
          request.body.name,
          Buffer.from(request.body.base64, 'base64'),
        ),
      ),
  })

  app.route({
    method: 'POST',
    url: '/api/documents/:id/scan',
    config: { access: who(drafters) },
    schema: {
      tags,
      summary: '检查草稿',
      params: byId,
      response: { 200: z.object({ findings: z.array(finding) }) },
    },
    async handler(request) {
      const content = await draftContent(db, request.params.id)
      return { findings: await findingsIn(db, files, content) }
    },
  })

  app.route({
    method: 'GET',
    url: '/api/documents/:id/scan',
    config: { access: reading },
    schema: { tags, summary: '送审文本的检查结果', params: byId, response: { 200: scanReport.nullable() } },
    async handler(request) {
      const digest = await frozenDigest(db, request.params.id)
      return (digest && (await reportOf(db, digest))) ?? null
    },
  })

  app.route({
    method: 'POST',
    url: '/api/documents/:id/clean',
    config: { access: who(drafters) },
    schema: {
      tags,
      summary: '一键脱敏或者清除隐藏内容',
      params: byId,
      body: cleanInput,
      response: { 200: z.object({ version: z.number() }) },
    },
    handler: (request) =>
      inTransaction(db, async (tx) => ({
        version: await cleanDraft(tx, clock, files, actorIn(request), request.params.id, request.body),
      })),
  })

  app.route({
    method: 'GET',
    url: '/api/documents/:id/files/:file',
    config: { access: reading, original: true },
    schema: { tags, summary: '草稿附件和原件', params: byId.extend({ file: z.uuid() }) },
    async handler(request, reply) {
      const { id, file } = request.params
      if (!(await officeFile(db, id, file))) throw new Refusal('documents.no_attachment', 404)
      const stored = await files.open(db, file)
      if (!stored) throw new Refusal('documents.no_attachment', 404)
      return reply
        .type(stored.info.mediaType)
        .header('cache-control', 'no-store')
        .header('content-disposition', asAttachment(stored.info.name))
        .send(stored.stream)
    },
  })

  app.route({
    method: 'GET',
    url: '/api/documents/:id/confidentiality',
    config: { access: reading },
    schema: {
      tags,
      summary: '保密审查记录',
      params: byId,
      response: { 200: z.array(confidentialityRecord) },
    },
    handler: (request) => confidentialityOf(db, request.params.id),
  })

  app.route({
    method: 'POST',
    url: '/api/documents/:id/confidentiality',
    config: { access: who(confidentialityReviewers) },
    schema: { tags, summary: '签署保密审查意见', params: byId, body: opinionInput, response: { 200: done } },
    async handler(request) {
      await inTransaction(db, (tx) =>
        signConfidentiality(tx, clock, actorIn(request), request.params.id, request.body),
      )
      return ok
    },
  })

  app.route({
    method: 'POST',
    url: '/api/documents/:id/ruling',
    config: { access: who(confidentialityReviewers) },
    schema: {
      tags,
      summary: '登记主管部门的确定结果',
      params: byId,
      body: rulingInput,
      response: { 200: done },
    },
    async handler(request) {
      const { ruling, number, on } = request.body
      await inTransaction(db, (tx) =>
        enterRuling(tx, clock, actorIn(request), request.params.id, { ruling, number, on: day(on) }),
      )
      return ok
    },
  })

  app.route({
    method: 'POST',
    url: '/api/documents/:id/schedule',
    config: { access: who(publishers) },
    schema: { tags, summary: '定时发布', params: byId, body: scheduleInput, response: { 200: done } },
    async handler(request) {
      const at = request.body.at === null ? null : new Date(request.body.at)
      await inTransaction(db, (tx) => schedulePublication(tx, clock, actorIn(request), request.params.id, at))
      return ok
    },
  })

  app.route({
    method: 'POST',
    url: '/api/documents/:id/schedule-withdrawal',
    config: { access: who(publishers) },
    schema: {
      tags,
      summary: '定时撤回',
      params: byId,
      body: withdrawalScheduleInput,
      response: { 200: done },
    },
    async handler(request) {
      const at = request.body.at === null ? null : new Date(request.body.at)
      const plan = at ? request.body.plan : null
      if (at && !plan) throw new Refusal('documents.withdrawal_plan', 422)
      await inTransaction(db, (tx) =>
        scheduleWithdrawal(tx, clock, actorIn(request), request.params.id, at, plan),
      )
      return ok
    },
  })

  app.route({
    method: 'POST',
    url: '/api/documents/:id/emergency',
    config: { access: who(publishers) },
    schema: {
      tags,
      summary: '应急发布，事后补审',
      params: byId,
      body: reasonInput,
      response: { 200: z.object({ indexNumber: z.string() }) },
    },
    handler: (request) =>
      inTransaction(db, async (tx) => ({
        indexNumber: await publishInEmergency(
          tx,
          clock,
          actorIn(request),
          request.params.id,
          request.body.reason,
        ),
      })),
  })

  app.route({
    method: 'POST',
    url: '/api/documents/:id/reassess',
    config: { access: who(publishers) },
    schema: { tags, summary: '定期评估审查', params: byId, body: reassessInput, response: { 200: done } },
    async handler(request) {
      await inTransaction(db, (tx) =>
        reassessWithheld(tx, clock, actorIn(request), request.params.id, request.body),
      )
      return ok
    },
  })

  app.route({
    method: 'GET',
    url: '/api/documents/:id/compare',
    config: { access: reading },
    schema: {
      tags,
      summary: '版本对照',
      params: byId,
      querystring: z.object({ from: z.coerce.number().int(), to: z.coerce.number().int() }),
      response: { 200: comparison },
    },
    handler: (request) => compareEditions(db, request.params.id, request.query.from, request.query.to),
  })

  app.route({
    method: 'POST',
    url: '/api/documents/:id/editions/:no/close',
    config: { access: who(publishers) },
    schema: {
      tags,
      summary: '以前的版本不再供公众查阅',
      params: byId.extend({ no: z.coerce.number().int().positive() }),
      body: reasonInput,
      response: { 200: done },
    },
    async handler(request) {
      const { id, no } = request.params
      await inTransaction(db, (tx) => closeEdition(tx, clock, actorIn(request), id, no, request.body.reason))
      return ok
    },
  })

  app.route({
    method: 'POST',
    url: '/api/documents/:id/destroy',
    config: { access: who(destroyers) },
    schema: { tags, summary: '泄密或者泄露隐私的处置：销毁', params: byId, response: { 200: done } },
    async handler(request) {
      await inTransaction(db, async (tx) => {
        const gone = await destroyLeak(tx, clock, actorIn(request), request.params.id)
        await destroyFiles(tx, files, gone)
      })
      return ok
    },
  })
}
