import { type Access, type Actor, actorIn, type BodyOf } from '#foundation/identity'
import type { Clock } from '#platform/clock'
import { type Db, inTransaction, once, type Tx } from '#platform/db'
import { type App, z } from '#platform/http'
import {
  assignInput,
  dismissInput,
  handOverInput,
  importInput,
  importResult,
  itemInput,
  itemList,
  pressInput,
  respondInput,
  versionInput,
} from './contract.ts'
import { dutyApi } from './duty-api.ts'
import { assignItem, closeItem, dismissItem, handOver, recordPress, respondToItem } from './handle-item.ts'
import { importItems } from './import-items.ts'
import { issuesApi } from './issues-api.ts'
import { itemStates, severities } from './item.ts'
import { responders, watchers } from './policy.ts'
import { listItems } from './queries.ts'
import { itemRecord, takeFinding } from './store.ts'
import { watchingApi } from './watching-api.ts'

const tags = ['舆情']
const byId = z.object({ id: z.uuid() })
const done = z.object({ ok: z.literal(true) })
const ok = { ok: true as const }
const ofBody = z.object({ bodyId: z.uuid() })

export function opinionApi(app: App, db: Db, clock: Clock): void {
  const atItem: BodyOf = async (from, { params }) => (await itemRecord(from, params.id ?? ''))?.body_id
  const atAnswering: BodyOf = async (from, { params }) => {
    const row = await itemRecord(from, params.id ?? '')
    return row?.assigned_to ?? row?.body_id
  }
  const watching: Access = { for: watchers, on: atItem }
  const answering: Access = { for: responders, on: atAnswering }
  const ofInput: Access = { for: watchers, on: async (_db, { body }) => ofBody.safeParse(body).data?.bodyId }

  app.route({
    method: 'GET',
    url: '/api/opinion',
    config: { access: { for: responders, on: 'scope' } },
    schema: {
      tags,
      summary: '舆情列表',
      querystring: z.object({
        state: z.enum(itemStates).optional(),
        severity: z.enum(severities).optional(),
        q: z.string().max(100).optional(),
        page: z.coerce.number().int().min(1).default(1),
        size: z.coerce.number().int().min(1).max(100).default(20),
      }),
      response: { 200: itemList },
    },
    handler: (request) => listItems(db, clock, actorIn(request), request.query),
  })
  app.route({
    method: 'POST',
    url: '/api/opinion',
    config: { access: ofInput },
    schema: { tags, summary: '登记舆情', body: itemInput, response: { 201: z.object({ id: z.string() }) } },
    async handler(request, reply) {
      const actor = actorIn(request)
      const { foundAt, ...input } = request.body
      const key = request.headers['idempotency-key']
      const id = await inTransaction(db, (tx) => {
        const work = async () =>
          (await takeFinding(tx, clock, actor, {
            ...input,
            ...{
              outerId: null,
              cameBy: 'hand',
              publishedAt: null,
              foundAt: foundAt ? new Date(foundAt) : clock.now(),
            },
          })) ?? ''
        return typeof key === 'string' ? once(tx, `opinion:${actor.id}:${key}`, work) : work()
      })
      return reply.status(201).send({ id })
    },
  })
  app.route({
    method: 'POST',
    url: '/api/opinion/import',
    bodyLimit: 12 * 1024 * 1024,
    config: { access: ofInput },
    schema: {
      tags,
      summary: '导入舆情（工作簿或者其他系统的数据）',
      body: importInput,
      response: { 200: importResult },
    },
    handler: (request) => importItems(db, clock, actorIn(request), request.body.bodyId, request.body),
  })

  const act = <Body extends z.ZodType>(
    name: string,
    summary: string,
    access: Access,
    body: Body,
    work: (tx: Tx, actor: Actor, id: string, input: z.output<Body>) => Promise<unknown>,
  ) =>
    app.route({
      method: 'POST',
      url: `/api/opinion/:id/${name}`,
      config: { access },
      schema: { tags, summary, params: byId, body, response: { 200: done } },
      async handler(request) {
        const { id } = byId.parse(request.params)
        await inTransaction(db, (tx) => work(tx, actorIn(request), id, body.parse(request.body)))
        return ok
      },
    })
  act('assign', '研判和交办', watching, assignInput, (tx, actor, id, input) =>
    assignItem(tx, clock, actor, id, input),
  )
  act('dismiss', '不需处置', watching, dismissInput, (tx, actor, id, input) =>
    dismissItem(tx, clock, actor, id, input),
  )
  act('respond', '登记回应', answering, respondInput, (tx, actor, id, input) =>
    respondToItem(tx, clock, actor, id, input),
  )
  act('press', '登记新闻发布会', answering, pressInput, (tx, actor, id, input) =>
    recordPress(tx, clock, actor, id, input),
  )
  act('hand-over', '移交督查', watching, handOverInput, (tx, actor, id, input) =>
    handOver(tx, clock, actor, id, input),
  )
  act('close', '办结', watching, versionInput, (tx, actor, id, { version }) =>
    closeItem(tx, clock, actor, id, version),
  )

  watchingApi(app, db, clock)
  issuesApi(app, db, clock)
  dutyApi(app, db, clock)
}
