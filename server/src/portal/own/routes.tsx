import { logoOf, siteById } from '#foundation/sites'
import type { Clock } from '#platform/clock'
import type { Db } from '#platform/db'
import { Refusal } from '#platform/errors'
import { h } from '#platform/html'
import { type App, isUuid, z } from '#platform/http'
import { page } from '../document.tsx'
import { GalleryPage } from '../gallery/gallery-page.tsx'
import type { PageCache } from '../page-cache.ts'
import { publicPage, sendPrivatePage } from '../pages.ts'
import { isElder } from '../preferences.ts'
import { siteFor } from '../site.ts'
import { Notice } from '../ui/notices.tsx'
import { urls } from '../urls.ts'

const anyone = { access: { for: 'anyone' } } as const

/** Pages that belong to the site as such: the warning before leaving it, its own description, its logo, the components. */
export function sitePages(app: App, db: Db, clock: Clock, cache: PageCache): void {
  // 网页设计规范: a reader is told before a link leads to a site that is not a government one.
  app.route({
    method: 'GET',
    url: '/leave',
    config: anyone,
    async handler(request, reply) {
      const asked = z.object({ to: z.url({ protocol: /^https?$/ }) }).safeParse(request.query)
      if (!asked.success) throw new Refusal('portal.no_such_link', 404)
      const target = new URL(asked.data.to)
      const site = await siteFor(db, clock, request.host)
      return sendPrivatePage(
        reply,
        page({
          site,
          elder: isElder(request),
          title: '您将离开本网站',
          hidden: true,
          crumbs: [{ title: '离开本网站' }],
          children: (
            <div class="narrow">
              <h1>您将离开本网站</h1>
              <Notice kind="warn" title="以下网站不是政府网站，其内容和安全由该网站负责">
                <p class="address">{target.href}</p>
              </Notice>
              <p class="tools">
                <a class="button" href={target.href} rel="noopener noreferrer nofollow">
                  继续访问
                </a>
                <a class="button plain" href={urls.home()}>
                  返回首页
                </a>
              </p>
            </div>
          ),
        }),
      )
    },
  })

  publicPage(app, cache, '/about', async (request, reads) => {
    reads('site', 'body')
    const site = await siteFor(db, clock, request.host)
    const about = site.id ? (await siteById(db, site.id))?.about : undefined
    if (!about) throw new Refusal('portal.no_such_page', 404)
    return page({
      site,
      elder: isElder(request),
      title: '关于本站',
      crumbs: [{ title: '关于本站' }],
      children: (
        <article class="article">
          <h1>关于本站</h1>
          <div class="prose">
            {about.split('\n').map((line) => (
              <p>{line}</p>
            ))}
          </div>
        </article>
      ),
    })
  })

  app.route({
    method: 'GET',
    url: '/site-logo/:site/:version',
    config: anyone,
    async handler(request, reply) {
      const { site } = request.params as { site: string }
      const logo = isUuid(site) ? await logoOf(db, site) : undefined
      if (!logo) throw new Refusal('portal.no_file', 404)
      return reply
        .type(logo.type)
        .header('cache-control', 'public, max-age=31536000, immutable')
        .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
        .send(logo.body)
    },
  })

  publicPage(app, cache, '/gallery', async (request, reads) => {
    reads('site')
    const site = await siteFor(db, clock, request.host)
    return GalleryPage({ site, elder: isElder(request) })
  })
}
