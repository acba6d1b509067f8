import type { FileStore } from '#foundation/files'
import { type Access, actorIn, type BodyOf, bodiesFor } from '#foundation/identity'
import type { Clock } from '#platform/clock'
import type { Vault } from '#platform/crypto'
import { type Db, inTransaction } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type App, asAttachment, z } from '#platform/http'
import { closeCorrection } from './close-correction.ts'
import { closeCorrectionInput, correctionView } from './contract.ts'
import { keepers } from './policy.ts'
import { bodyOfCorrection, evidenceOf, listCorrections } from './queries.ts'

const tags = ['更正信息记录']

export function correctionsApi(app: App, db: Db, clock: Clock, vault: Vault, files: FileStore): void {
  const ofCorrection: BodyOf = (from, { params }) => bodyOfCorrection(from, params.id ?? '')
  const access: Access = { for: keepers, on: ofCorrection }
  app.route({
    method: 'GET',
    url: '/api/corrections',
    config: { access: { for: keepers, on: 'scope' } },
    schema: { tags, summary: '更正申请', response: { 200: z.array(correctionView) } },
    handler: (request) => listCorrections(db, vault, clock.today(), bodiesFor(actorIn(request), keepers)),
  })
  app.route({
    method: 'POST',
    url: '/api/corrections/:id/result',
    config: { access },
    schema: {
      tags,
      summary: '办结更正申请',
      params: z.object({ id: z.uuid() }),
      body: closeCorrectionInput,
      response: { 200: z.object({ ok: z.literal(true) }) },
    },
    async handler(request) {
      const { id } = request.params
      await inTransaction(db, (tx) => closeCorrection(tx, clock, vault, actorIn(request), id, request.body))
      return { ok: true as const }
    },
  })
  app.route({
    method: 'GET',
    url: '/api/corrections/:id/files/:position',
    config: { access, original: true },
    schema: {
      tags,
      summary: '证明材料',
      params: z.object({ id: z.uuid(), position: z.coerce.number().int().min(0).max(50) }),
    },
    async handler(request, reply) {
      const { id, position } = request.params
      const file = await evidenceOf(db, id, position)
      const found = file === undefined ? undefined : await files.read(db, file)
      if (!found) throw new Refusal('corrections.not_found', 404)
      return reply
        .type(found.info.mediaType)
        .header('cache-control', 'no-store')
        .header('content-disposition', asAttachment(found.info.name))
        .send(found.content)
    },
  })
}
