import type { FileStore } from '#foundation/files'
import { type Access, actorIn, type BodyOf } from '#foundation/identity'
import type { Clock } from '#platform/clock'
import { day } from '#platform/clock'
import type { Vault } from '#platform/crypto'
import { type Db, inTransaction, once } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type App, asAttachment, z } from '#platform/http'
import { publishFeedback, removeGroup, saveGroup } from './answer-consultation.ts'
import { moderateComments, sortComments, submitComment } from './comment.ts'
import { consultationKinds, consultationStates } from './consultation.ts'
import {
  commentList,
  commentStates,
  consultationInput,
  consultationList,
  consultationDetail as detailShape,
  editInput,
  feedbackInput,
  groupInput,
  moderateInput,
  recordedCommentInput,
  sortInput,
  versionInput,
  withdrawInput,
} from './contract.ts'
import { draftConsultation, editConsultation } from './draft-consultation.ts'
import { commentsWorkbook } from './export.ts'
import { leastPeriod, openConsultation, withdrawConsultation } from './open-consultation.ts'
import { openers, readers, workers } from './policy.ts'
import { consultationDetail, listComments, listConsultations } from './queries.ts'
import { bodyOfConsultation } from './store.ts'
import type { Tables } from './tables.ts'

const tags = ['意见征集']
const byId = z.object({ id: z.uuid() })
const done = z.object({ ok: z.literal(true) })
const ok = { ok: true as const }
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export function consultationsApi(app: App, db: Db, clock: Clock, vault: Vault, files: FileStore): void {
  const atBody: BodyOf = (from, { params }) => bodyOfConsultation(from, params.id ?? '')
  const working: Access = { for: workers, on: atBody }
  const opening: Access = { for: openers, on: atBody }
  const reading: Access = { for: readers, on: atBody }
  const url = (rest = '') => `/api/consultations/:id${rest}`

  app.route({
    method: 'GET',
    url: '/api/consultations',
    config: { access: { for: readers, on: 'scope' } },
    schema: {
      tags,
      summary: '意见征集列表',
      querystring: z.object({
        state: z.enum(consultationStates).optional(),
        page: z.coerce.number().int().min(1).default(1),
        size: z.coerce.number().int().min(1).max(100).default(20),
      }),
      response: { 200: consultationList },
    },
    handler: (request) => listConsultations(db, clock, actorIn(request), request.query),
  })

  app.route({
    method: 'GET',
    url: '/api/consultations/period',
    config: { access: { for: readers, on: 'scope' } },
    schema: {
      tags,
      summary: '今天公布的，最早哪天截止',
      querystring: z.object({ kind: z.enum(consultationKinds) }),
      response: {
        200: z
          .object({ until: z.string(), amount: z.number(), unit: z.string(), source: z.string() })
          .nullable(),
      },
    },
    handler: async (request) => (await leastPeriod(db, request.query.kind, clock.today())) ?? null,
  })

  app.route({
    method: 'POST',
    url: '/api/consultations',
    config: {
      access: {
        for: workers,
        on: async (_db, { body }) => consultationInput.pick({ bodyId: true }).safeParse(body).data?.bodyId,
      },
    },
    schema: {
      tags,
      summary: '起草意见征集',
      body: consultationInput,
      response: { 201: z.object({ id: z.string() }) },
    },
    async handler(request, reply) {
      const actor = actorIn(request)
      const key = request.headers['idempotency-key']
      const id = await inTransaction(db, (tx) => {
        const work = () => draftConsultation(tx, clock, actor, request.body)
        return typeof key === 'string' ? once(tx, `consultation:${actor.id}:${key}`, work) : work()
      })
      return reply.status(201).send({ id })
    },
  })

  app.route({
    method: 'GET',
    url: url(),
    config: { access: reading },
    schema: { tags, summary: '一项意见征集', params: byId, response: { 200: detailShape } },
    async handler(request) {
      const detail = await consultationDetail(db, clock, actorIn(request), request.params.id)
      if (!detail) throw new Refusal('consultations.not_found', 404)
      return detail
    },
  })

  app.route({
    method: 'PUT',
    url: url(),
    config: { access: working },
    schema: { tags, summary: '修改草案', params: byId, body: editInput, response: { 200: done } },
    async handler(request) {
      const { id } = request.params
      await inTransaction(db, (tx) => editConsultation(tx, clock, actorIn(request), id, request.body))
      return ok
    },
  })

  app.route({
    method: 'POST',
    url: url('/open'),
    config: { access: opening },
    schema: { tags, summary: '公布征求意见稿', params: byId, body: versionInput, response: { 200: done } },
    async handler(request) {
      const { id } = request.params
      await inTransaction(db, (tx) => openConsultation(tx, clock, actorIn(request), id, request.body.version))
      return ok
    },
  })

  app.route({
    method: 'POST',
    url: url('/withdraw'),
    config: { access: opening },
    schema: { tags, summary: '撤回', params: byId, body: withdrawInput, response: { 200: done } },
    async handler(request) {
      const { id } = request.params
      await inTransaction(db, (tx) => withdrawConsultation(tx, clock, actorIn(request), id, request.body))
      return ok
    },
  })

  app.route({
    method: 'POST',
    url: url('/feedback'),
    config: { access: opening },
    schema: { tags, summary: '公布采纳情况', params: byId, body: feedbackInput, response: { 200: done } },
    async handler(request) {
      const { id } = request.params
      await inTransaction(db, (tx) => publishFeedback(tx, clock, actorIn(request), id, request.body))
      return ok
    },
  })

  app.route({
    method: 'GET',
    url: url('/comments'),
    config: { access: reading },
    schema: {
      tags,
      summary: '收到的意见',
      params: byId,
      querystring: z.object({
        state: z.enum(commentStates).optional(),
        paragraph: z.coerce.number().int().min(0).optional(),
        group: z.string().max(36).optional(),
        q: z.string().max(100).optional(),
        page: z.coerce.number().int().min(1).default(1),
        size: z.coerce.number().int().min(1).max(500).default(50),
      }),
      response: { 200: commentList },
    },
    handler: (request) => listComments(db, vault, request.params.id, request.query),
  })

  app.route({
    method: 'POST',
    url: url('/comments'),
    config: { access: working },
    schema: {
      tags,
      summary: '登记来信、座谈会等意见',
      params: byId,
      body: recordedCommentInput,
      response: { 201: z.object({ id: z.string(), number: z.string(), code: z.string() }) },
    },
    async handler(request, reply) {
      const { cameBy, ...input } = request.body
      const arrival = { cameBy, actor: actorIn(request) }
      const made = await inTransaction(db, (tx) =>
        submitComment(tx, clock, vault, request.params.id, input, arrival),
      )
      return reply.status(201).send(made)
    },
  })

  app.route({
    method: 'POST',
    url: url('/moderate'),
    config: { access: working },
    schema: { tags, summary: '审阅意见', params: byId, body: moderateInput, response: { 200: done } },
    async handler(request) {
      const { id } = request.params
      await inTransaction(db, (tx) => moderateComments(tx, clock, actorIn(request), id, request.body))
      return ok
    },
  })

  app.route({
    method: 'POST',
    url: url('/sort'),
    config: { access: working },
    schema: { tags, summary: '归入意见组', params: byId, body: sortInput, response: { 200: done } },
    async handler(request) {
      const { id } = request.params
      await inTransaction(db, (tx) => sortComments(tx, clock, actorIn(request), id, request.body))
      return ok
    },
  })

  app.route({
    method: 'POST',
    url: url('/groups'),
    config: { access: working },
    schema: {
      tags,
      summary: '增加意见组和答复',
      params: byId,
      body: groupInput,
      response: { 201: z.object({ id: z.string() }) },
    },
    async handler(request, reply) {
      const id = await inTransaction(db, (tx) =>
        saveGroup(tx, clock, actorIn(request), request.params.id, request.body),
      )
      return reply.status(201).send({ id })
    },
  })

  const groupParams = z.object({ id: z.uuid(), group: z.uuid() })
  app.route({
    method: 'PUT',
    url: url('/groups/:group'),
    config: { access: working },
    schema: { tags, summary: '修改意见组', params: groupParams, body: groupInput, response: { 200: done } },
    async handler(request) {
      const { id, group } = request.params
      await inTransaction(db, (tx) => saveGroup(tx, clock, actorIn(request), id, request.body, group))
      return ok
    },
  })
  app.route({
    method: 'DELETE',
    url: url('/groups/:group'),
    config: { access: working },
    schema: { tags, summary: '删除空的意见组', params: groupParams, response: { 204: z.undefined() } },
    async handler(request, reply) {
      const { id, group } = request.params
      await inTransaction(db, (tx) => removeGroup(tx, clock, actorIn(request), id, group))
      return reply.status(204).send()
    },
  })

  app.route({
    method: 'GET',
    url: url('/export'),
    config: { access: reading },
    schema: { tags, summary: '导出意见（xlsx）', params: byId },
    async handler(request, reply) {
      const content = await commentsWorkbook(db, vault, request.params.id)
      return reply
        .headers({
          'content-type': XLSX,
          'content-disposition': `attachment; filename="comments-${day(clock.today())}.xlsx"`,
        })
        .send(content)
    },
  })

  app.route({
    method: 'GET',
    url: url('/files/:file'),
    config: { access: reading, original: true },
    schema: { tags, summary: '意见附件', params: z.object({ id: z.uuid(), file: z.uuid() }) },
    async handler(request, reply) {
      const { id, file } = request.params
      const of = await db
        .withTables<Tables>()
        .selectFrom('consultations_comment')
        .select('id')
        .where('consultation_id', '=', id)
        .where('file_id', '=', file)
        .executeTakeFirst()
      const stored = of ? await files.read(db, file) : undefined
      if (!stored) throw new Refusal('consultations.not_found', 404)
      return reply
        .headers({
          'content-type': stored.info.mediaType,
          'content-disposition': asAttachment(stored.info.name),
        })
        .send(stored.content)
    },
  })
}
