import { actorIn, type BodyOf, bodiesFor } from '#foundation/identity'
import type { Clock } from '#platform/clock'
import { type Db, inTransaction } from '#platform/db'
import { type App, isUuid, z } from '#platform/http'
import { entriesInput, issueRow, newIssue } from './contract.ts'
import { bodyOfIssue, compileIssue, listIssues, openIssue, publishIssue } from './issues.ts'

const tags = ['政府公报']
const byId = z.object({ id: z.uuid() })
const editors = ['disclosure_office'] as const

export function gazetteApi(app: App, db: Db, clock: Clock): void {
  const ofIssue: BodyOf = async (from, { params }) =>
    isUuid(params.id) ? bodyOfIssue(from, params.id) : undefined
  const ofNew: BodyOf = async (_from, { body }) =>
    newIssue.pick({ bodyId: true }).safeParse(body).data?.bodyId

  app.route({
    method: 'GET',
    url: '/api/gazettes',
    config: { access: { for: editors, on: 'scope' } },
    schema: { tags, summary: '各期公报', response: { 200: z.array(issueRow) } },
    handler: (request) => listIssues(db, { bodies: bodiesFor(actorIn(request), editors) }),
  })

  app.route({
    method: 'POST',
    url: '/api/gazettes',
    config: { access: { for: editors, on: ofNew } },
    schema: { tags, summary: '新编一期', body: newIssue, response: { 201: byId } },
    async handler(request, reply) {
      const { bodyId, year } = request.body
      const id = await inTransaction(db, (tx) => openIssue(tx, clock, actorIn(request), bodyId, year))
      return reply.status(201).send({ id })
    },
  })

  app.route({
    method: 'PUT',
    url: '/api/gazettes/:id/entries',
    config: { access: { for: editors, on: ofIssue } },
    schema: {
      tags,
      summary: '编排目录',
      params: byId,
      body: entriesInput,
      response: { 200: z.object({ ok: z.literal(true) }) },
    },
    async handler(request) {
      await inTransaction(db, (tx) =>
        compileIssue(tx, clock, actorIn(request), request.params.id, request.body),
      )
      return { ok: true as const }
    },
  })

  app.route({
    method: 'POST',
    url: '/api/gazettes/:id/publish',
    config: { access: { for: editors, on: ofIssue } },
    schema: { tags, summary: '编号出版', params: byId, response: { 200: z.object({ number: z.number() }) } },
    handler: (request) =>
      inTransaction(db, async (tx) => ({
        number: await publishIssue(tx, clock, actorIn(request), request.params.id),
      })),
  })
}
