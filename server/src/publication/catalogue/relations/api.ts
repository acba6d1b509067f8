import { actorIn, type BodyOf, mayAct } from '#foundation/identity'
import type { Clock } from '#platform/clock'
import { type Db, inTransaction } from '#platform/db'
import { type App, z } from '#platform/http'
import { drafters, readers } from '../policy.ts'
import { bodyOfDocument } from '../queries.ts'
import { relationInput, relationsView } from './contract.ts'
import { relateDocuments, relationsOf, unrelateDocuments } from './relations.ts'

const tags = ['信息发布']
const byId = z.object({ id: z.uuid() })
const done = z.object({ ok: z.literal(true) })
const ok = { ok: true as const }

/** @param changed told after each change, in its transaction: interpretation keeps its holds by it */
export function relationsApi(
  app: App,
  db: Db,
  clock: Clock,
  changed: (tx: Parameters<typeof relateDocuments>[0], document: string) => Promise<void>,
): void {
  const ofDocument: BodyOf = (from, { params }) => bodyOfDocument(from, params.id ?? '')
  const fromOf = async (id: string) => ({ id, bodyId: (await bodyOfDocument(db, id)) ?? '' })

  app.route({
    method: 'GET',
    url: '/api/documents/:id/relations',
    config: { access: { for: readers, on: ofDocument } },
    schema: { tags, summary: '关联的文件', params: byId, response: { 200: relationsView } },
    async handler(request) {
      const { id } = request.params
      const { bodyId } = await fromOf(id)
      return { relations: await relationsOf(db, id), mayEdit: mayAct(actorIn(request), drafters, bodyId) }
    },
  })

  app.route({
    method: 'POST',
    url: '/api/documents/:id/relations',
    config: { access: { for: drafters, on: ofDocument } },
    schema: { tags, summary: '关联文件', params: byId, body: relationInput, response: { 200: done } },
    async handler(request) {
      const from = await fromOf(request.params.id)
      await inTransaction(db, async (tx) => {
        await relateDocuments(tx, clock, actorIn(request), from, request.body)
        await changed(tx, from.id)
        if (request.body.to) await changed(tx, request.body.to)
      })
      return ok
    },
  })

  app.route({
    method: 'DELETE',
    url: '/api/documents/:id/relations/:relation',
    config: { access: { for: drafters, on: ofDocument } },
    schema: {
      tags,
      summary: '解除关联',
      params: byId.extend({ relation: z.uuid() }),
      response: { 200: done },
    },
    async handler(request) {
      const from = await fromOf(request.params.id)
      await inTransaction(db, async (tx) => {
        const ends = (await relationsOf(tx, from.id)).filter(({ id }) => id === request.params.relation)
        await unrelateDocuments(tx, clock, actorIn(request), from, request.params.relation)
        await changed(tx, from.id)
        for (const { documentId } of ends) if (documentId) await changed(tx, documentId)
      })
      return ok
    },
  })
}
