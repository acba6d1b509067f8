import { listBodies } from '#foundation/bodies'
import { maskNumbers } from '#foundation/guard'
import { type Access, type Actor, actorIn, type BodyOf, bodiesFor } from '#foundation/identity'
import { revealPerson } from '#foundation/people'
import { type Clock, day } from '#platform/clock'
import type { Vault } from '#platform/crypto'
import { type Db, inTransaction, once, type Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type App, z } from '#platform/http'
import { closeCase, recordCallBack, reopenCase } from './after-case.ts'
import { remindCase } from './cards.ts'
import {
  acceptInput,
  backInput,
  callBackInput,
  caseList,
  casePerson,
  caseStates,
  channelInput,
  channelView,
  consultInput,
  decideExtensionInput,
  caseDetail as detailShape,
  dispatchInput,
  extendCaseInput,
  hideInput,
  indicatorTable as indicatorShape,
  limitInput,
  mergeInput,
  opinionInput,
  publishCaseInput,
  refuseInput,
  registerCaseInput,
  remindInput,
  replyInput,
  returnInput,
  topicsShape,
  versionInput,
} from './contract.ts'
import { decideExtension, extendCase } from './extend-case.ts'
import { approveReply, consultBody, giveOpinion, proposeReply, sendBackReply } from './handle-case.ts'
import { dimensions, indicatorTable } from './indicators.ts'
import { listOutlines } from './outline.ts'
import { approvers, handlers, readers, settlers } from './policy.ts'
import { hideCase, publishCase } from './publish-case.ts'
import { bodyOfCase, caseDetail, caseRecord, deskOfCase, listCases } from './queries.ts'
import { channelViews, saveChannel, setLimit } from './settle-channel.ts'
import { submitCase } from './submit-case.ts'
import { resumeCase, suspendCase, voidCase } from './suspend-case.ts'
import { acceptCase, dispatchCase, mergeCase, refuseCase, returnCase, signCase } from './take-in.ts'
import { casePoints, hotTopics } from './topics.ts'

const tags = ['政民互动']
const byId = z.object({ id: z.uuid() })
const done = z.object({ ok: z.literal(true) })
const ok = { ok: true as const }

export function casesApi(app: App, db: Db, clock: Clock, vault: Vault): void {
  const atBody: BodyOf = (from, { params }) => bodyOfCase(from, params.id ?? '')
  const atDesk: BodyOf = (from, { params }) => deskOfCase(from, params.id ?? '')
  const desk: Access = { for: handlers, on: atDesk }
  const handling: Access = { for: handlers, on: atBody }
  const approving: Access = { for: approvers, on: atBody }
  const reading: Access = { for: readers, on: 'scope' }

  app.route({
    method: 'GET',
    url: '/api/cases',
    config: { access: reading },
    schema: {
      tags,
      summary: '来件列表',
      querystring: z.object({
        state: z.enum(caseStates).optional(),
        channel: z.string().max(31).optional(),
        q: z.string().max(100).optional(),
        late: z.stringbool().optional(),
        page: z.coerce.number().int().min(1).default(1),
        size: z.coerce.number().int().min(1).max(100).default(20),
      }),
      response: { 200: caseList },
    },
    handler: (request) => {
      const { state, channel, q, late, page, size } = request.query
      return listCases(db, clock, actorIn(request), {
        page,
        size,
        ...(state ? { state } : {}),
        ...(channel ? { channel } : {}),
        ...(q ? { q } : {}),
        ...(late ? { late } : {}),
      })
    },
  })

  app.route({
    method: 'POST',
    url: '/api/cases',
    config: { access: { for: handlers, on: 'scope' } },
    schema: {
      tags,
      summary: '登记来电、来访、来信',
      body: registerCaseInput,
      response: { 201: z.object({ id: z.string(), number: z.string(), code: z.string() }) },
    },
    async handler(request, reply) {
      const actor = actorIn(request)
      const { cameBy, urgent, outerNumber, reply: answer, ...input } = request.body
      const key = request.headers['idempotency-key']
      const result = await inTransaction(db, (tx) => {
        const work = async () => {
          const arrival = { cameBy, urgent, outerNumber, reply: answer, deskBodyId: actor.bodyId }
          const submitted = await submitCase(tx, clock, vault, actor, input, arrival)
          // An officer registers at their own desk only; where the channel's desk is another's, it lands there.
          const at = await deskOfCase(tx, submitted.id)
          if (input.bodyId && at === input.bodyId && !bodiesFor(actor, handlers).includes(at))
            throw new Refusal('cases.not_found', 404)
          return JSON.stringify(submitted)
        }
        return typeof key === 'string' ? once(tx, `case:${actor.id}:${key}`, work) : work()
      })
      return reply.status(201).send(JSON.parse(result))
    },
  })

  app.route({
    method: 'GET',
    url: '/api/cases/channels',
    config: { access: { for: [...readers, ...settlers], on: 'scope' } },
    schema: { tags, summary: '渠道和时限', response: { 200: z.array(channelView) } },
    handler: () => channelViews(db),
  })

  app.route({
    method: 'GET',
    url: '/api/cases/bodies',
    config: { access: { for: [...readers, ...settlers], on: 'scope' } },
    schema: {
      tags,
      summary: '可以承办来件的单位',
      response: { 200: z.array(z.object({ id: z.string(), name: z.string() })) },
    },
    handler: async () => (await listBodies(db, clock.today())).map(({ id, name }) => ({ id, name })),
  })

  app.route({
    method: 'PUT',
    url: '/api/cases/channels/:code',
    config: { access: { for: settlers, on: 'scope' } },
    schema: {
      tags,
      summary: '新增或者修改渠道',
      params: z.object({
        code: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/, '渠道代码用小写字母开头的字母、数字、连字符'),
      }),
      body: channelInput,
      response: { 200: done },
    },
    async handler(request) {
      await inTransaction(db, (tx) =>
        saveChannel(tx, clock, actorIn(request), request.params.code, request.body),
      )
      return ok
    },
  })

  app.route({
    method: 'POST',
    url: '/api/cases/channels/:code/limits',
    config: { access: { for: settlers, on: 'scope' } },
    schema: {
      tags,
      summary: '设定渠道时限',
      params: z.object({ code: z.string().max(31) }),
      body: limitInput,
      response: { 200: done },
    },
    async handler(request) {
      await inTransaction(db, (tx) =>
        setLimit(tx, clock, actorIn(request), request.params.code, request.body),
      )
      return ok
    },
  })

  app.route({
    method: 'GET',
    url: '/api/cases/indicators',
    config: { access: reading },
    schema: {
      tags,
      summary: '办理指标，按渠道、单位、类型、月份或者地点',
      querystring: z.object({
        from: z.iso.date(),
        until: z.iso.date(),
        by: z.enum(dimensions).default('none'),
        channel: z.string().max(31).optional(),
      }),
      response: { 200: indicatorShape },
    },
    handler: (request) => {
      const { from, until, by, channel } = request.query
      const bodies = bodiesFor(actorIn(request), readers)
      return indicatorTable(db, clock.now(), { from: day(from), until: day(until), bodies, channel }, by)
    },
  })

  app.route({
    method: 'GET',
    url: '/api/cases/topics',
    config: { access: reading },
    schema: {
      tags,
      summary: '热点词和诉求分布',
      querystring: z.object({
        from: z.iso.date(),
        until: z.iso.date(),
        channel: z.string().max(31).optional(),
      }),
      response: { 200: topicsShape },
    },
    async handler(request) {
      const { from, until, channel } = request.query
      const bodies = bodiesFor(actorIn(request), readers)
      const scope = { from: day(from), until: day(until), bodies, channel }
      const [topics, points, outlines] = await Promise.all([
        hotTopics(db, scope, 2, 30),
        casePoints(db, scope),
        listOutlines(db),
      ])
      return { topics, points, outlines }
    },
  })

  app.route({
    method: 'GET',
    url: '/api/cases/:id',
    config: { access: reading },
    schema: { tags, summary: '一件来件', params: byId, response: { 200: detailShape } },
    async handler(request) {
      const detail = await caseDetail(db, clock, vault, actorIn(request), request.params.id)
      if (!detail) throw new Refusal('cases.not_found', 404)
      return detail
    },
  })

  app.route({
    method: 'POST',
    url: '/api/cases/:id/reveal',
    config: { access: handling },
    schema: {
      tags,
      summary: '查看来信人联系方式（留痕）',
      params: byId,
      body: z.object({ reason: z.string().trim().min(2, '请写明查看的理由').max(200) }),
      response: { 200: casePerson },
    },
    handler: (request) =>
      inTransaction(db, async (tx) => {
        const row = await caseRecord(tx, request.params.id)
        if (!row?.person_id) throw new Refusal('cases.not_found', 404)
        const { name, phone, email } = await revealPerson(tx, clock, vault, row.person_id, {
          actor: actorIn(request).id,
          body: row.body_id,
          reason: maskNumbers(request.body.reason),
          about: { kind: 'case', id: row.id },
        })
        return { name, phone, email }
      }),
  })

  app.route({
    method: 'POST',
    url: '/api/cases/:id/opinion',
    config: { access: { for: handlers, on: 'scope' } },
    schema: { tags, summary: '协办意见', params: byId, body: opinionInput, response: { 200: done } },
    async handler(request) {
      const actor = actorIn(request)
      await inTransaction(db, async (tx) => {
        const detail = await caseDetail(tx, clock, vault, actor, request.params.id)
        if (!detail?.consults.some((one) => one.id === request.body.dispatch && one.mine))
          throw new Refusal('cases.not_found', 404)
        await giveOpinion(tx, clock, actor, request.params.id, request.body)
      })
      return ok
    },
  })

  /** Acts on one case: each is one use case in one transaction. */
  const act = <Body extends z.ZodType>(
    name: string,
    summary: string,
    access: Access,
    body: Body,
    work: (tx: Tx, actor: Actor, id: string, input: z.output<Body>) => Promise<unknown>,
  ) =>
    app.route({
      method: 'POST',
      url: `/api/cases/:id/${name}`,
      config: { access },
      schema: { tags, summary, params: byId, body, response: { 200: done } },
      async handler(request) {
        const { id } = byId.parse(request.params)
        await inTransaction(db, (tx) => work(tx, actorIn(request), id, body.parse(request.body)))
        return ok
      },
    })

  act('accept', '受理', desk, acceptInput, (tx, actor, id, input) => acceptCase(tx, clock, actor, id, input))
  act('refuse', '不予受理', desk, refuseInput, (tx, actor, id, input) =>
    refuseCase(tx, clock, actor, id, input),
  )
  act('merge', '合并相同事项', desk, mergeInput, (tx, actor, id, input) =>
    mergeCase(tx, clock, actor, id, input),
  )
  act('dispatch', '派发', desk, dispatchInput, (tx, actor, id, input) =>
    dispatchCase(tx, clock, actor, id, input),
  )
  act('sign', '签收', handling, versionInput, (tx, actor, id, input) =>
    signCase(tx, clock, actor, id, input.version),
  )
  act('return', '退回改派', handling, returnInput, (tx, actor, id, input) =>
    returnCase(tx, clock, actor, id, input),
  )
  act('extend', '延期', handling, extendCaseInput, (tx, actor, id, input) =>
    extendCase(tx, clock, actor, id, input),
  )
  act('consult', '请其他单位协办', handling, consultInput, (tx, actor, id, input) =>
    consultBody(tx, clock, actor, id, input),
  )
  act('reply', '答复', handling, replyInput, (tx, actor, id, input) =>
    proposeReply(tx, clock, actor, id, input),
  )
  act('send-back', '退回修改答复', approving, backInput, (tx, actor, id, input) =>
    sendBackReply(tx, clock, actor, id, input),
  )
  act('approve', '审核通过答复', approving, versionInput, (tx, actor, id, input) =>
    approveReply(tx, clock, actor, id, input.version),
  )
  act('call-back', '登记回访', desk, callBackInput, (tx, actor, id, input) =>
    recordCallBack(tx, clock, actor, id, input),
  )
  act('close', '办结', desk, versionInput, (tx, actor, id, input) =>
    closeCase(tx, clock, actor, id, input.version),
  )
  act('reopen', '重新办理', desk, backInput, (tx, actor, id, input) =>
    reopenCase(tx, clock, actor, id, input),
  )
  act('publish', '公开来信和答复', desk, publishCaseInput, (tx, actor, id, input) =>
    publishCase(tx, clock, actor, id, input),
  )
  act('decide-extension', '审批延期申请', desk, decideExtensionInput, (tx, actor, id, input) =>
    decideExtension(tx, clock, actor, id, input),
  )
  act('suspend', '挂起', desk, backInput, (tx, actor, id, input) => suspendCase(tx, clock, actor, id, input))
  act('resume', '恢复办理', desk, versionInput, (tx, actor, id, input) =>
    resumeCase(tx, clock, actor, id, input.version),
  )
  act('void', '作废', desk, backInput, (tx, actor, id, input) => voidCase(tx, clock, actor, id, input))
  act('remind', '催办', desk, remindInput, (tx, actor, id, input) => remindCase(tx, clock, actor, id, input))
  act('hide', '屏蔽', desk, hideInput, (tx, actor, id, input) => hideCase(tx, clock, actor, id, input))
}
