import { actorIn, type BodyOf } from '#foundation/identity'
import type { Clock } from '#platform/clock'
import { type Db, inTransaction } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type App, z } from '#platform/http'
import { hostOf, siteEditors } from './api.ts'
import {
  columnSources,
  mourningInput,
  newSiteInput,
  profileInput,
  sharedColumns,
  siteInput,
  siteSettings,
} from './contract.ts'
import { mourn } from './mourn.ts'
import { profileOf, saveProfile } from './profile.ts'
import { siteById } from './queries.ts'
import { openSite, saveSite, shareColumns } from './settle-site.ts'
import type { Tables } from './tables.ts'

const tags = ['站点与栏目']
const ofSite = z.object({ site: z.uuid() })

/** Sites as records: who they are, what they look like, what they share, and the bodies' own pages. */
export function siteSettingsApi(app: App, db: Db, clock: Clock): void {
  const editing = { for: siteEditors, on: hostOf }
  const bodyInPath: BodyOf = async (_db, { params }) => params.body
  const found = async (id: string) => {
    const site = await siteById(db, id)
    if (!site) throw new Refusal('sites.not_found', 404)
    return site
  }

  app.route({
    method: 'GET',
    url: '/api/sites/:site',
    config: { access: editing },
    schema: { tags, summary: '站点设置', params: ofSite, response: { 200: siteSettings } },
    async handler(request) {
      const { otherHosts, mourningUntil, ...site } = await found(request.params.site)
      return {
        ...site,
        otherHosts: [...otherHosts],
        mourningUntil: mourningUntil?.toISOString() ?? null,
      }
    },
  })

  app.route({
    method: 'PUT',
    url: '/api/sites/:site',
    config: { access: editing },
    schema: { tags, summary: '修改站点设置', params: ofSite, body: siteInput },
    async handler(request) {
      await inTransaction(db, (tx) =>
        saveSite(tx, clock, actorIn(request), request.params.site, request.body),
      )
      return { ok: true }
    },
  })

  app.route({
    method: 'POST',
    url: '/api/sites/:site/mourning',
    config: { access: editing },
    schema: { tags, summary: '哀悼模式', params: ofSite, body: mourningInput },
    async handler(request) {
      const { on, until } = request.body
      const grey = { on, until: until === null ? null : new Date(until) }
      await inTransaction(db, (tx) => mourn(tx, clock, actorIn(request), request.params.site, grey))
      return { ok: true }
    },
  })

  app.route({
    method: 'POST',
    url: '/api/sites',
    config: { access: { for: ['system_admin'], on: 'installation' } },
    schema: { tags, summary: '开办站点', body: newSiteInput },
    async handler(request, reply) {
      const id = await inTransaction(db, (tx) => openSite(tx, clock, actorIn(request), request.body))
      return reply.status(201).send({ id })
    },
  })

  app.route({
    method: 'GET',
    url: '/api/sites/:site/sources',
    config: { access: editing },
    schema: { tags, summary: '共享栏目', params: ofSite, response: { 200: sharedColumns } },
    async handler(request) {
      const rows = await db
        .withTables<Tables>()
        .selectFrom('sites_column_source as s')
        .innerJoin('sites_column as c', 'c.id', 's.column_id')
        .select(['s.column_id', 's.source_id'])
        .where('c.site_id', '=', request.params.site)
        .execute()
      return rows.map((row) => ({ columnId: row.column_id, sourceId: row.source_id }))
    },
  })

  app.route({
    method: 'PUT',
    url: '/api/sites/:site/columns/:column/sources',
    config: { access: editing },
    schema: {
      tags,
      summary: '设置共享栏目',
      params: ofSite.extend({ column: z.string() }),
      body: columnSources,
    },
    async handler(request) {
      const { site: id, column } = request.params
      const site = await found(id)
      const { sources } = request.body
      await inTransaction(db, (tx) => shareColumns(tx, clock, actorIn(request), site, column, sources))
      return { ok: true }
    },
  })

  const keepers = { for: ['information_officer', 'disclosure_office'], on: bodyInPath } as const

  app.route({
    method: 'GET',
    url: '/api/profiles/:body',
    config: { access: keepers },
    schema: {
      tags,
      summary: '机关主页内容',
      params: z.object({ body: z.uuid() }),
      response: { 200: profileInput },
    },
    async handler(request) {
      const { duties, offices, leaders, version } = await profileOf(db, request.params.body)
      return { duties, offices: [...offices], leaders: [...leaders], version }
    },
  })

  app.route({
    method: 'PUT',
    url: '/api/profiles/:body',
    config: { access: keepers },
    schema: { tags, summary: '修改机关主页内容', params: z.object({ body: z.uuid() }), body: profileInput },
    async handler(request) {
      const { body } = request.params
      await inTransaction(db, (tx) => saveProfile(tx, clock, actorIn(request).id, body, request.body))
      return { ok: true }
    },
  })
}

/** A site's logo, as bytes with their type. */
export async function logoOf(db: Db, site: string): Promise<{ body: Buffer; type: string } | undefined> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('sites_site')
    .select(['logo', 'logo_type'])
    .where('id', '=', site)
    .executeTakeFirst()
  return row?.logo && row.logo_type ? { body: row.logo, type: row.logo_type } : undefined
}
