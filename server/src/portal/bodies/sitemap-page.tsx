import type { Body } from '#foundation/bodies'
import type { Column } from '#foundation/sites'
import { h } from '#platform/html'
import { page, type Site } from '../document.tsx'
import { BodyDirectory } from '../home/own-blocks.tsx'
import { siteSections } from '../shell.tsx'
import { Panel, platformParts } from '../ui/blocks.tsx'
import { urls } from '../urls.ts'

export interface SitemapProps {
  site: Site
  elder: boolean
  columns: readonly Column[]
  bodies: readonly Body[]
}

export function sitemapPage({ site, elder, columns, bodies }: SitemapProps): string {
  const links = (items: readonly { href: string; title: string }[]) => (
    <ul class="map-links">
      {items.map(({ href, title }) => (
        <li>
          <a href={href}>{title}</a>
        </li>
      ))}
    </ul>
  )
  return page({
    site,
    elder,
    title: '网站地图',
    crumbs: [{ title: '网站地图' }],
    children: (
      <div>
        <h1>网站地图</h1>
        <Panel id="map-main" title="主要页面">
          {links([
            ...siteSections(site),
            { href: urls.search(), title: '搜索' },
            { href: urls.track(), title: '申请查询' },
          ])}
        </Panel>
        <Panel id="map-platform" title="政府信息公开平台">
          {links([...platformParts(undefined), { href: urls.archive(), title: '历年公开' }])}
        </Panel>
        <Panel id="map-columns" title="栏目">
          {links(columns.map((column) => ({ href: urls.column(column.id), title: column.title })))}
        </Panel>
        <Panel id="map-bodies" title="公开机关">
          <BodyDirectory bodies={bodies} />
        </Panel>
      </div>
    ),
  })
}
