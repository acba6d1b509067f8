import { actorIn, type BodyOf, type Role } from '#foundation/identity'
import type { Clock } from '#platform/clock'
import { type Db, inTransaction } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type App, z } from '#platform/http'
import { bodyOfRequest } from '#requests/requests'
import { remedyInput, remedyResultInput, remedyView } from './contract.ts'
import { bodyOfRemedy, closeRemedy, openRemedy, remediesOf } from './remedies.ts'

const tags = ['复议诉讼']
const byId = z.object({ id: z.uuid() })
const keepers: readonly Role[] = ['information_officer', 'disclosure_office']

export function remediesApi(app: App, db: Db, clock: Clock): void {
  const ofRequest: BodyOf = (from, { params }) => bodyOfRequest(from, params.id ?? '')
  const ofRemedy: BodyOf = (from, { params }) => bodyOfRemedy(from, params.id ?? '')

  app.route({
    method: 'GET',
    url: '/api/requests/:id/remedies',
    config: { access: { for: keepers, on: ofRequest } },
    schema: { tags, summary: '一件申请的复议和诉讼', params: byId, response: { 200: z.array(remedyView) } },
    handler: (request) => remediesOf(db, request.params.id),
  })
  app.route({
    method: 'POST',
    url: '/api/requests/:id/remedies',
    config: { access: { for: keepers, on: ofRequest } },
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
    method: 'POST',
    url: '/api/remedies/:id/result',
    config: { access: { for: keepers, on: ofRemedy } },
    schema: {
      tags,
      summary: '登记结果',
      params: byId,
      body: remedyResultInput,
      response: { 200: z.object({ ok: z.literal(true) }) },
    },
    async handler(request) {
      await inTransaction(db, (tx) =>
        closeRemedy(tx, clock, actorIn(request).id, request.params.id, request.body),
      )
      return { ok: true as const }
    },
  })
}
