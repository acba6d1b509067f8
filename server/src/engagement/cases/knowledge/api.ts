import { type Access, actorIn, type BodyOf } from '#foundation/identity'
import type { Clock } from '#platform/clock'
import { type Db, inTransaction } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type App, z } from '#platform/http'
import { handlers, readers } from '../policy.ts'
import { caseRecord } from '../queries.ts'
import { knowledgeInput, knowledgeView, suggestedAnswer } from './contract.ts'
import { answersTo, bodyOfAnswer, listAnswers } from './find-answers.ts'
import { keepAnswer } from './keep-answer.ts'

const tags = ['政民互动']
const byId = z.object({ id: z.uuid() })

/** The knowledge base, and what it suggests while an officer types. */
export function knowledgeApi(app: App, db: Db, clock: Clock): void {
  const reading: Access = { for: readers, on: 'scope' }
  const keeping: Access = { for: handlers, on: 'scope' }
  const atOwner: BodyOf = (from, { params }) => bodyOfAnswer(from, params.id ?? '')
  app.route({
    method: 'GET',
    url: '/api/case-answers',
    config: { access: reading },
    schema: {
      tags,
      summary: '知识库',
      querystring: z.object({
        q: z.string().max(100).default(''),
        page: z.coerce.number().int().min(1).default(1),
        size: z.coerce.number().int().min(1).max(100).default(20),
      }),
      response: { 200: z.object({ rows: z.array(knowledgeView), total: z.number() }) },
    },
    handler: (request) => listAnswers(db, clock, actorIn(request), request.query),
  })
  app.route({
    method: 'POST',
    url: '/api/case-answers',
    config: { access: keeping },
    schema: { tags, summary: '新增知识', body: knowledgeInput, response: { 201: byId } },
    async handler(request, reply) {
      const id = await inTransaction(db, (tx) =>
        keepAnswer(tx, clock, actorIn(request), undefined, request.body),
      )
      return reply.status(201).send({ id })
    },
  })
  app.route({
    method: 'PUT',
    url: '/api/case-answers/:id',
    config: { access: { for: handlers, on: atOwner } },
    schema: { tags, summary: '修改知识', params: byId, body: knowledgeInput, response: { 200: byId } },
    handler: (request) =>
      inTransaction(db, async (tx) => ({
        id: await keepAnswer(tx, clock, actorIn(request), request.params.id, request.body),
      })),
  })
  app.route({
    method: 'POST',
    url: '/api/cases/:id/suggest',
    config: { access: keeping },
    schema: {
      tags,
      summary: '边写边提示的答复',
      params: byId,
      body: z.object({ text: z.string().max(8_000) }),
      response: { 200: z.array(suggestedAnswer) },
    },
    async handler(request) {
      const row = await caseRecord(db, request.params.id)
      if (!row) throw new Refusal('cases.not_found', 404)
      // What is being typed weighs most; the letter itself keeps the suggestions to the matter.
      const typed = request.body.text.slice(-200)
      return answersTo(db, clock, `${typed} ${row.title} ${row.asked}`, { but: row.id, most: 5 })
    },
  })
}
