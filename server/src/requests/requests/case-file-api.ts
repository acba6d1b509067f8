import { actorIn } from '#foundation/identity'
import { signOffPdf } from '#foundation/letters'
import { inTransaction } from '#platform/db'
import { archiveOf, sendFile, signOffSheet } from './archive.ts'
import { fileInput } from './contract.ts'
import { byId, byPart, done, type Edge, handling, reading, tags } from './edge.ts'
import { addFile, readFileOf, removeFile } from './files.ts'

const PDF = 'application/pdf'

/** The files of a case, and all of it as one archive. */
export function caseFileApi({ app, db, clock, vault, files }: Edge): void {
  app.route({
    method: 'POST',
    url: '/api/requests/:id/files',
    bodyLimit: 30 * 1024 * 1024,
    config: { access: handling },
    schema: { tags, summary: '添加文件', params: byId, body: fileInput, response: { 201: byId } },
    async handler(request, reply) {
      const { file, ...about } = request.body
      const content = Buffer.from(file.base64, 'base64')
      const id = await inTransaction(db, (tx) =>
        addFile(tx, clock, files, actorIn(request), request.params.id, {
          ...about,
          name: file.name,
          content,
        }),
      )
      return reply.status(201).send({ id })
    },
  })
  app.route({
    method: 'DELETE',
    url: '/api/requests/:id/files/:part',
    config: { access: handling },
    schema: { tags, summary: '移除文件', params: byPart, response: { 200: done } },
    async handler(request) {
      const { id, part } = request.params
      await inTransaction(db, (tx) => removeFile(tx, clock, actorIn(request), id, part))
      return { ok: true as const }
    },
  })
  app.route({
    method: 'GET',
    url: '/api/requests/:id/files/:part',
    config: { access: reading, original: true },
    schema: { tags, summary: '下载文件', params: byPart },
    async handler(request, reply) {
      const { id, part } = request.params
      const file = await readFileOf(db, files, id, part)
      return sendFile(reply, file.name, file.mediaType, file.content)
    },
  })
  app.route({
    method: 'GET',
    url: '/api/requests/:id/archive',
    config: { access: reading },
    schema: { tags, summary: '下载全部案卷（压缩包）', params: byId },
    async handler(request, reply) {
      const archive = await archiveOf(db, clock, vault, files, actorIn(request), request.params.id)
      return sendFile(reply, archive.name, 'application/zip', archive.content)
    },
  })
  app.route({
    method: 'GET',
    url: '/api/requests/:id/sign-off',
    config: { access: reading },
    schema: { tags, summary: '审签单', params: byId },
    async handler(request, reply) {
      const sheet = await signOffSheet(db, request.params.id)
      return sendFile(reply, '审签单.pdf', PDF, signOffPdf(sheet))
    },
  })
}
