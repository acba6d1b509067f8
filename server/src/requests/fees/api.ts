import { type Access, actorIn, type BodyOf, bodiesFor, type Role } from '#foundation/identity'
import { type Clock, day } from '#platform/clock'
import { type Db, inTransaction } from '#platform/db'
import { type App, z } from '#platform/http'
import { feeFigures, settingInput, settingView } from './contract.ts'
import { feesOver, setFee, settingOf } from './notices.ts'

const keepers: readonly Role[] = ['disclosure_office']
const ofBody = z.object({ bodyId: z.uuid('请选择单位') })

/** A body's choice about the fee, and the year's figures. */
export function feesApi(app: App, db: Db, clock: Clock): void {
  const tags = ['信息处理费']
  const inQuery: BodyOf = async (_from, { query }) => ofBody.safeParse(query).data?.bodyId
  const inBody: BodyOf = async (_from, { body }) => ofBody.safeParse(body).data?.bodyId
  const keeping = (on: BodyOf): Access => ({ for: keepers, on })

  app.route({
    method: 'GET',
    url: '/api/fees/setting',
    config: { access: keeping(inQuery) },
    schema: { tags, summary: '收费方式', querystring: ofBody, response: { 200: settingView } },
    handler: (request) => settingOf(db, request.query.bodyId, clock.today()),
  })
  app.route({
    method: 'POST',
    url: '/api/fees/setting',
    config: { access: keeping(inBody) },
    schema: {
      tags,
      summary: '设定收费方式',
      body: settingInput,
      response: { 200: z.object({ ok: z.literal(true) }) },
    },
    async handler(request) {
      const { from, ...setting } = request.body
      await inTransaction(db, (tx) => setFee(tx, clock, actorIn(request).id, { ...setting, from: day(from) }))
      return { ok: true as const }
    },
  })
  app.route({
    method: 'GET',
    url: '/api/fees/figures',
    config: { access: { for: keepers, on: 'scope' } },
    schema: {
      tags,
      summary: '收费情况（年度报告第六部分）',
      querystring: z.object({ year: z.coerce.number().int().min(2008).max(2100) }),
      response: { 200: feeFigures },
    },
    handler: (request) => {
      const { year } = request.query
      const bodies = bodiesFor(actorIn(request), keepers)
      return feesOver(db, { from: day(`${year}-01-01`), until: day(`${year}-12-31`), bodies })
    },
  })
}
