import { type Access, actorIn, type BodyOf } from '#foundation/identity'
import type { Clock } from '#platform/clock'
import { type Db, inTransaction, once } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type App, z } from '#platform/http'
import {
  surveyDetail as detailShape,
  editSurveyInput,
  hideTextInput,
  publishSurveyInput,
  surveyInput,
  surveyRow,
  surveyTexts as textsShape,
  versionInput,
} from './contract.ts'
import { hideText, surveyTexts } from './hide-text.ts'
import { openers, readers, workers } from './policy.ts'
import { answersWorkbook, listSurveys, surveyDetail } from './queries.ts'
import {
  closeSurvey,
  draftSurvey,
  editSurvey,
  openSurvey,
  publishSurvey,
  surveyRecord,
} from './run-survey.ts'

const tags = ['民意调查']
const byId = z.object({ id: z.uuid() })
const done = z.object({ ok: z.literal(true) })
const ok = { ok: true as const }

export function surveysApi(app: App, db: Db, clock: Clock): void {
  const atBody: BodyOf = async (from, { params }) => (await surveyRecord(from, params.id ?? ''))?.body_id
  const working: Access = { for: workers, on: atBody }
  const opening: Access = { for: openers, on: atBody }
  const reading: Access = { for: readers, on: atBody }
  const found = async (id: string) => {
    const row = await surveyRecord(db, id)
    if (!row) throw new Refusal('surveys.not_found', 404)
    return row
  }

  app.route({
    method: 'GET',
    url: '/api/surveys',
    config: { access: { for: readers, on: 'scope' } },
    schema: { tags, summary: '调查列表', response: { 200: z.array(surveyRow) } },
    handler: (request) => listSurveys(db, clock, actorIn(request)),
  })
  app.route({
    method: 'POST',
    url: '/api/surveys',
    config: {
      access: {
        for: workers,
        on: async (_db, { body }) => surveyInput.pick({ bodyId: true }).safeParse(body).data?.bodyId,
      },
    },
    schema: { tags, summary: '设计问卷', body: surveyInput, response: { 201: z.object({ id: z.string() }) } },
    async handler(request, reply) {
      const actor = actorIn(request)
      const key = request.headers['idempotency-key']
      const id = await inTransaction(db, (tx) => {
        const work = () => draftSurvey(tx, clock, actor, request.body)
        return typeof key === 'string' ? once(tx, `survey:${actor.id}:${key}`, work) : work()
      })
      return reply.status(201).send({ id })
    },
  })
  app.route({
    method: 'GET',
    url: '/api/surveys/:id',
    config: { access: reading },
    schema: { tags, summary: '一项调查和实时结果', params: byId, response: { 200: detailShape } },
    handler: async (request) => surveyDetail(db, clock, actorIn(request), await found(request.params.id)),
  })
  app.route({
    method: 'PUT',
    url: '/api/surveys/:id',
    config: { access: working },
    schema: { tags, summary: '修改问卷', params: byId, body: editSurveyInput, response: { 200: done } },
    async handler(request) {
      await inTransaction(db, (tx) =>
        editSurvey(tx, clock, actorIn(request), request.params.id, request.body),
      )
      return ok
    },
  })
  app.route({
    method: 'POST',
    url: '/api/surveys/:id/open',
    config: { access: opening },
    schema: { tags, summary: '开始调查', params: byId, body: versionInput, response: { 200: done } },
    async handler(request) {
      await inTransaction(db, (tx) =>
        openSurvey(tx, clock, actorIn(request), request.params.id, request.body.version),
      )
      return ok
    },
  })
  app.route({
    method: 'POST',
    url: '/api/surveys/:id/close',
    config: { access: working },
    schema: { tags, summary: '提前结束', params: byId, body: versionInput, response: { 200: done } },
    async handler(request) {
      await inTransaction(db, (tx) =>
        closeSurvey(tx, clock, actorIn(request), request.params.id, request.body.version),
      )
      return ok
    },
  })
  app.route({
    method: 'POST',
    url: '/api/surveys/:id/publish',
    config: { access: opening },
    schema: { tags, summary: '公布结果', params: byId, body: publishSurveyInput, response: { 200: done } },
    async handler(request) {
      await inTransaction(db, (tx) =>
        publishSurvey(tx, clock, actorIn(request), request.params.id, request.body),
      )
      return ok
    },
  })
  app.route({
    method: 'GET',
    url: '/api/surveys/:id/texts/:question',
    config: { access: reading },
    schema: {
      tags,
      summary: '一道题的文字回答',
      params: byId.extend({ question: z.string().max(20) }),
      querystring: z.object({
        page: z.coerce.number().int().min(1).default(1),
        size: z.coerce.number().int().min(1).max(200).default(50),
      }),
      response: { 200: textsShape },
    },
    async handler({ params, query }) {
      return surveyTexts(db, await found(params.id), params.question, query)
    },
  })
  app.route({
    method: 'POST',
    url: '/api/surveys/:id/hide',
    config: { access: working },
    schema: {
      tags,
      summary: '屏蔽一段文字回答（留痕，不删除）',
      params: byId,
      body: hideTextInput,
      response: { 200: z.object({ id: z.string() }) },
    },
    handler: async (request) => ({
      id: await inTransaction(db, (tx) =>
        hideText(tx, clock, actorIn(request), request.params.id, request.body),
      ),
    }),
  })
  app.route({
    method: 'GET',
    url: '/api/surveys/:id/export',
    config: { access: reading },
    schema: { tags, summary: '导出答卷（xlsx）', params: byId },
    async handler(request, reply) {
      const row = await found(request.params.id)
      return reply
        .headers({
          'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
          'content-disposition': `attachment; filename="survey-${row.number}.xlsx"`,
        })
        .send(await answersWorkbook(db, row))
    },
  })
}
