import { type Access, type Actor, actorIn, type BodyOf, bodiesFor } from '#foundation/identity'
import type { Clock } from '#platform/clock'
import type { Vault } from '#platform/crypto'
import { type Db, inTransaction, type Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type App, z } from '#platform/http'
import { bodyOfRequest } from '#requests/requests'
import {
  bodyOfComplaint,
  closeComplaint,
  listComplaints,
  openComplaint,
  recordOrder,
  recordRectification,
} from './complaints.ts'
import {
  complaintInput,
  complaintOrderInput,
  complaintRectifiedInput,
  complaintResultInput,
  complaintView,
  ledgerRow,
  lessonInput,
  remedyAnsweredInput,
  remedyInput,
  remedyResultInput,
  remedyView,
  reReplyInput,
} from './contract.ts'
import { keepers } from './policy.ts'
import {
  bodyOfRemedy,
  closeRemedy,
  noteLesson,
  openRemedy,
  recordAnswer,
  remediesOf,
  remedyLedger,
  reReply,
} from './remedies.ts'

const tags = ['复议诉讼']
const byId = z.object({ id: z.uuid() })
const done = z.object({ ok: z.literal(true) })

export function remediesApi(app: App, db: Db, clock: Clock, vault: Vault): void {
  const ofRequest: BodyOf = (from, { params }) => bodyOfRequest(from, params.id ?? '')
  const ofRemedy: BodyOf = (from, { params }) => bodyOfRemedy(from, params.id ?? '')
  const ofComplaint: BodyOf = (from, { params }) => bodyOfComplaint(from, params.id ?? '')
  const ofNew: BodyOf = async (_from, { body }) =>
    complaintInput.pick({ bodyId: true }).safeParse(body).data?.bodyId
  const keeping = (on: BodyOf): Access => ({ for: keepers, on })

  app.route({
    method: 'GET',
    url: '/api/requests/:id/remedies',
    config: { access: keeping(ofRequest) },
    schema: { tags, summary: '一件申请的复议和诉讼', params: byId, response: { 200: z.array(remedyView) } },
    handler: (request) => remediesOf(db, request.params.id),
  })
  app.route({
    method: 'POST',
    url: '/api/requests/:id/remedies',
    config: { access: keeping(ofRequest) },
    schema: { tags, summary: '登记复议或者诉讼', params: byId, body: remedyInput, response: { 201: byId } },
    async handler(request, reply) {
      const body = await bodyOfRequest(db, request.params.id)
      if (!body) throw new Refusal('remedies.not_found', 404)
      const about = { request: request.params.id, body }
      const id = await inTransaction(db, (tx) =>
        openRemedy(tx, clock, actorIn(request).id, about, request.body),
      )
      return reply.status(201).send({ id })
    },
  })
  app.route({
    method: 'GET',
    url: '/api/remedies',
    config: { access: { for: keepers, on: 'scope' } },
    schema: { tags, summary: '复议诉讼台账', response: { 200: z.array(ledgerRow) } },
    handler: (request) => remedyLedger(db, clock.today(), bodiesFor(actorIn(request), keepers)),
  })
  app.route({
    method: 'GET',
    url: '/api/complaints',
    config: { access: { for: keepers, on: 'scope' } },
    schema: { tags, summary: '投诉举报台账', response: { 200: z.array(complaintView) } },
    handler: (request) => listComplaints(db, clock.today(), bodiesFor(actorIn(request), keepers)),
  })
  app.route({
    method: 'POST',
    url: '/api/complaints',
    config: { access: keeping(ofNew) },
    schema: {
      tags,
      summary: '登记投诉举报',
      body: complaintInput,
      response: { 201: z.object({ id: z.string(), number: z.string() }) },
    },
    async handler(request, reply) {
      const made = await inTransaction(db, (tx) =>
        openComplaint(tx, clock, actorIn(request).id, request.body),
      )
      return reply.status(201).send(made)
    },
  })

  const act = <Body extends z.ZodType>(
    record: 'remedies' | 'complaints',
    name: string,
    summary: string,
    body: Body,
    work: (tx: Tx, actor: Actor, id: string, input: z.output<Body>) => Promise<void>,
  ) =>
    app.route({
      method: 'POST',
      url: `/api/${record}/:id/${name}`,
      config: { access: keeping(record === 'remedies' ? ofRemedy : ofComplaint) },
      schema: { tags, summary, params: byId, body, response: { 200: done } },
      async handler(request) {
        const { id } = byId.parse(request.params)
        await inTransaction(db, (tx) => work(tx, actorIn(request), id, body.parse(request.body)))
        return { ok: true as const }
      },
    })

  act('remedies', 'answer', '登记提交答复或者答辩状', remedyAnsweredInput, (tx, actor, id, input) =>
    recordAnswer(tx, clock, actor.id, id, input.on),
  )
  act('remedies', 'result', '登记结果', remedyResultInput, (tx, actor, id, input) =>
    closeRemedy(tx, clock, actor.id, id, input),
  )
  act('remedies', 're-reply', '重新答复', reReplyInput, (tx, actor, id, input) =>
    reReply(tx, clock, vault, actor, id, input),
  )
  act('remedies', 'lesson', '登记教训', lessonInput, (tx, actor, id, input) =>
    noteLesson(tx, clock, actor.id, id, input.lesson),
  )
  act('complaints', 'order', '登记责令整改', complaintOrderInput, (tx, actor, id, input) =>
    recordOrder(tx, clock, actor.id, id, input),
  )
  act('complaints', 'rectified', '登记整改情况', complaintRectifiedInput, (tx, actor, id, input) =>
    recordRectification(tx, clock, actor.id, id, input),
  )
  act('complaints', 'result', '办结投诉举报', complaintResultInput, (tx, actor, id, input) =>
    closeComplaint(tx, clock, actor.id, id, input),
  )
}
