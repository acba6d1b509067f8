import { actorIn, type BodyOf } from '#foundation/identity'
import { hostOf, siteById, siteEditors } from '#foundation/sites'
import type { Clock } from '#platform/clock'
import { type Db, inTransaction } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type App, isUuid, z } from '#platform/http'
import { topicChange, topicInput, topicItemInput, topicView } from './contract.ts'
import {
  bodyOfTopic,
  changeTopic,
  listTopics,
  moveTopic,
  openTopic,
  putIntoTopic,
  takeOutOfTopic,
} from './topics.ts'

const tags = ['专题']
const byId = z.object({ id: z.uuid() })
const done = z.object({ ok: z.literal(true) })
const ok = { ok: true as const }

export function topicsApi(app: App, db: Db, clock: Clock): void {
  const ofTopic: BodyOf = async (from, { params }) =>
    isUuid(params.id) ? bodyOfTopic(from, params.id) : undefined
  const editing = { for: siteEditors, on: ofTopic }

  app.route({
    method: 'GET',
    url: '/api/topics',
    config: { access: { for: siteEditors, on: 'scope' } },
    schema: {
      tags,
      summary: '专题',
      querystring: z.object({ site: z.uuid().optional() }),
      response: { 200: z.array(topicView) },
    },
    handler: (request) => listTopics(db, { site: request.query.site }),
  })

  app.route({
    method: 'POST',
    url: '/api/sites/:site/topics',
    config: { access: { for: siteEditors, on: hostOf } },
    schema: {
      tags,
      summary: '开设专题',
      params: z.object({ site: z.uuid() }),
      body: topicInput,
      response: { 201: byId },
    },
    async handler(request, reply) {
      const site = await siteById(db, request.params.site)
      if (!site) throw new Refusal('sites.not_found', 404)
      const id = await inTransaction(db, (tx) => openTopic(tx, clock, actorIn(request), site, request.body))
      return reply.status(201).send({ id })
    },
  })

  app.route({
    method: 'PUT',
    url: '/api/topics/:id',
    config: { access: editing },
    schema: { tags, summary: '修改专题', params: byId, body: topicChange, response: { 200: done } },
    async handler(request) {
      await inTransaction(db, (tx) =>
        changeTopic(tx, clock, actorIn(request), request.params.id, request.body),
      )
      return ok
    },
  })

  for (const [act, summary] of [
    ['close', '关闭专题'],
    ['reopen', '重新开设专题'],
    ['archive', '归档专题'],
  ] as const)
    app.route({
      method: 'POST',
      url: `/api/topics/:id/${act}`,
      config: { access: editing },
      schema: { tags, summary, params: byId, response: { 200: done } },
      async handler(request) {
        await inTransaction(db, (tx) => moveTopic(tx, clock, actorIn(request), request.params.id, act))
        return ok
      },
    })

  app.route({
    method: 'POST',
    url: '/api/topics/:id/items',
    config: { access: editing },
    schema: { tags, summary: '放入专题', params: byId, body: topicItemInput, response: { 200: done } },
    async handler(request) {
      await inTransaction(db, (tx) =>
        putIntoTopic(tx, clock, actorIn(request), request.params.id, request.body),
      )
      return ok
    },
  })

  app.route({
    method: 'DELETE',
    url: '/api/topics/:id/items/:document',
    config: { access: editing },
    schema: {
      tags,
      summary: '移出专题',
      params: byId.extend({ document: z.uuid() }),
      response: { 204: z.null() },
    },
    async handler(request, reply) {
      const { id, document } = request.params
      await inTransaction(db, (tx) => takeOutOfTopic(tx, clock, actorIn(request), id, document))
      return reply.status(204).send(null)
    },
  })
}
