import { accountNames, actorIn } from '#foundation/identity'
import {
  enterRule,
  listRules,
  type RuleReader,
  ruleInput,
  ruleLabels,
  ruleRow,
  ruleTouch,
  ruleUnitLabels,
  withdrawRule,
} from '#foundation/rules'
import { type Clock, day } from '#platform/clock'
import { type Db, inTransaction } from '#platform/db'
import { type App, z } from '#platform/http'

/** The law as dated rows: what was, is and will be, and what a change will touch. */
export function rulesApi(app: App, db: Db, clock: Clock, readers: readonly RuleReader[]): void {
  const access = { for: ['system_admin'], on: 'installation' } as const
  const byKey = z.object({ key: z.string().min(1).max(80) })

  app.route({
    method: 'GET',
    url: '/api/rules',
    config: { access },
    schema: { tags: ['系统管理'], summary: '期限和规则', response: { 200: z.array(ruleRow) } },
    async handler() {
      const today = clock.today()
      const rows = await listRules(db)
      const names = await accountNames(
        db,
        rows.flatMap((row) => row.enteredBy ?? []),
      )
      return rows.map(({ enteredBy, ...row }) => ({
        ...row,
        label: ruleLabels[row.key] ?? row.key,
        unitLabel: ruleUnitLabels[row.unit] ?? row.unit,
        enteredByName: enteredBy === null ? null : (names.get(enteredBy)?.name ?? ''),
        when:
          row.from > today
            ? ('future' as const)
            : row.until !== null && row.until <= today
              ? ('past' as const)
              : ('current' as const),
      }))
    },
  })

  app.route({
    method: 'GET',
    url: '/api/rules/:key/touched',
    config: { access },
    schema: {
      tags: ['系统管理'],
      summary: '修改规则会影响什么',
      params: byKey,
      querystring: z.object({ from: z.iso.date() }),
      response: { 200: ruleTouch },
    },
    async handler(request) {
      const { key } = request.params
      const asked = readers.filter((reader) => reader.keys.includes(key))
      const from = day(request.query.from)
      return { touched: (await Promise.all(asked.map((reader) => reader.touched(db, key, from)))).flat() }
    },
  })

  app.route({
    method: 'POST',
    url: '/api/rules/:key',
    config: { access },
    schema: { tags: ['系统管理'], summary: '录入新的规定', params: byKey, body: ruleInput },
    async handler(request, reply) {
      const rule = { ...request.body, key: request.params.key, from: day(request.body.from) }
      await inTransaction(db, (tx) => enterRule(tx, clock, actorIn(request).id, rule))
      return reply.status(201).send({})
    },
  })

  app.route({
    method: 'DELETE',
    url: '/api/rules/:key/:from',
    config: { access },
    schema: {
      tags: ['系统管理'],
      summary: '撤回尚未生效的规定',
      params: byKey.extend({ from: z.iso.date() }),
    },
    async handler(request, reply) {
      const { key, from } = request.params
      await inTransaction(db, (tx) => withdrawRule(tx, clock, actorIn(request).id, key, day(from)))
      return reply.status(204).send()
    },
  })
}
