import { actorIn } from '#foundation/identity'
import { hostOf, siteById, siteEditors } from '#foundation/sites'
import type { Clock } from '#platform/clock'
import { type Db, inTransaction } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type App, z } from '#platform/http'
import { indexRuleInput, indexRuleView } from './contract.ts'
import { enterIndexRule, listIndexRules } from './enter-rule.ts'

const tags = ['索引号']
const ofSite = z.object({ site: z.uuid() })

export function numberingApi(app: App, db: Db, clock: Clock): void {
  const access = { for: siteEditors, on: hostOf }
  const siteOfParams = async (id: string) => {
    const site = await siteById(db, id)
    if (!site) throw new Refusal('sites.not_found', 404)
    return site
  }

  app.route({
    method: 'GET',
    url: '/api/sites/:site/index-rules',
    config: { access },
    schema: { tags, summary: '索引号编号规则', params: ofSite, response: { 200: z.array(indexRuleView) } },
    handler: async (request) => listIndexRules(db, clock.today(), await siteOfParams(request.params.site)),
  })

  app.route({
    method: 'POST',
    url: '/api/sites/:site/index-rules',
    config: { access },
    schema: {
      tags,
      summary: '录入编号规则',
      params: ofSite,
      body: indexRuleInput,
      response: { 200: z.object({ ok: z.literal(true) }) },
    },
    async handler(request) {
      const site = await siteOfParams(request.params.site)
      await inTransaction(db, (tx) => enterIndexRule(tx, clock, actorIn(request), site, request.body))
      return { ok: true as const }
    },
  })
}
