import { actorIn, type BodyOf, bodiesFor, mayAct, type Role } from '#foundation/identity'
import type { Clock } from '#platform/clock'
import { type Db, inTransaction } from '#platform/db'
import { type App, z } from '#platform/http'
import { bodyOfDocument, relationsApi } from '#publication/catalogue'
import { coverage, formsInput, standing, standingInput } from './contract.ts'
import { coverageOf } from './coverage.ts'
import { keepHold, setForms, setStanding, standingOf } from './standing.ts'

const tags = ['政策解读']
const byId = z.object({ id: z.uuid() })
const done = z.object({ ok: z.literal(true) })
const ok = { ok: true as const }
const drafters: readonly Role[] = ['information_officer', 'disclosure_office']
const readers: readonly Role[] = [...drafters, 'section_head', 'deputy_head', 'chief', 'supervisor']

export function interpretationApi(app: App, db: Db, clock: Clock): void {
  const ofDocument: BodyOf = (from, { params }) => bodyOfDocument(from, params.id ?? '')
  const subject = async (id: string) => ({ id, bodyId: (await bodyOfDocument(db, id)) ?? '' })
  relationsApi(app, db, clock, (tx, document) => keepHold(tx, clock, document))

  app.route({
    method: 'GET',
    url: '/api/documents/:id/interpretation',
    config: { access: { for: readers, on: ofDocument } },
    schema: { tags, summary: '解读安排', params: byId, response: { 200: standing } },
    async handler(request) {
      const { id, bodyId } = await subject(request.params.id)
      return { ...(await standingOf(db, id)), mayEdit: mayAct(actorIn(request), drafters, bodyId) }
    },
  })

  app.route({
    method: 'PUT',
    url: '/api/documents/:id/interpretation',
    config: { access: { for: drafters, on: ofDocument } },
    schema: { tags, summary: '登记解读安排', params: byId, body: standingInput, response: { 200: done } },
    async handler(request) {
      const document = await subject(request.params.id)
      await inTransaction(db, (tx) => setStanding(tx, clock, actorIn(request), document, request.body))
      return ok
    },
  })

  app.route({
    method: 'PUT',
    url: '/api/documents/:id/interpretation-forms',
    config: { access: { for: drafters, on: ofDocument } },
    schema: { tags, summary: '登记解读形式', params: byId, body: formsInput, response: { 200: done } },
    async handler(request) {
      const document = await subject(request.params.id)
      await inTransaction(db, (tx) => setForms(tx, clock, actorIn(request), document, request.body.forms))
      return ok
    },
  })

  app.route({
    method: 'GET',
    url: '/api/interpretation/coverage',
    config: { access: { for: readers, on: 'scope' } },
    schema: {
      tags,
      summary: '解读覆盖率',
      querystring: z.object({ year: z.coerce.number().int().min(2008).max(2100) }),
      response: { 200: coverage },
    },
    handler: (request) =>
      coverageOf(db, clock.today(), request.query.year, bodiesFor(actorIn(request), readers)),
  })
}
