import { type Access, actorIn, bodiesFor } from '#foundation/identity'
import type { Clock } from '#platform/clock'
import { type Db, inTransaction, once } from '#platform/db'
import { type App, asAttachment, z } from '#platform/http'
import { issueInput, issueView } from './contract.ts'
import { issueDocx, issueRecord, issueReport } from './issue.ts'
import { watchers } from './policy.ts'
import type { Tables } from './tables.ts'

const tags = ['舆情']
const ofBody = z.object({ bodyId: z.uuid() })

/** 快报, 直报, 半月报: issued once, numbered, read again as Word. */
export function issuesApi(app: App, db: Db, clock: Clock): void {
  const scope: Access = { for: watchers, on: 'scope' }
  const ofInput: Access = { for: watchers, on: async (_db, { body }) => ofBody.safeParse(body).data?.bodyId }
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
          'content-disposition': asAttachment(name),
        })
        .send(content)
    },
  })
}
