import { type Access, actorIn, bodiesFor } from '#foundation/identity'
import type { Clock } from '#platform/clock'
import { type Db, inTransaction } from '#platform/db'
import { type App, z } from '#platform/http'
import { dailyInput, dutyInput, dutyView, riskInput, riskView } from './contract.ts'
import { reportDaily, setDuty } from './duty.ts'
import { watchers } from './policy.ts'
import { listRisks, rosterOf } from './queries.ts'
import { saveRisk } from './save-risk.ts'

const tags = ['舆情']
const done = z.object({ ok: z.literal(true) })
const ok = { ok: true as const }
const ofBody = z.object({ bodyId: z.uuid() })

/** The register of risks, the roster and the daily report. */
export function dutyApi(app: App, db: Db, clock: Clock): void {
  const scope: Access = { for: watchers, on: 'scope' }
  const ofInput: Access = { for: watchers, on: async (_db, { body }) => ofBody.safeParse(body).data?.bodyId }
  const ofQuery: Access = {
    for: watchers,
    on: async (_db, { query }) => ofBody.safeParse(query).data?.bodyId,
  }
  app.route({
    method: 'GET',
    url: '/api/opinion/risks',
    config: { access: scope },
    schema: { tags, summary: '风险台账', response: { 200: z.array(riskView) } },
    handler: (request) => listRisks(db, clock, bodiesFor(actorIn(request), watchers)),
  })
  app.route({
    method: 'POST',
    url: '/api/opinion/risks',
    config: { access: ofInput },
    schema: {
      tags,
      summary: '登记或者修改风险',
      body: riskInput.extend({ bodyId: z.uuid(), id: z.uuid().optional() }),
      response: { 200: done },
    },
    async handler(request) {
      const { bodyId, id, ...risk } = request.body
      await inTransaction(db, (tx) => saveRisk(tx, clock, actorIn(request), bodyId, id, risk))
      return ok
    },
  })
  app.route({
    method: 'GET',
    url: '/api/opinion/duty',
    config: { access: ofQuery },
    schema: {
      tags,
      summary: '值班表和日报',
      querystring: ofBody.extend({ month: z.string().regex(/^\d{4}-\d{2}$/) }),
      response: { 200: z.array(dutyView) },
    },
    handler: (request) => rosterOf(db, request.query.bodyId, request.query.month),
  })
  app.route({
    method: 'POST',
    url: '/api/opinion/duty',
    config: { access: ofInput },
    schema: {
      tags,
      summary: '安排值班',
      body: dutyInput.extend({ bodyId: z.uuid() }),
      response: { 200: done },
    },
    async handler(request) {
      const { bodyId, ...duty } = request.body
      await inTransaction(db, (tx) => setDuty(tx, clock, actorIn(request), bodyId, duty))
      return ok
    },
  })
  app.route({
    method: 'POST',
    url: '/api/opinion/daily',
    config: { access: ofInput },
    schema: {
      tags,
      summary: '舆情日报（零报告）',
      body: dailyInput.extend({ bodyId: z.uuid() }),
      response: { 200: z.object({ found: z.number() }) },
    },
    handler: (request) => {
      const { bodyId, ...report } = request.body
      return inTransaction(db, (tx) => reportDaily(tx, clock, actorIn(request), bodyId, report))
    },
  })
}
