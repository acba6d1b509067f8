import { actingBody, getBody, listBodies, relationsOf } from '#foundation/bodies'
import { columnsAt, profileOf } from '#foundation/sites'
import type { Clock } from '#platform/clock'
import type { Db } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type App, isUuid } from '#platform/http'
import { type BodyBlock, loadBlocks } from '../contributions.ts'
import type { PageCache } from '../page-cache.ts'
import { publicPage } from '../pages.ts'
import { isElder } from '../preferences.ts'
import { bodiesAt, siteFor } from '../site.ts'
import { bodiesPage, bodyPage } from './body-pages.tsx'
import { sitemapPage } from './sitemap-page.tsx'

/** Who publishes here, each body with its own page; and the map of the site. */
export function bodyPages(
  app: App,
  db: Db,
  clock: Clock,
  cache: PageCache,
  blocks: readonly BodyBlock[],
): void {
  const tags = [...new Set(blocks.flatMap((block) => block.reads))]
  const publishing = async (host: string) => {
    const [bodies, ours] = await Promise.all([listBodies(db, clock.today()), bodiesAt(db, clock, host)])
    return bodies.filter((body) => body.publishes && (ours?.includes(body.id) ?? true))
  }

  publicPage(app, cache, '/bodies', async (request, reads) => {
    reads('body', 'site')
    const site = await siteFor(db, clock, request.host)
    return bodiesPage({
      site,
      elder: isElder(request),
      bodies: await publishing(request.host),
    })
  })

  publicPage(app, cache, '/bodies/:id', async (request, reads) => {
    const { id } = request.params as { id: string }
    reads('body', 'site', `profile:${id}`, ...tags)
    const today = clock.today()
    const body = isUuid(id) ? await getBody(db, id, today) : undefined
    if (!body) throw new Refusal('portal.no_body', 404)
    const on = body.endedOn !== null && body.endedOn <= today ? body.endedOn : undefined
    const heir = on === undefined ? id : await actingBody(db, id, today)
    const site = await siteFor(db, clock, request.host)
    const [profile, relations, shown] = await Promise.all([
      profileOf(db, id),
      relationsOf(db, id, today),
      loadBlocks(blocks, { site, host: request.hostname, body }),
    ])
    return bodyPage({
      site,
      elder: isElder(request),
      body,
      profile,
      relations,
      blocks: shown,
      ended:
        on === undefined ? undefined : { on, heir: heir === id ? undefined : await getBody(db, heir, today) },
    })
  })

  publicPage(app, cache, '/sitemap', async (request, reads) => {
    reads('body', 'site', 'column')
    const [site, columns, bodies] = await Promise.all([
      siteFor(db, clock, request.host),
      columnsAt(db, request.hostname),
      publishing(request.host),
    ])
    return sitemapPage({ site, elder: isElder(request), columns, bodies })
  })
}
