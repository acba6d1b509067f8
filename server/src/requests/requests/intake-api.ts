import { listBodies } from '#foundation/bodies'
import { maskNumbers } from '#foundation/guard'
import { actorIn, type BodyOf, bodiesFor, peopleWith } from '#foundation/identity'
import { revealPerson } from '#foundation/people'
import { outcomesOn } from '#foundation/rules'
import { day } from '#platform/clock'
import { inTransaction, once } from '#platform/db'
import { Refusal } from '#platform/errors'
import { z } from '#platform/http'
import { askOtherOrgan } from './ask-other-organ.ts'
import {
  colleague,
  requestDetail as detailShape,
  otherOrganInput,
  outcomeChoice,
  personView,
  registerInput,
  requestList,
  requestStates,
  requestStatistics,
  requestTopic,
  revealInput,
  treeQuestion,
} from './contract.ts'
import { questionsFor } from './decision-tree.ts'
import { requestDetail } from './detail.ts'
import { byId, type Edge, handling, reading, tags } from './edge.ts'
import { linkMail } from './mail/handle-mail.ts'
import { handlers, readers } from './policy.ts'
import { listRequests, requestRecord } from './queries.ts'
import { requestStatistics as statisticsOf } from './statistics.ts'
import { submitRequest } from './submit-request.ts'
import { askedOften } from './topics.ts'

/** Lists, registering what did not come over the portal, one request and who stands behind it. */
export function intakeApi({ app, db, clock, vault, files }: Edge): void {
  const ofNew: BodyOf = async (_from, { body }) =>
    registerInput.pick({ bodyId: true }).safeParse(body).data?.bodyId

  app.route({
    method: 'GET',
    url: '/api/requests',
    config: { access: { for: readers, on: 'scope' } },
    schema: {
      tags,
      summary: '申请列表',
      querystring: z.object({
        state: z.enum(requestStates).optional(),
        q: z.string().max(100).optional(),
        page: z.coerce.number().int().min(1).default(1),
        size: z.coerce.number().int().min(1).max(100).default(20),
      }),
      response: { 200: requestList },
    },
    handler: (request) => {
      const { state, q, page, size } = request.query
      return listRequests(db, clock.today(), actorIn(request), {
        page,
        size,
        ...(state ? { state } : {}),
        ...(q ? { q } : {}),
      })
    },
  })

  app.route({
    method: 'POST',
    url: '/api/requests',
    config: { access: { for: handlers, on: ofNew } },
    schema: {
      tags,
      summary: '登记当面、邮寄等渠道的申请',
      body: registerInput,
      response: { 201: z.object({ id: z.string(), number: z.string(), code: z.string() }) },
    },
    async handler(request, reply) {
      const actor = actorIn(request)
      const key = request.headers['idempotency-key']
      const { channel, arrivedOn, others, needsHelp, mailId, ...input } = request.body
      const result = await inTransaction(db, (tx) => {
        const work = async () => {
          const made = await submitRequest(tx, clock, vault, actor, input, {
            channel,
            arrivedOn: day(arrivedOn),
            others,
            needsHelp,
          })
          if (mailId !== '')
            await linkMail(tx, clock, files, actor, mailId, { request: made.id, body: input.bodyId })
          return JSON.stringify(made)
        }
        return typeof key === 'string' ? once(tx, `request:${actor.id}:${key}`, work) : work()
      })
      return reply.status(201).send(JSON.parse(result))
    },
  })

  app.route({
    method: 'GET',
    url: '/api/requests/statistics',
    config: { access: { for: readers, on: 'scope' } },
    schema: {
      tags,
      summary: '办理情况统计',
      querystring: z.object({ year: z.coerce.number().int().min(2008).max(2100) }),
      response: { 200: requestStatistics },
    },
    handler: (request) =>
      statisticsOf(db, clock.today(), bodiesFor(actorIn(request), readers), request.query.year),
  })
  app.route({
    method: 'GET',
    url: '/api/requests/topics',
    config: { access: { for: readers, on: 'scope' } },
    schema: { tags, summary: '多人申请的事项', response: { 200: z.array(requestTopic) } },
    handler: (request) => askedOften(db, clock.today(), bodiesFor(actorIn(request), readers)),
  })
  app.route({
    method: 'GET',
    url: '/api/requests/receivers',
    config: { access: { for: handlers, on: 'scope' } },
    schema: {
      tags,
      summary: '受理申请的机关',
      response: { 200: z.array(z.object({ id: z.string(), name: z.string(), phone: z.string() })) },
    },
    handler: async () =>
      (await listBodies(db, clock.today()))
        .filter((body) => body.receivesRequests)
        .map(({ id, name, phone }) => ({ id, name, phone })),
  })
  app.route({
    method: 'POST',
    url: '/api/requests/:id/other-organ',
    config: { access: handling },
    schema: {
      tags,
      summary: '经申请人同意，向负责的机关重新提出',
      params: byId,
      body: otherOrganInput,
      response: { 201: z.object({ id: z.string(), number: z.string(), code: z.string() }) },
    },
    async handler(request, reply) {
      const made = await inTransaction(db, (tx) =>
        askOtherOrgan(tx, clock, actorIn(request), request.params.id, request.body),
      )
      return reply.status(201).send(made)
    },
  })
  app.route({
    method: 'GET',
    url: '/api/requests/tree',
    config: { access: { for: readers, on: 'scope' } },
    schema: { tags, summary: '答复类型判断', response: { 200: z.array(treeQuestion) } },
    handler: async () => questionsFor(await outcomesOn(db, clock.today())),
  })
  app.route({
    method: 'GET',
    url: '/api/requests/colleagues',
    config: { access: { for: handlers, on: 'scope' } },
    schema: { tags, summary: '可以交办的人员', response: { 200: z.array(colleague) } },
    async handler(request) {
      const body = actorIn(request).bodyId
      const people = await Promise.all(readers.map((role) => peopleWith(db, role, body, clock.today())))
      return [
        ...new Map(
          people.flat().map((one) => [one.id, { id: one.id, name: one.name, title: one.title }]),
        ).values(),
      ]
    },
  })

  app.route({
    method: 'GET',
    url: '/api/requests/outcomes',
    config: { access: { for: readers, on: 'scope' } },
    schema: { tags, summary: '答复类型', response: { 200: z.array(outcomeChoice) } },
    handler: () => outcomesOn(db, clock.today()),
  })

  app.route({
    method: 'GET',
    url: '/api/requests/:id',
    config: { access: reading },
    schema: { tags, summary: '一件申请', params: byId, response: { 200: detailShape } },
    async handler(request) {
      const detail = await requestDetail(db, clock.today(), vault, actorIn(request), request.params.id)
      if (!detail) throw new Refusal('requests.not_found', 404)
      return detail
    },
  })

  app.route({
    method: 'POST',
    url: '/api/requests/:id/reveal',
    config: { access: handling },
    schema: {
      tags,
      summary: '查看申请人完整信息（留痕）',
      params: byId,
      body: revealInput,
      response: { 200: personView },
    },
    handler: (request) =>
      inTransaction(db, async (tx) => {
        const row = await requestRecord(tx, request.params.id)
        if (!row) throw new Refusal('requests.not_found', 404)
        const about = { kind: 'request', id: row.id }
        // The ledger keeps it for ever: the number that is looked for does not belong there.
        const reason = maskNumbers(request.body.reason)
        const look = { actor: actorIn(request).id, body: row.body_id, reason, about }
        return revealPerson(tx, clock, vault, row.person_id, look)
      }),
  })
}
