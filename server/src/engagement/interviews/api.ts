import type { FileStore } from '#foundation/files'
import { type Access, type Actor, actorIn, type BodyOf, bodiesFor } from '#foundation/identity'
import { type Clock, yearOf } from '#platform/clock'
import { type Db, inTransaction, once, type Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type App, z } from '#platform/http'
import {
  interviewDetail as detailShape,
  editInterviewInput,
  interviewFigures,
  interviewInput,
  interviewRow,
  lineInput,
  questionActInput,
  recordInput,
  versionInput,
} from './contract.ts'
import type { Broadcast } from './live.ts'
import { readers, workers } from './policy.ts'
import { figuresOf, interviewDetail, listInterviews } from './queries.ts'
import {
  addRecording,
  announceInterview,
  draftInterview,
  editInterview,
  endInterview,
  interviewRecord,
  sayLine,
  settleQuestion,
  startInterview,
} from './run-interview.ts'

const tags = ['在线访谈']
const byId = z.object({ id: z.uuid() })
const done = z.object({ ok: z.literal(true) })
const ok = { ok: true as const }

export function interviewsApi(app: App, db: Db, clock: Clock, files: FileStore, live: Broadcast): void {
  const atBody: BodyOf = async (from, { params }) => (await interviewRecord(from, params.id ?? ''))?.body_id
  const working: Access = { for: workers, on: atBody }
  const url = (rest = '') => `/api/interviews/:id${rest}`

  app.route({
    method: 'GET',
    url: '/api/interviews',
    config: { access: { for: readers, on: 'scope' } },
    schema: { tags, summary: '访谈列表', response: { 200: z.array(interviewRow) } },
    handler: (request) => listInterviews(db, clock, actorIn(request)),
  })
  app.route({
    method: 'GET',
    url: '/api/interviews/figures',
    config: { access: { for: readers, on: 'scope' } },
    schema: {
      tags,
      summary: '年度访谈统计',
      querystring: z.object({ year: z.coerce.number().int().min(2008).max(2100).optional() }),
      response: { 200: interviewFigures },
    },
    handler: (request) =>
      figuresOf(db, request.query.year ?? yearOf(clock.today()), bodiesFor(actorIn(request), readers)),
  })
  app.route({
    method: 'POST',
    url: '/api/interviews',
    config: {
      access: {
        for: workers,
        on: async (_db, { body }) => interviewInput.pick({ bodyId: true }).safeParse(body).data?.bodyId,
      },
    },
    schema: {
      tags,
      summary: '筹备访谈',
      body: interviewInput,
      response: { 201: z.object({ id: z.string() }) },
    },
    async handler(request, reply) {
      const actor = actorIn(request)
      const key = request.headers['idempotency-key']
      const id = await inTransaction(db, (tx) => {
        const work = () => draftInterview(tx, clock, actor, request.body)
        return typeof key === 'string' ? once(tx, `interview:${actor.id}:${key}`, work) : work()
      })
      return reply.status(201).send({ id })
    },
  })
  app.route({
    method: 'GET',
    url: url(),
    config: { access: { for: readers, on: atBody } },
    schema: { tags, summary: '一次访谈', params: byId, response: { 200: detailShape } },
    async handler(request) {
      const row = await interviewRecord(db, request.params.id)
      if (!row) throw new Refusal('interviews.not_found', 404)
      return interviewDetail(db, clock, row, live.readers(row.id))
    },
  })
  app.route({
    method: 'PUT',
    url: url(),
    config: { access: working },
    schema: { tags, summary: '修改预告', params: byId, body: editInterviewInput, response: { 200: done } },
    async handler(request) {
      await inTransaction(db, (tx) =>
        editInterview(tx, clock, actorIn(request), request.params.id, request.body),
      )
      return ok
    },
  })

  const act = <Body extends z.ZodType>(
    name: string,
    summary: string,
    body: Body,
    work: (tx: Tx, actor: Actor, id: string, input: z.output<Body>) => Promise<unknown>,
  ) =>
    app.route({
      method: 'POST',
      url: url(`/${name}`),
      bodyLimit: 16 * 1024 * 1024,
      config: { access: working },
      schema: { tags, summary, params: byId, body, response: { 200: done } },
      async handler(request) {
        const { id } = byId.parse(request.params)
        const key = request.headers['idempotency-key']
        const actor = actorIn(request)
        await inTransaction(db, async (tx) => {
          const run = async () => {
            await work(tx, actor, id, body.parse(request.body))
            return ''
          }
          return typeof key === 'string' ? once(tx, `interview:${actor.id}:${key}`, run) : run()
        })
        return ok
      },
    })
  act('announce', '发布预告', versionInput, (tx, actor, id, { version }) =>
    announceInterview(tx, clock, actor, id, version),
  )
  act('start', '开始直播', versionInput, (tx, actor, id, { version }) =>
    startInterview(tx, clock, actor, id, version),
  )
  act('end', '结束直播', versionInput, (tx, actor, id, { version }) =>
    endInterview(tx, clock, actor, id, version),
  )
  act('record', '视频和小结', recordInput, (tx, actor, id, input) =>
    addRecording(tx, clock, actor, id, input),
  )
  act('lines', '发布一条实录', lineInput, (tx, actor, id, input) =>
    sayLine(tx, clock, actor, id, input, files),
  )

  app.route({
    method: 'POST',
    url: url('/questions/:question'),
    config: { access: working },
    schema: {
      tags,
      summary: '选用或者屏蔽提问',
      params: z.object({ id: z.uuid(), question: z.uuid() }),
      body: questionActInput,
      response: { 200: done },
    },
    async handler(request) {
      const { id, question } = request.params
      await inTransaction(db, (tx) => settleQuestion(tx, clock, actorIn(request), id, question, request.body))
      return ok
    },
  })
}
