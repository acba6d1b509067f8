import { type Access, type Actor, actorIn, type BodyOf } from '#foundation/identity'
import { letterDocx } from '#foundation/letters'
import { revealPerson } from '#foundation/people'
import { outcomesOn } from '#foundation/rules'
import { type Clock, day } from '#platform/clock'
import type { Vault } from '#platform/crypto'
import { type Db, inTransaction, once, type Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type App, z } from '#platform/http'
import {
  confirmInput,
  correctedInput,
  correctionInput,
  deliverInput,
  requestDetail as detailShape,
  extendInput,
  outcomeChoice,
  personView,
  proposalInput,
  registerInput,
  requestList,
  requestStates,
  revealInput,
  sendBackInput,
  signInput,
} from './contract.ts'
import { proposeDecision, recordDelivery, sendBackProposal, signDecision } from './decide-request.ts'
import { askCorrection, confirmReceipt, extendReply, receiveCorrection } from './handle-request.ts'
import { handlers, readers, signers } from './policy.ts'
import { bodyOfRequest, lettersOf, listRequests, requestDetail, requestRecord } from './queries.ts'
import { submitRequest } from './submit-request.ts'

const tags = ['依申请公开']
const byId = z.object({ id: z.uuid() })
const byLetter = z.object({ id: z.uuid(), letter: z.uuid() })
const done = z.object({ ok: z.literal(true) })
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export function requestsApi(app: App, db: Db, clock: Clock, vault: Vault): void {
  const ofRequest: BodyOf = (from, { params }) => bodyOfRequest(from, params.id ?? '')
  const ofNew: BodyOf = async (_from, { body }) =>
    registerInput.pick({ bodyId: true }).safeParse(body).data?.bodyId
  const handling: Access = { for: handlers, on: ofRequest }
  const signing: Access = { for: signers, on: ofRequest }
  const reading: Access = { for: readers, on: ofRequest }

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
      const { channel, arrivedOn, ...input } = request.body
      const result = await inTransaction(db, (tx) => {
        const work = async () =>
          JSON.stringify(
            await submitRequest(tx, clock, vault, actor, input, { channel, arrivedOn: day(arrivedOn) }),
          )
        return typeof key === 'string' ? once(tx, `request:${actor.id}:${key}`, work) : work()
      })
      return reply.status(201).send(JSON.parse(result))
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
        const look = { actor: actorIn(request).id, body: row.body_id, reason: request.body.reason, about }
        return revealPerson(tx, clock, vault, row.person_id, look)
      }),
  })

  /** Acts on one request: each is one use case in one transaction. */
  const act = <Body extends z.ZodType>(
    name: string,
    summary: string,
    access: Access,
    body: Body,
    work: (tx: Tx, actor: Actor, id: string, input: z.output<Body>) => Promise<void>,
  ) =>
    app.route({
      method: 'POST',
      url: `/api/requests/:id/${name}`,
      config: { access },
      schema: { tags, summary, params: byId, body, response: { 200: done } },
      async handler(request) {
        const { id } = byId.parse(request.params)
        await inTransaction(db, (tx) => work(tx, actorIn(request), id, body.parse(request.body)))
        return { ok: true as const }
      },
    })

  act('confirm', '确认收到申请之日', handling, confirmInput, (tx, actor, id, input) =>
    confirmReceipt(tx, clock, actor, id, input.version, input.confirmedOn),
  )
  act('extend', '延长答复期限', handling, extendInput, (tx, actor, id, input) =>
    extendReply(tx, clock, vault, actor, id, input),
  )
  act('correction', '告知补正', handling, correctionInput, (tx, actor, id, input) =>
    askCorrection(tx, clock, vault, actor, id, input),
  )
  act('corrected', '登记收到补正', handling, correctedInput, (tx, actor, id, input) =>
    receiveCorrection(tx, clock, actor, id, input),
  )
  act('proposal', '拟办答复', handling, proposalInput, (tx, actor, id, input) =>
    proposeDecision(tx, clock, actor, id, input.version, input.proposal),
  )
  act('send-back', '退回拟办', signing, sendBackInput, (tx, actor, id, input) =>
    sendBackProposal(tx, clock, actor, id, input.version, input.reason),
  )
  act('sign', '签发答复', signing, signInput, (tx, actor, id, input) =>
    signDecision(tx, clock, vault, actor, id, input.version),
  )

  app.route({
    method: 'POST',
    url: '/api/requests/:id/letters/:letter/delivery',
    config: { access: handling },
    schema: { tags, summary: '登记送达', params: byLetter, body: deliverInput, response: { 200: done } },
    async handler(request) {
      const { id, letter } = request.params
      await inTransaction(db, (tx) => recordDelivery(tx, clock, actorIn(request), id, letter, request.body))
      return { ok: true as const }
    },
  })

  app.route({
    method: 'GET',
    url: '/api/requests/:id/letters/:letter/docx',
    config: { access: reading },
    schema: { tags, summary: '下载文书（Word）', params: byLetter },
    async handler(request, reply) {
      const letter = (await lettersOf(db, vault, request.params.id)).find(
        (candidate) => candidate.id === request.params.letter,
      )
      if (!letter) throw new Refusal('requests.no_letter', 404)
      const name = encodeURIComponent(`${letter.title}.docx`)
      reply
        .type(DOCX)
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
      return reply.send(await letterDocx(letter))
    },
  })
}
