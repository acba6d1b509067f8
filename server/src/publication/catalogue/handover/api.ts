import type { FileStore } from '#foundation/files'
import { actorIn, type BodyOf, bodiesFor } from '#foundation/identity'
import type { Clock } from '#platform/clock'
import { type Db, inTransaction } from '#platform/db'
import { type App, asAttachment, isUuid, z } from '#platform/http'
import type { Converters } from './archive-copies.ts'
import { handoverBoard, handoverInput, receiptInput } from './contract.ts'
import { bodyOfHandover, handOver, noteReceipt } from './hand-over.ts'
import { handoverZip } from './package.ts'
import { handoverBoard as readBoard } from './queries.ts'

const tags = ['移交归档']
const byId = z.object({ id: z.uuid() })
const officers = ['disclosure_office'] as const

/** Art 25: what was made public goes to archives and libraries, with a log of it. */
export function handoverApi(app: App, db: Db, clock: Clock, files: FileStore, converters: Converters): void {
  const ofHandover: BodyOf = async (from, { params }) =>
    isUuid(params.id) ? bodyOfHandover(from, params.id) : undefined
  const ofNew: BodyOf = async (_from, { body }) =>
    handoverInput.pick({ bodyId: true }).safeParse(body).data?.bodyId
  const acting = { for: officers, on: ofHandover }

  app.route({
    method: 'GET',
    url: '/api/handovers',
    config: { access: { for: officers, on: 'scope' } },
    schema: { tags, summary: '待移交和已移交的信息', response: { 200: handoverBoard } },
    handler: (request) => readBoard(db, clock, bodiesFor(actorIn(request), officers)),
  })

  app.route({
    method: 'POST',
    url: '/api/handovers',
    config: { access: { for: officers, on: ofNew } },
    schema: { tags, summary: '移交', body: handoverInput, response: { 201: byId } },
    async handler(request, reply) {
      const id = await inTransaction(db, (tx) => handOver(tx, clock, actorIn(request), request.body))
      return reply.status(201).send({ id })
    },
  })

  app.route({
    method: 'GET',
    url: '/api/handovers/:id/package',
    config: { access: acting },
    schema: { tags, summary: '下载移交包', params: byId },
    async handler(request, reply) {
      const { name, stream } = await handoverZip(db, clock, files, converters, request.params.id)
      return reply
        .type('application/zip')
        .header('cache-control', 'no-store')
        .header('content-disposition', asAttachment(name))
        .send(stream)
    },
  })

  app.route({
    method: 'POST',
    url: '/api/handovers/:id/receipt',
    config: { access: acting },
    schema: {
      tags,
      summary: '登记签收',
      params: byId,
      body: receiptInput,
      response: { 200: z.object({ ok: z.literal(true) }) },
    },
    async handler(request) {
      await inTransaction(db, (tx) =>
        noteReceipt(tx, clock, actorIn(request), request.params.id, request.body),
      )
      return { ok: true as const }
    },
  })
}
