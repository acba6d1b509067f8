import type { FileStore } from '#foundation/files'
import { actorIn } from '#foundation/identity'
import type { Db } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type App, z } from '#platform/http'
import { attachment } from '../contract.ts'
import { drafters } from '../policy.ts'
import { finishUpload } from './finish.ts'
import { belongsTo, type Receiving } from './receive.ts'

export const PARTS = '/api/uploads/parts'

/** Attachments of any size up to 2 GB, taken up where they broke off. */
export function uploadsApi(app: App, db: Db, files: FileStore, receiving: Receiving): void {
  const access = { for: drafters, on: 'scope' } as const
  // The parts go to the disk as they come; nothing reads them into memory.
  app.addContentTypeParser('application/offset+octet-stream', (_request, _payload, done) => done(null))

  app.route({
    method: 'POST',
    url: PARTS,
    config: { access },
    async handler(request, reply) {
      reply.hijack()
      await receiving.take(request.raw, reply.raw, actorIn(request).id)
    },
  })

  app.route({
    method: ['HEAD', 'PATCH', 'DELETE'],
    url: `${PARTS}/:upload`,
    config: { access },
    async handler(request, reply) {
      const { upload } = request.params as { upload: string }
      const { id } = actorIn(request)
      if (!belongsTo(upload, id)) throw new Refusal('documents.no_upload', 404)
      reply.hijack()
      await receiving.take(request.raw, reply.raw, id)
    },
  })

  app.route({
    method: 'POST',
    url: '/api/uploads/finished',
    config: { access },
    schema: {
      tags: ['信息发布'],
      summary: '分段上传完成，登记为附件',
      body: z.object({ upload: z.string().max(200), name: z.string().trim().min(1).max(200) }),
      response: { 200: attachment },
    },
    handler: (request) =>
      finishUpload(db, files, receiving, actorIn(request), request.body.upload, request.body.name),
  })
}
