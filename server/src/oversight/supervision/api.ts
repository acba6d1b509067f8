import type { FigureSource } from '#foundation/figures'
import type { FileStore } from '#foundation/files'
import { type Access, actorIn, type BodyOf } from '#foundation/identity'
import type { Clock } from '#platform/clock'
import { type Db, inTransaction } from '#platform/db'
import { type App, z } from '#platform/http'
import { boardOf } from './board.ts'
import { board, level, levelQuery, remindInput, returnReportInput } from './contract.ts'
import { levelsOf } from './level.ts'
import { mergeApi } from './merge-api.ts'
import { supervisors } from './policy.ts'
import type { ReportReader } from './reading.ts'
import { remind } from './remind.ts'
import { returnReport } from './return-report.ts'
import { submissionsApi } from './submissions-api.ts'

const tags = ['年报督查']

const levelShape = z.object({ body: z.uuid() })
/** The level a request names, in its address or in what it carries. */
export const ofLevel: BodyOf = async (_db, { query, body }) =>
  levelShape.safeParse(query).data?.body ?? levelShape.safeParse(body).data?.body

/** What the room is handed besides the database. */
export interface SupervisionTools {
  files: FileStore
  reader: ReportReader
  sources: readonly FigureSource[]
}

export function supervisionApi(app: App, db: Db, clock: Clock, tools: SupervisionTools): void {
  const supervising: Access = { for: supervisors, on: ofLevel }
  submissionsApi(app, db, clock, tools, supervising)
  mergeApi(app, db, clock, tools.sources, supervising)
  app.addHook('onClose', () => tools.reader.close())

  app.route({
    method: 'GET',
    url: '/api/supervision/levels',
    config: { access: { for: supervisors, on: 'scope' } },
    schema: { tags, summary: '本人督查的层级', response: { 200: z.array(level) } },
    handler: (request) => levelsOf(db, clock, actorIn(request)),
  })

  app.route({
    method: 'GET',
    url: '/api/supervision/board',
    config: { access: supervising },
    schema: { tags, summary: '一个年度各单位的报送情况', querystring: levelQuery, response: { 200: board } },
    handler: (request) => boardOf(db, clock, request.query.body, request.query.year),
  })

  app.route({
    method: 'POST',
    url: '/api/supervision/reports/return',
    config: { access: supervising },
    schema: {
      tags,
      summary: '退回已发布的报告，请该单位更正',
      body: returnReportInput,
      response: { 200: z.object({ ok: z.literal(true) }) },
    },
    async handler(request) {
      await inTransaction(db, (tx) => returnReport(tx, clock, actorIn(request), request.body))
      return { ok: true as const }
    },
  })

  app.route({
    method: 'POST',
    url: '/api/supervision/reminders',
    config: { access: supervising },
    schema: {
      tags,
      summary: '催报',
      body: remindInput,
      response: { 200: z.object({ sent: z.number() }) },
    },
    async handler(request) {
      const sent = await inTransaction(db, (tx) => remind(tx, clock, actorIn(request), request.body))
      return { sent }
    },
  })
}
