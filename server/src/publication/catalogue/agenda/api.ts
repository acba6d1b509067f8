import { actorIn, type BodyOf, bodiesFor } from '#foundation/identity'
import { addDays, type Clock } from '#platform/clock'
import { type Db, inTransaction } from '#platform/db'
import { type App, isUuid, z } from '#platform/http'
import { drafters, readers } from '../policy.ts'
import {
  releaseDone,
  releaseInput,
  releaseMove,
  releaseView,
  withheldItemInput,
  withheldItemView,
} from './contract.ts'
import { bodyOfRelease, fulfilRelease, moveRelease, planRelease, releasesFrom } from './releases.ts'
import { bodyOfWithheldItem, endWithheldItem, enterWithheldItem, withheldItems } from './withheld-items.ts'

const tags = ['发布日历和不予公开事项清单']
const byId = z.object({ id: z.uuid() })
const done = z.object({ ok: z.literal(true) })
const ok = { ok: true as const }
const office = ['disclosure_office'] as const
/** Past days that an office still sees: what is late, and what came of the last months. */
const LOOK_BACK_DAYS = 180

/** 发布日历 and 不予公开事项清单 of a body. */
export function agendaApi(app: App, db: Db, clock: Clock): void {
  const ofRelease: BodyOf = async (from, { params }) =>
    isUuid(params.id) ? bodyOfRelease(from, params.id) : undefined
  const ofItem: BodyOf = async (from, { params }) =>
    isUuid(params.id) ? bodyOfWithheldItem(from, params.id) : undefined
  const ofNew: BodyOf = async (_from, { body }) =>
    z.looseObject({ bodyId: z.uuid() }).safeParse(body).data?.bodyId
  const planning = { for: drafters, on: ofRelease }

  app.route({
    method: 'GET',
    url: '/api/releases',
    config: { access: { for: readers, on: 'scope' } },
    schema: { tags, summary: '发布日历', response: { 200: z.array(releaseView) } },
    handler: (request) =>
      releasesFrom(db, clock.today(), {
        from: addDays(clock.today(), -LOOK_BACK_DAYS),
        bodies: bodiesFor(actorIn(request), readers),
      }),
  })
  app.route({
    method: 'POST',
    url: '/api/releases',
    config: { access: { for: drafters, on: ofNew } },
    schema: { tags, summary: '预告一次发布', body: releaseInput, response: { 201: byId } },
    async handler(request, reply) {
      const id = await inTransaction(db, (tx) => planRelease(tx, clock, actorIn(request), request.body))
      return reply.status(201).send({ id })
    },
  })
  app.route({
    method: 'POST',
    url: '/api/releases/:id/move',
    config: { access: planning },
    schema: { tags, summary: '改期或者取消', params: byId, body: releaseMove, response: { 200: done } },
    async handler(request) {
      await inTransaction(db, (tx) =>
        moveRelease(tx, clock, actorIn(request), request.params.id, request.body),
      )
      return ok
    },
  })
  app.route({
    method: 'POST',
    url: '/api/releases/:id/done',
    config: { access: planning },
    schema: { tags, summary: '登记已经发布', params: byId, body: releaseDone, response: { 200: done } },
    async handler(request) {
      await inTransaction(db, (tx) =>
        fulfilRelease(tx, clock, actorIn(request), request.params.id, request.body),
      )
      return ok
    },
  })

  app.route({
    method: 'GET',
    url: '/api/withheld-items',
    config: { access: { for: readers, on: 'scope' } },
    schema: { tags, summary: '不予公开事项清单', response: { 200: z.array(withheldItemView) } },
    handler: (request) => withheldItems(db, clock.today(), bodiesFor(actorIn(request), readers)),
  })
  app.route({
    method: 'POST',
    url: '/api/withheld-items',
    config: { access: { for: office, on: ofNew } },
    schema: { tags, summary: '增加事项', body: withheldItemInput, response: { 201: byId } },
    async handler(request, reply) {
      const id = await inTransaction(db, (tx) => enterWithheldItem(tx, clock, actorIn(request), request.body))
      return reply.status(201).send({ id })
    },
  })
  app.route({
    method: 'POST',
    url: '/api/withheld-items/:id/end',
    config: { access: { for: office, on: ofItem } },
    schema: { tags, summary: '移出清单', params: byId, response: { 200: done } },
    async handler(request) {
      await inTransaction(db, (tx) => endWithheldItem(tx, clock, actorIn(request), request.params.id))
      return ok
    },
  })
}
