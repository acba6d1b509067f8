import { type Access, actorIn, bodiesFor } from '#foundation/identity'
import type { Clock } from '#platform/clock'
import { newId } from '#platform/crypto'
import { type Db, inTransaction, violatedConstraint } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type App, z } from '#platform/http'
import { importResult, keyView, ruleInput, ruleView, sourceInput, sourceView } from './contract.ts'
import { importItems } from './import-items.ts'
import { keysOf, makeKey, retireKey, watchOfKey } from './keys.ts'
import { watchers } from './policy.ts'
import { tellSetting } from './settings-ledger.ts'
import type { Tables } from './tables.ts'

const tags = ['舆情']
const done = z.object({ ok: z.literal(true) })
const ok = { ok: true as const }
const ofBody = z.object({ bodyId: z.uuid() })

/** Where is looked, by which words, and under which keys others hand in. */
export function watchingApi(app: App, db: Db, clock: Clock): void {
  const scope: Access = { for: watchers, on: 'scope' }
  const ofInput: Access = { for: watchers, on: async (_db, { body }) => ofBody.safeParse(body).data?.bodyId }
  app.route({
    method: 'GET',
    url: '/api/opinion/sources',
    config: { access: scope },
    schema: { tags, summary: '监测来源', response: { 200: z.array(sourceView) } },
    async handler(request) {
      const bodies = bodiesFor(actorIn(request), watchers)
      const rows = await db
        .withTables<Tables>()
        .selectFrom('opinion_source')
        .selectAll()
        .where('body_id', 'in', bodies)
        .orderBy('name')
        .execute()
      return rows.map(({ id, name, url, active, fetched_at, problem }) => ({
        ...{ id, name, url, active, problem },
        fetchedAt: fetched_at?.toISOString() ?? null,
      }))
    },
  })
  app.route({
    method: 'POST',
    url: '/api/opinion/sources',
    config: { access: ofInput },
    schema: {
      tags,
      summary: '增加监测来源（RSS、Atom）',
      body: sourceInput.extend({ bodyId: z.uuid() }),
      response: { 200: done },
    },
    async handler(request) {
      const { bodyId, ...source } = request.body
      const id = newId()
      await inTransaction(db, async (tx) => {
        await tx
          .withTables<Tables>()
          .insertInto('opinion_source')
          .values({ ...source, id, body_id: bodyId, fetched_at: null })
          .execute()
        await tellSetting(tx, clock, actorIn(request), 'source_added', id, bodyId)
      }).catch((error: unknown) => {
        if (violatedConstraint(error) === 'opinion_source_once')
          throw new Refusal('opinion.source_known', 409)
        throw error
      })
      return ok
    },
  })
  app.route({
    method: 'GET',
    url: '/api/opinion/rules',
    config: { access: scope },
    schema: { tags, summary: '关键词规则', response: { 200: z.array(ruleView) } },
    async handler(request) {
      const bodies = bodiesFor(actorIn(request), watchers)
      return db
        .withTables<Tables>()
        .selectFrom('opinion_rule')
        .select(['id', 'words', 'severity', 'active'])
        .where('body_id', 'in', bodies)
        .where('active', '=', true)
        .execute()
    },
  })
  app.route({
    method: 'POST',
    url: '/api/opinion/rules',
    config: { access: ofInput },
    schema: {
      tags,
      summary: '增加或者停用关键词规则',
      body: ruleInput.extend({ bodyId: z.uuid(), id: z.uuid().optional() }),
      response: { 200: done },
    },
    async handler(request) {
      const { bodyId, id = newId(), ...rule } = request.body
      await inTransaction(db, async (tx) => {
        await tx
          .withTables<Tables>()
          .insertInto('opinion_rule')
          .values({ ...rule, id, body_id: bodyId })
          .onConflict((conflict) =>
            conflict.column('id').doUpdateSet(rule).where('opinion_rule.body_id', '=', bodyId),
          )
          .execute()
        await tellSetting(tx, clock, actorIn(request), 'rule_set', id, bodyId)
      })
      return ok
    },
  })
  app.route({
    method: 'GET',
    url: '/api/opinion/keys',
    config: { access: scope },
    schema: { tags, summary: '接口密钥', response: { 200: z.array(keyView) } },
    handler: (request) => keysOf(db, bodiesFor(actorIn(request), watchers)),
  })
  app.route({
    method: 'POST',
    url: '/api/opinion/keys',
    config: { access: ofInput },
    schema: {
      tags,
      summary: '发放接口密钥（只显示一次）',
      body: ofBody.extend({ name: z.string().trim().min(2, '请填写对方系统的名称').max(60) }),
      response: { 201: z.object({ key: z.string() }) },
    },
    async handler(request, reply) {
      const { bodyId, name } = request.body
      const key = await inTransaction(db, (tx) => makeKey(tx, clock, actorIn(request), bodyId, name))
      return reply.status(201).send({ key })
    },
  })
  app.route({
    method: 'POST',
    url: '/api/opinion/keys/retire',
    config: { access: ofInput },
    schema: {
      tags,
      summary: '停用接口密钥',
      body: ofBody.extend({ key: z.uuid() }),
      response: { 200: done },
    },
    async handler(request) {
      const { bodyId, key } = request.body
      await inTransaction(db, (tx) => retireKey(tx, clock, actorIn(request), bodyId, key))
      return ok
    },
  })
  app.route({
    method: 'POST',
    url: '/api/exchange/opinion',
    bodyLimit: 12 * 1024 * 1024,
    config: { access: { for: 'anyone' } },
    schema: {
      tags,
      summary: '其他监测系统送入舆情（Authorization: Bearer 密钥）',
      body: z.object({
        rows: z
          .array(z.record(z.string(), z.string().max(20_000)))
          .min(1)
          .max(5_000),
      }),
      response: { 200: importResult },
    },
    async handler(request) {
      const held = await watchOfKey(db, clock, request.headers.authorization ?? '')
      return importItems(db, clock, undefined, held.bodyId, request.body)
    },
  })
}
