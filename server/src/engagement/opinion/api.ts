import { sql } from 'kysely'
import { type Access, type Actor, actorIn, type BodyOf, bodiesFor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import { newId } from '#platform/crypto'
import { type Db, inTransaction, once, type Tx, violatedConstraint } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type App, z } from '#platform/http'
import {
  assignInput,
  dailyInput,
  dismissInput,
  dutyInput,
  dutyView,
  handOverInput,
  importInput,
  importResult,
  issueInput,
  issueView,
  itemInput,
  itemList,
  pressInput,
  respondInput,
  riskInput,
  riskView,
  ruleInput,
  ruleView,
  sourceInput,
  sourceView,
  versionInput,
} from './contract.ts'
import { assignItem, closeItem, dismissItem, handOver, recordPress, respondToItem } from './handle-item.ts'
import { importItems } from './import-items.ts'
import { issueDocx, issueRecord, issueReport } from './issue.ts'
import { itemStates, severities } from './item.ts'
import { responders, watchers } from './policy.ts'
import { listItems, listRisks, rosterOf } from './queries.ts'
import { itemRecord, takeFinding } from './store.ts'
import type { Tables } from './tables.ts'

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
  const scope: Access = { for: watchers, on: 'scope' }
  const ofQuery: Access = {
    for: watchers,
    on: async (_db, { query }) => ofBody.safeParse(query).data?.bodyId,
  }
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

  const tell = (tx: Tx, actor: Actor, kind: string, id: string, body: string) =>
    record(tx, clock, {
      kind: `opinion.${kind}`,
      subject: { kind: 'opinion_setting', id },
      body,
      actor: actor.id,
    })

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
        await tell(tx, actorIn(request), 'source_added', id, bodyId)
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
        await tell(tx, actorIn(request), 'rule_set', id, bodyId)
      })
      return ok
    },
  })
  app.route({
    method: 'GET',
    url: '/api/opinion/issues',
    config: { access: scope },
    schema: { tags, summary: '快报、直报、半月报', response: { 200: z.array(issueView) } },
    async handler(request) {
      const bodies = bodiesFor(actorIn(request), watchers)
      const rows = await db
        .withTables<Tables>()
        .selectFrom('opinion_issue')
        .selectAll()
        .where('body_id', 'in', bodies)
        .orderBy('issued_at', 'desc')
        .limit(200)
        .execute()
      return rows.map(({ id, kind, number, title, issued_on, items }) => ({
        id,
        kind,
        number,
        title,
        issuedOn: issued_on,
        items: items.length,
      }))
    },
  })
  app.route({
    method: 'POST',
    url: '/api/opinion/issues',
    config: { access: ofInput },
    schema: {
      tags,
      summary: '编发一期',
      body: issueInput.extend({ bodyId: z.uuid() }),
      response: { 201: z.object({ id: z.string() }) },
    },
    async handler(request, reply) {
      const { bodyId, ...input } = request.body
      const actor = actorIn(request)
      const key = request.headers['idempotency-key']
      const id = await inTransaction(db, (tx) => {
        const work = () => issueReport(tx, clock, actor, bodyId, input)
        return typeof key === 'string' ? once(tx, `opinion-issue:${actor.id}:${key}`, work) : work()
      })
      return reply.status(201).send({ id })
    },
  })
  app.route({
    method: 'GET',
    url: '/api/opinion/issues/:issue/docx',
    config: {
      access: {
        for: watchers,
        on: async (from, { params }) => (await issueRecord(from, params.issue ?? ''))?.body_id,
      },
    },
    schema: { tags, summary: '下载一期（Word）', params: z.object({ issue: z.uuid() }) },
    async handler(request, reply) {
      const { name, content } = await issueDocx(db, clock, request.params.issue)
      return reply
        .headers({
          'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
          'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
        })
        .send(content)
    },
  })
  app.route({
    method: 'GET',
    url: '/api/opinion/risks',
    config: { access: scope },
    schema: { tags, summary: '风险台账', response: { 200: z.array(riskView) } },
    handler: (request) => listRisks(db, clock, bodiesFor(actorIn(request), watchers)),
  })
  app.route({
    method: 'POST',
    url: '/api/opinion/risks',
    config: { access: ofInput },
    schema: {
      tags,
      summary: '登记或者修改风险',
      body: riskInput.extend({ bodyId: z.uuid(), id: z.uuid().optional() }),
      response: { 200: done },
    },
    async handler(request) {
      const actor = actorIn(request)
      const { bodyId, id, version, ...risk } = request.body
      const row = {
        title: risk.title,
        level: risk.level,
        likely_on: risk.likelyOn,
        owner_body_id: risk.ownerBodyId,
        measures: risk.measures,
        state: risk.state,
      }
      await inTransaction(db, async (tx) => {
        const own = tx.withTables<Tables>()
        if (!id) {
          const made = newId()
          await own
            .insertInto('opinion_risk')
            .values({
              ...row,
              id: made,
              body_id: bodyId,
              version: 1,
              entered_by: actor.id,
              entered_at: clock.now(),
            })
            .execute()
          return tell(tx, actor, 'risk_entered', made, bodyId)
        }
        const saved = await own
          .updateTable('opinion_risk')
          .set({ ...row, version: version + 1 })
          .where('id', '=', id)
          .where('body_id', '=', bodyId)
          .where('version', '=', version)
          .returning('id')
          .executeTakeFirst()
        if (!saved) throw new Refusal('opinion.changed_meanwhile', 409)
        return tell(tx, actor, 'risk_changed', id, bodyId)
      })
      return ok
    },
  })
  app.route({
    method: 'GET',
    url: '/api/opinion/duty',
    config: { access: ofQuery },
    schema: {
      tags,
      summary: '值班表和日报',
      querystring: ofBody.extend({ month: z.string().regex(/^\d{4}-\d{2}$/) }),
      response: { 200: z.array(dutyView) },
    },
    handler: (request) => rosterOf(db, request.query.bodyId, request.query.month),
  })
  app.route({
    method: 'POST',
    url: '/api/opinion/duty',
    config: { access: ofInput },
    schema: {
      tags,
      summary: '安排值班',
      body: dutyInput.extend({ bodyId: z.uuid() }),
      response: { 200: done },
    },
    async handler(request) {
      const { bodyId, day, ...duty } = request.body
      await inTransaction(db, async (tx) => {
        await tx
          .withTables<Tables>()
          .insertInto('opinion_duty')
          .values({ body_id: bodyId, day, ...duty })
          .onConflict((conflict) => conflict.columns(['body_id', 'day']).doUpdateSet(duty))
          .execute()
        await tell(tx, actorIn(request), 'duty_set', day, bodyId)
      })
      return ok
    },
  })
  app.route({
    method: 'POST',
    url: '/api/opinion/daily',
    config: { access: ofInput },
    schema: {
      tags,
      summary: '舆情日报（零报告）',
      body: dailyInput.extend({ bodyId: z.uuid() }),
      response: { 200: z.object({ found: z.number() }) },
    },
    async handler(request) {
      const { bodyId, day, note } = request.body
      const actor = actorIn(request)
      return inTransaction(db, async (tx) => {
        const own = tx.withTables<Tables>()
        // Counted, not typed: what was found on that day.
        const { found } = await own
          .selectFrom('opinion_item')
          .select(sql<number>`count(*)::int`.as('found'))
          .where('body_id', '=', bodyId)
          .where('state', '<>', 'dismissed')
          .where(sql<boolean>`(found_at at time zone 'Asia/Shanghai')::date = ${day}`)
          .executeTakeFirstOrThrow()
        const row = { found, note, reported_by: actor.id, reported_at: clock.now() }
        await own
          .insertInto('opinion_daily')
          .values({ body_id: bodyId, day, ...row })
          .onConflict((conflict) => conflict.columns(['body_id', 'day']).doUpdateSet(row))
          .execute()
        await tell(tx, actor, 'daily_reported', day, bodyId)
        return { found }
      })
    },
  })
}
