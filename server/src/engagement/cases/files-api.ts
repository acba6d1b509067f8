import type { FileStore } from '#foundation/files'
import { type Access, actorIn, type BodyOf } from '#foundation/identity'
import type { Clock } from '#platform/clock'
import { type Db, inTransaction } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type App, asAttachment, z } from '#platform/http'
import { attachFiles, detachFile, readCaseFile } from './case-files.ts'
import { handlers, readers } from './policy.ts'
import { bodyOfCase, caseRecord, maySeeCase } from './queries.ts'

const tags = ['政民互动']
const byId = z.object({ id: z.uuid() })
const byPart = z.object({ id: z.uuid(), part: z.uuid() })
const done = z.object({ ok: z.literal(true) })
const text = (most: number) => z.string().trim().max(most, `不能超过 ${most} 字`)

/** Files with a case. */
export function caseFilesApi(app: App, db: Db, clock: Clock, files: FileStore): void {
  const atBody: BodyOf = (from, { params }) => bodyOfCase(from, params.id ?? '')
  const handling: Access = { for: handlers, on: atBody }
  const rowOf = async (id: string) => {
    const row = await caseRecord(db, id)
    if (!row) throw new Refusal('cases.not_found', 404)
    return row
  }

  app.route({
    method: 'POST',
    url: '/api/cases/:id/files',
    bodyLimit: 16 * 1024 * 1024,
    config: { access: handling },
    schema: {
      tags,
      summary: '给答复添加附件',
      params: byId,
      body: z.object({ name: text(200).min(1), base64: z.string().min(1, '请选择文件') }),
      response: { 200: done },
    },
    async handler(request) {
      const row = await rowOf(request.params.id)
      if (row.state !== 'handling') throw new Refusal('cases.cannot_propose', 409)
      const sent = [{ name: request.body.name, content: Buffer.from(request.body.base64, 'base64') }]
      await inTransaction(db, (tx) => attachFiles(tx, clock, files, row, sent, actorIn(request)))
      return { ok: true as const }
    },
  })
  app.route({
    method: 'DELETE',
    url: '/api/cases/:id/files/:part',
    config: { access: handling },
    schema: { tags, summary: '移除答复附件', params: byPart, response: { 200: done } },
    async handler(request) {
      const { id, part } = request.params
      const row = await rowOf(id)
      await inTransaction(db, (tx) => detachFile(tx, clock, files, actorIn(request), row, part))
      return { ok: true as const }
    },
  })
  app.route({
    method: 'GET',
    url: '/api/cases/:id/files/:part',
    config: { access: { for: readers, on: 'scope' }, original: true },
    schema: { tags, summary: '下载附件', params: byPart },
    async handler(request, reply) {
      const { id, part } = request.params
      if (!(await maySeeCase(db, actorIn(request), id))) throw new Refusal('cases.not_found', 404)
      const { info, content } = await readCaseFile(db, files, id, part)
      return reply
        .type(info.mediaType)
        .header('cache-control', 'no-store')
        .header('content-disposition', asAttachment(info.name))
        .send(content)
    },
  })
}
