import type { FileStore } from '#foundation/files'
import { type Access, actorIn, type BodyOf } from '#foundation/identity'
import { withReviewers } from '#foundation/review'
import type { Clock } from '#platform/clock'
import type { Db } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type App, z } from '#platform/http'
import { newDocument } from '../contract.ts'
import { drafters, readers } from '../policy.ts'
import { previewPage } from '../portal/preview.ts'
import { bodyOfDocument, frozenContent } from '../queries.ts'
import { workingCopy, workingCopyInput } from './contract.ts'
import { draftPicture } from './picture.ts'
import { dropWorkingCopy, keepWorkingCopy, workingCopyOf } from './working-copy.ts'

const tags = ['信息发布']
const page = z.object({ html: z.string() })
const ofDocument = z.object({ document: z.uuid().optional() })
const LARGEST = 6 * 1024 * 1024

/** What the editor asks for while a text is written: its working copy, its preview, its pictures. */
export function editorApi(app: App, db: Db, clock: Clock, files: FileStore): void {
  const drafting: Access = { for: drafters, on: 'scope' }
  const ofNew: BodyOf = async (_from, { body }) =>
    newDocument.pick({ bodyId: true }).safeParse(body).data?.bodyId
  const ofOne: BodyOf = (from, { params }) => bodyOfDocument(from, params.id ?? '')

  app.route({
    method: 'PUT',
    url: '/api/working-copy',
    bodyLimit: LARGEST,
    config: { access: drafting },
    schema: {
      tags,
      summary: '自动保存正在起草的内容',
      body: workingCopyInput,
      response: { 200: z.object({ savedAt: z.string() }) },
    },
    async handler(request) {
      const savedAt = await keepWorkingCopy(db, clock, actorIn(request).id, request.body)
      return { savedAt: savedAt.toISOString() }
    },
  })

  app.route({
    method: 'GET',
    url: '/api/working-copy',
    config: { access: drafting },
    schema: {
      tags,
      summary: '自动保存而尚未保存为草稿的内容',
      querystring: ofDocument,
      response: { 200: workingCopy.nullable() },
    },
    handler: (request) => workingCopyOf(db, actorIn(request).id, request.query.document ?? null),
  })

  app.route({
    method: 'DELETE',
    url: '/api/working-copy',
    config: { access: drafting },
    schema: { tags, summary: '放弃自动保存的内容', querystring: ofDocument, response: { 204: z.null() } },
    async handler(request, reply) {
      await dropWorkingCopy(db, actorIn(request).id, request.query.document ?? null)
      return reply.status(204).send(null)
    },
  })

  app.route({
    method: 'POST',
    url: '/api/documents/preview',
    bodyLimit: LARGEST,
    config: { access: { for: drafters, on: ofNew } },
    schema: {
      tags,
      summary: '预览门户页面',
      body: newDocument.extend({ document: z.uuid().nullable().default(null) }),
      response: { 200: page },
    },
    async handler(request) {
      const { bodyId, content, document } = request.body
      return { html: await previewPage(db, clock, request.host, { id: document, bodyId, content }) }
    },
  })

  app.route({
    method: 'GET',
    url: '/api/documents/:id/preview',
    config: { access: { for: readers, on: withReviewers('document', ofOne) } },
    schema: {
      tags,
      summary: '送审文本在门户上的样子',
      params: z.object({ id: z.uuid() }),
      response: { 200: page },
    },
    async handler(request) {
      const { id } = request.params
      const found = await frozenContent(db, id)
      if (!found) throw new Refusal('documents.not_found', 404)
      return { html: await previewPage(db, clock, request.host, { id, ...found }) }
    },
  })

  app.route({
    method: 'GET',
    url: '/api/pictures/:file',
    config: { access: { for: readers, on: 'scope' } },
    schema: {
      tags,
      summary: '尚未发布的正文图片',
      params: z.object({ file: z.uuid() }),
      querystring: ofDocument,
    },
    async handler(request, reply) {
      const found = await draftPicture(
        db,
        files,
        actorIn(request),
        request.params.file,
        request.query.document,
      )
      if (!found) throw new Refusal('documents.no_attachment', 404)
      return reply
        .type(found.info.mediaType)
        .header('cache-control', 'private, max-age=3600')
        .send(found.stream)
    },
  })
}
