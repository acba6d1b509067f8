import { type FileStore, publishedTypeOf } from '#foundation/files'
import { type Access, actorIn, type BodyOf } from '#foundation/identity'
import { reviewsOf, reviewView, withReviewers } from '#foundation/review'
import { listColumns } from '#foundation/sites'
import { type Clock, day } from '#platform/clock'
import { type Db, inTransaction, once } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type App, z } from '#platform/http'
import {
  attachment,
  changedDocument,
  classification,
  documentDetail as detailShape,
  documentList,
  documentStates,
  newDocument,
  repealInput,
  uploadInput,
  versionOnly,
  withdrawalInput,
} from './contract.ts'
import { changeDraft, draftDocument, reviseDocument } from './draft-document.ts'
import { dropWorkingCopy } from './editor/working-copy.ts'
import { gateApi } from './gate/api.ts'
import { refuseForbidden } from './gate/refuse-forbidden.ts'
import { drafters, publishers, readers } from './policy.ts'
import { publishDocument, repealDocument, withdrawDocument } from './publish-document.ts'
import { bodyOfDocument, documentDetail, listDocuments, themesAndGenres } from './queries.ts'
import { recallDocument, submitDocument } from './submit-document.ts'

const tags = ['信息发布']
const byId = z.object({ id: z.uuid() })
const done = z.object({ ok: z.literal(true) })
const ok = { ok: true as const }
/** The longest text that a document may have, in bytes. */
const TEXT_LIMIT = 9 * 1024 * 1024
const UPLOAD_LIMIT = 30 * 1024 * 1024

export function documentsApi(app: App, db: Db, clock: Clock, files: FileStore): void {
  gateApi(app, db, clock, files)
  const ofDocument: BodyOf = (from, { params }) => bodyOfDocument(from, params.id ?? '')
  const ofNew: BodyOf = async (_from, { body }) =>
    newDocument.pick({ bodyId: true }).safeParse(body).data?.bodyId
  const drafting: Access = { for: drafters, on: ofDocument }
  const reading: Access = { for: readers, on: withReviewers('document', ofDocument) }
  const publishing: Access = { for: publishers, on: ofDocument }

  app.route({
    method: 'GET',
    url: '/api/classification',
    config: { access: { for: 'signed-in' } },
    schema: { tags, summary: '栏目、主题分类和体裁分类', response: { 200: classification } },
    handler: async () => ({ ...(await themesAndGenres(db)), columns: await listColumns(db) }),
  })

  app.route({
    method: 'GET',
    url: '/api/documents',
    config: { access: { for: readers, on: 'scope' } },
    schema: {
      tags,
      summary: '文件列表',
      querystring: z.object({
        state: z.enum(documentStates).optional(),
        q: z.string().max(100).optional(),
        page: z.coerce.number().int().min(1).default(1),
        size: z.coerce.number().int().min(1).max(100).default(20),
      }),
      response: { 200: documentList },
    },
    handler: (request) => {
      const { state, q, page, size } = request.query
      return listDocuments(db, clock.today(), actorIn(request), {
        page,
        size,
        ...(state ? { state } : {}),
        ...(q ? { q } : {}),
      })
    },
  })

  app.route({
    method: 'POST',
    url: '/api/documents',
    bodyLimit: TEXT_LIMIT,
    config: { access: { for: drafters, on: ofNew } },
    schema: { tags, summary: '起草', body: newDocument, response: { 201: byId } },
    async handler(request, reply) {
      const key = request.headers['idempotency-key']
      const work = () =>
        inTransaction(db, async (tx) => {
          await dropWorkingCopy(tx, actorIn(request).id, null)
          const draft = () =>
            draftDocument(tx, clock, actorIn(request), request.body.bodyId, request.body.content)
          return typeof key === 'string' ? once(tx, `document:${actorIn(request).id}:${key}`, draft) : draft()
        })
      return reply.status(201).send({ id: await work() })
    },
  })

  app.route({
    method: 'GET',
    url: '/api/documents/:id',
    config: { access: reading },
    schema: { tags, summary: '一份文件', params: byId, response: { 200: detailShape } },
    async handler(request) {
      const detail = await documentDetail(db, clock.today(), actorIn(request), request.params.id)
      if (!detail) throw new Refusal('documents.not_found', 404)
      return detail
    },
  })

  app.route({
    method: 'GET',
    url: '/api/documents/:id/reviews',
    config: { access: reading },
    schema: { tags, summary: '审核过程', params: byId, response: { 200: z.array(reviewView) } },
    handler: (request) => reviewsOf(db, { kind: 'document', id: request.params.id }),
  })

  app.route({
    method: 'PUT',
    url: '/api/documents/:id',
    bodyLimit: TEXT_LIMIT,
    config: { access: drafting },
    schema: {
      tags,
      summary: '保存草稿',
      params: byId,
      body: changedDocument,
      response: { 200: versionOnly },
    },
    handler: (request) =>
      inTransaction(db, async (tx) => {
        const { id } = request.params
        const { version, content } = request.body
        const next = await changeDraft(tx, clock, actorIn(request), id, version, content)
        await dropWorkingCopy(tx, actorIn(request).id, id)
        return { version: next }
      }),
  })

  app.route({
    method: 'POST',
    url: '/api/documents/:id/submit',
    config: { access: drafting },
    schema: { tags, summary: '提交审核', params: byId, body: versionOnly, response: { 200: done } },
    async handler(request) {
      await inTransaction(db, (tx) =>
        submitDocument(tx, clock, files, actorIn(request), request.params.id, request.body.version),
      )
      return ok
    },
  })

  app.route({
    method: 'POST',
    url: '/api/documents/:id/recall',
    config: { access: drafting },
    schema: { tags, summary: '撤回送审', params: byId, response: { 200: done } },
    async handler(request) {
      await inTransaction(db, (tx) => recallDocument(tx, clock, actorIn(request), request.params.id))
      return ok
    },
  })

  app.route({
    method: 'POST',
    url: '/api/documents/:id/revise',
    config: { access: drafting },
    schema: { tags, summary: '开启新版本', params: byId, response: { 200: done } },
    async handler(request) {
      await inTransaction(db, (tx) => reviseDocument(tx, clock, actorIn(request), request.params.id))
      return ok
    },
  })

  app.route({
    method: 'POST',
    url: '/api/documents/:id/publish',
    config: { access: publishing },
    schema: { tags, summary: '发布', params: byId, response: { 200: z.object({ indexNumber: z.string() }) } },
    handler: (request) =>
      inTransaction(db, async (tx) => ({
        indexNumber: await publishDocument(tx, clock, actorIn(request), request.params.id),
      })),
  })

  app.route({
    method: 'POST',
    url: '/api/documents/:id/withdraw',
    config: { access: publishing },
    schema: {
      tags,
      summary: '撤回已发布的信息',
      params: byId,
      body: withdrawalInput,
      response: { 200: done },
    },
    async handler(request) {
      await inTransaction(db, (tx) =>
        withdrawDocument(tx, clock, actorIn(request), request.params.id, request.body),
      )
      return ok
    },
  })

  app.route({
    method: 'POST',
    url: '/api/documents/:id/repeal',
    config: { access: publishing },
    schema: { tags, summary: '登记废止', params: byId, body: repealInput, response: { 200: done } },
    async handler(request) {
      const { on, by } = request.body
      await inTransaction(db, (tx) =>
        repealDocument(tx, clock, actorIn(request), request.params.id, { on: day(on), by }),
      )
      return ok
    },
  })

  app.route({
    method: 'POST',
    url: '/api/uploads',
    bodyLimit: UPLOAD_LIMIT,
    config: { access: { for: drafters, on: 'scope' } },
    schema: { tags, summary: '上传附件', body: uploadInput, response: { 200: attachment } },
    async handler(request) {
      const content = Buffer.from(request.body.base64, 'base64')
      const mediaType = publishedTypeOf(request.body.name, content)
      if (!mediaType) throw new Refusal('documents.file_type', 422)
      await refuseForbidden(request.body.name, content)
      const actor = actorIn(request)
      const file = {
        class: 'private' as const,
        name: request.body.name,
        mediaType,
        content,
        createdBy: actor.id,
      }
      const stored = await inTransaction(db, (tx) => files.put(tx, file))
      return { fileId: stored.id, name: stored.name, mediaType, size: stored.size, hash: stored.hash }
    },
  })
}
