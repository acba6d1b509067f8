import { actorIn, type BodyOf, mayAct, type Role } from '#foundation/identity'
import type { Clock } from '#platform/clock'
import { type Db, inTransaction } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type App, isUuid, z } from '#platform/http'
import { columnInput, columnOrder, columnView, newColumnInput, siteView } from './contract.ts'
import { addColumn, changeColumn, orderColumns } from './edit-columns.ts'
import { columnTree, listSites, siteById } from './queries.ts'

const tags = ['站点与栏目']
const done = z.object({ ok: z.literal(true) })
const ok = { ok: true as const }
const ofSite = z.object({ site: z.uuid() })
const ofColumn = ofSite.extend({ column: z.string() })

/** Who keeps a site's column tree and its catalogue: the disclosure office of the body that hosts it. */
export const siteEditors: readonly Role[] = ['disclosure_office']

/** The body that hosts the site a request names. */
export const hostOf: BodyOf = async (db, { params }) =>
  isUuid(params.site) ? (await siteById(db, params.site))?.hostBodyId : undefined

export function sitesApi(app: App, db: Db, clock: Clock): void {
  const editing = { for: siteEditors, on: hostOf }
  const siteOfParams = async (id: string) => {
    const site = await siteById(db, id)
    if (!site) throw new Refusal('sites.not_found', 404)
    return site
  }

  app.route({
    method: 'GET',
    url: '/api/sites',
    config: { access: { for: 'signed-in' } },
    schema: { tags, summary: '站点', response: { 200: z.array(siteView) } },
    async handler(request) {
      const actor = actorIn(request)
      return (await listSites(db)).map(({ id, name, hostBodyId }) => ({
        id,
        name,
        hostBodyId,
        mayEdit: mayAct(actor, siteEditors, hostBodyId),
      }))
    },
  })

  app.route({
    method: 'GET',
    url: '/api/sites/:site/columns',
    config: { access: { for: 'signed-in' } },
    schema: { tags, summary: '栏目树', params: ofSite, response: { 200: z.array(columnView) } },
    handler: (request) => columnTree(db, request.params.site),
  })

  app.route({
    method: 'POST',
    url: '/api/sites/:site/columns',
    config: { access: editing },
    schema: { tags, summary: '新增栏目', params: ofSite, body: newColumnInput, response: { 200: done } },
    async handler(request) {
      const site = await siteOfParams(request.params.site)
      await inTransaction(db, (tx) => addColumn(tx, clock, actorIn(request), site, request.body))
      return ok
    },
  })

  app.route({
    method: 'PUT',
    url: '/api/sites/:site/columns/:column',
    config: { access: editing },
    schema: { tags, summary: '修改栏目', params: ofColumn, body: columnInput, response: { 200: done } },
    async handler(request) {
      const { site: id, column } = request.params
      const site = await siteOfParams(id)
      await inTransaction(db, (tx) => changeColumn(tx, clock, actorIn(request), site, column, request.body))
      return ok
    },
  })

  app.route({
    method: 'PUT',
    url: '/api/sites/:site/column-order',
    config: { access: editing },
    schema: { tags, summary: '栏目排序', params: ofSite, body: columnOrder, response: { 200: done } },
    async handler(request) {
      const site = await siteOfParams(request.params.site)
      await inTransaction(db, (tx) => orderColumns(tx, clock, actorIn(request), site, request.body.ids))
      return ok
    },
  })
}
