import { actorIn } from '#foundation/identity'
import { listSites } from '#foundation/sites'
import type { Clock } from '#platform/clock'
import { type Db, inTransaction } from '#platform/db'
import { type App, z } from '#platform/http'
import { outlineRow } from './contract.ts'
import { listOutlines, saveOutline } from './outline.ts'
import { settlers } from './policy.ts'

const tags = ['政民互动']

/** The outlines under the map of the indicators, a site each. */
export function outlineApi(app: App, db: Db, clock: Clock): void {
  const access = { for: settlers, on: 'scope' } as const
  app.route({
    method: 'GET',
    url: '/api/case-outlines',
    config: { access },
    schema: { tags, summary: '各网站辖区的界线', response: { 200: z.array(outlineRow) } },
    async handler() {
      const [sites, outlines] = await Promise.all([listSites(db), listOutlines(db)])
      return sites.map(({ id, name }) => ({
        ...{ site: id, name },
        points: (outlines.find(({ site }) => site === id)?.rings ?? []).flat().length,
      }))
    },
  })
  app.route({
    method: 'PUT',
    url: '/api/case-outlines/:site',
    bodyLimit: 4 * 1024 * 1024,
    config: { access },
    schema: {
      tags,
      summary: '载入或者去掉辖区的界线',
      params: z.object({ site: z.uuid() }),
      body: z.object({ geojson: z.unknown() }),
      response: { 200: z.object({ ok: z.literal(true) }) },
    },
    async handler(request) {
      const input = { site: request.params.site, geojson: request.body.geojson }
      await inTransaction(db, (tx) => saveOutline(tx, clock, actorIn(request), input))
      return { ok: true as const }
    },
  })
}
