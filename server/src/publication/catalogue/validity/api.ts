import { actorIn, type BodyOf, bodiesFor } from '#foundation/identity'
import type { Clock } from '#platform/clock'
import { type Db, inTransaction, once } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type App, isUuid, z } from '#platform/http'
import { readers } from '../policy.ts'
import { announceCleanup } from './announce.ts'
import { bodyOfCleanup, cleanupDetail, decideCleanup, listCleanups, openCleanup } from './cleanup.ts'
import {
  announceInput,
  cleanupInput,
  cleanupRow,
  cleanupDetail as cleanupShape,
  decisionInput,
} from './contract.ts'

const tags = ['文件清理']
const byId = z.object({ id: z.uuid() })
const done = z.object({ ok: z.literal(true) })

export function cleanupApi(app: App, db: Db, clock: Clock): void {
  const ofCleanup: BodyOf = async (from, { params }) =>
    isUuid(params.id) ? bodyOfCleanup(from, params.id) : undefined
  const ofNew: BodyOf = async (_from, { body }) =>
    cleanupInput.pick({ bodyId: true }).safeParse(body).data?.bodyId
  const deciding = { for: ['disclosure_office'] as const, on: ofCleanup }

  app.route({
    method: 'GET',
    url: '/api/cleanups',
    config: { access: { for: readers, on: 'scope' } },
    schema: { tags, summary: '文件清理', response: { 200: z.array(cleanupRow) } },
    handler: (request) => listCleanups(db, clock.today(), bodiesFor(actorIn(request), readers)),
  })

  app.route({
    method: 'POST',
    url: '/api/cleanups',
    config: { access: { for: ['disclosure_office'], on: ofNew } },
    schema: { tags, summary: '开展文件清理', body: cleanupInput, response: { 201: byId } },
    async handler(request, reply) {
      const key = request.headers['idempotency-key']
      const actor = actorIn(request)
      const id = await inTransaction(db, (tx) => {
        const work = () => openCleanup(tx, clock, actor, request.body)
        return typeof key === 'string' ? once(tx, `cleanup:${actor.id}:${key}`, work) : work()
      })
      return reply.status(201).send({ id })
    },
  })

  app.route({
    method: 'GET',
    url: '/api/cleanups/:id',
    config: { access: { for: readers, on: ofCleanup } },
    schema: { tags, summary: '一次文件清理', params: byId, response: { 200: cleanupShape } },
    async handler(request) {
      const detail = await cleanupDetail(db, clock.today(), actorIn(request), request.params.id)
      if (!detail) throw new Refusal('cleanup.not_found', 404)
      return detail
    },
  })

  app.route({
    method: 'POST',
    url: '/api/cleanups/:id/decisions',
    config: { access: deciding },
    schema: { tags, summary: '作出清理决定', params: byId, body: decisionInput, response: { 200: done } },
    async handler(request) {
      await inTransaction(db, (tx) =>
        decideCleanup(tx, clock, actorIn(request), request.params.id, request.body),
      )
      return { ok: true as const }
    },
  })

  app.route({
    method: 'POST',
    url: '/api/cleanups/:id/announcement',
    config: { access: deciding },
    schema: { tags, summary: '起草清理结果公告', params: byId, body: announceInput, response: { 200: byId } },
    handler: (request) =>
      inTransaction(db, async (tx) => ({
        id: await announceCleanup(tx, clock, actorIn(request), request.params.id, request.body.columnId),
      })),
  })
}
