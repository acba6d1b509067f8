import { type Access, actorIn, type BodyOf, bodiesFor, mayAct } from '#foundation/identity'
import { everyColumn, hostOf, siteById, siteEditors, siteOf } from '#foundation/sites'
import { type Clock, day } from '#platform/clock'
import { type Db, inTransaction } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type App, z } from '#platform/http'
import { drafters, readers } from '../policy.ts'
import { bodyOfDocument, columnOfDocument } from '../queries.ts'
import {
  catalogueView,
  countTable,
  dutyInput,
  fulfilmentMap as fulfilmentMapView,
  itemEnd,
  itemInput,
  newAxisInput,
  placedDocument,
  placementsInput,
  placementsView,
} from './contract.ts'
import { countByAxis, placedDocuments } from './counts.ts'
import { addAxis, endItem, enterItem, itemsOn, listAxes } from './items.ts'
import { fulfilmentMap, setDuty } from './map.ts'
import { placeDocument, placementsOf } from './place-document.ts'

const tags = ['公开目录']
const done = z.object({ ok: z.literal(true) })
const ok = { ok: true as const }
const ofSite = z.object({ site: z.uuid() })
const byId = z.object({ id: z.uuid() })
const year = z.coerce.number().int().min(2008).max(2100)

export function classificationApi(app: App, db: Db, clock: Clock): void {
  const ofDocument: BodyOf = (from, { params }) => bodyOfDocument(from, params.id ?? '')
  const ofDuty: BodyOf = async (_from, { body }) =>
    dutyInput.pick({ bodyId: true }).safeParse(body).data?.bodyId
  const reading: Access = { for: readers, on: 'scope' }
  const editing: Access = { for: siteEditors, on: hostOf }
  const siteOfParams = async (id: string) => {
    const site = await siteById(db, id)
    if (!site) throw new Refusal('sites.not_found', 404)
    return site
  }

  app.route({
    method: 'GET',
    url: '/api/catalogue/items',
    config: { access: { for: 'signed-in' } },
    schema: {
      tags,
      summary: '分类轴和公开事项',
      querystring: z.object({ site: z.uuid().optional(), on: z.iso.date().optional() }),
      response: { 200: catalogueView },
    },
    async handler(request) {
      const on = request.query.on ? day(request.query.on) : clock.today()
      const site = request.query.site ?? (await siteOf(db, request.hostname))?.id
      const [axes, items] = await Promise.all([listAxes(db), itemsOn(db, on, site)])
      return { axes, items }
    },
  })

  app.route({
    method: 'POST',
    url: '/api/sites/:site/axes',
    config: { access: editing },
    schema: { tags, summary: '新增本地分类', params: ofSite, body: newAxisInput, response: { 200: done } },
    async handler(request) {
      const site = await siteOfParams(request.params.site)
      await inTransaction(db, (tx) => addAxis(tx, clock, actorIn(request), site, request.body))
      return ok
    },
  })

  app.route({
    method: 'POST',
    url: '/api/sites/:site/items',
    config: { access: editing },
    schema: { tags, summary: '录入公开事项', params: ofSite, body: itemInput, response: { 200: done } },
    async handler(request) {
      const site = await siteOfParams(request.params.site)
      await inTransaction(db, (tx) => enterItem(tx, clock, actorIn(request), site, request.body))
      return ok
    },
  })

  app.route({
    method: 'POST',
    url: '/api/sites/:site/items/end',
    config: { access: editing },
    schema: { tags, summary: '停用公开事项', params: ofSite, body: itemEnd, response: { 200: done } },
    async handler(request) {
      const site = await siteOfParams(request.params.site)
      const { axis, code, on } = request.body
      await inTransaction(db, (tx) => endItem(tx, clock, actorIn(request), site, { axis, code, on: day(on) }))
      return ok
    },
  })

  app.route({
    method: 'GET',
    url: '/api/documents/:id/placements',
    config: { access: { for: readers, on: ofDocument } },
    schema: { tags, summary: '文件所在的公开事项', params: byId, response: { 200: placementsView } },
    async handler(request) {
      const body = (await bodyOfDocument(db, request.params.id)) ?? ''
      return {
        placements: await placementsOf(db, request.params.id),
        mayEdit: mayAct(actorIn(request), drafters, body),
      }
    },
  })

  app.route({
    method: 'PUT',
    url: '/api/documents/:id/placements',
    config: { access: { for: drafters, on: ofDocument } },
    schema: {
      tags,
      summary: '归入公开事项',
      params: byId,
      body: placementsInput,
      response: { 200: done },
    },
    async handler(request) {
      const { id } = request.params
      const bodyId = (await bodyOfDocument(db, id)) ?? ''
      const column = await columnOfDocument(db, id)
      const siteId = (await everyColumn(db)).find((candidate) => candidate.id === column)?.siteId
      await inTransaction(db, (tx) =>
        placeDocument(tx, clock, actorIn(request), { id, bodyId, siteId }, request.body.placements),
      )
      return ok
    },
  })

  app.route({
    method: 'GET',
    url: '/api/catalogue/counts',
    config: { access: reading },
    schema: {
      tags,
      summary: '按分类统计一个年度公开的信息',
      querystring: z.object({
        axis: z.string(),
        year,
        body: z.uuid().optional(),
        asOf: z.iso.datetime().optional(),
      }),
      response: { 200: countTable },
    },
    async handler(request) {
      const { axis, body, asOf } = request.query
      const mine = bodiesFor(actorIn(request), readers)
      return countByAxis(db, {
        axis,
        year: request.query.year,
        bodies: body ? mine.filter((id) => id === body) : mine,
        site: (await siteOf(db, request.hostname))?.id,
        asOf: asOf ? new Date(asOf) : clock.now(),
      })
    },
  })

  app.route({
    method: 'GET',
    url: '/api/catalogue/placed',
    config: { access: reading },
    schema: {
      tags,
      summary: '一个公开事项下的文件',
      querystring: z.object({
        axis: z.string(),
        code: z.string(),
        body: z.uuid().optional(),
        year: year.optional(),
        asOf: z.iso.datetime().optional(),
      }),
      response: { 200: z.array(placedDocument) },
    },
    handler(request) {
      const { axis, code, body, asOf } = request.query
      const mine = bodiesFor(actorIn(request), readers)
      return placedDocuments(db, clock.today(), {
        axis,
        code,
        bodies: body ? mine.filter((id) => id === body) : mine,
        year: request.query.year,
        asOf: asOf ? new Date(asOf) : clock.now(),
      })
    },
  })

  app.route({
    method: 'GET',
    url: '/api/catalogue/fulfilment',
    config: { access: reading },
    schema: {
      tags,
      summary: '公开事项完成情况图',
      querystring: z.object({ axis: z.string().default('statutory') }),
      response: { 200: fulfilmentMapView },
    },
    async handler(request) {
      const site = await siteOf(db, request.hostname)
      return fulfilmentMap(
        db,
        clock.today(),
        request.query.axis,
        bodiesFor(actorIn(request), readers),
        site?.id,
      )
    },
  })

  app.route({
    method: 'POST',
    url: '/api/catalogue/duties',
    config: { access: { for: ['disclosure_office', 'supervisor'], on: ofDuty } },
    schema: { tags, summary: '登记单位应公开或者不涉及的事项', body: dutyInput, response: { 200: done } },
    async handler(request) {
      await inTransaction(db, (tx) => setDuty(tx, clock, actorIn(request), request.body))
      return ok
    },
  })
}
