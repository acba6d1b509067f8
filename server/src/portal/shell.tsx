import { type Finished, h, Ready, renderFragment } from '#platform/html'
import { assetUrl } from './assets.ts'
import type { NavEntry, Site } from './document.tsx'
import { SearchForm } from './ui/search.tsx'
import { urls } from './urls.ts'

const sections: readonly NavEntry[] = [
  { id: 'home', title: '首页', href: urls.home() },
  { id: 'services', title: '办事服务', href: urls.services() },
  { id: 'platform', title: '政府信息公开', href: urls.platform() },
  { id: 'requests', title: '依申请公开', href: urls.requests() },
  { id: 'interaction', title: '政民互动', href: urls.interaction() },
  { id: 'reports', title: '年度报告', href: urls.reports() },
  { id: 'mine', title: '我的', href: '/mine' },
  { id: 'bodies', title: '公开机关', href: urls.bodies() },
]

/** The entries of a site's main navigation. */
export const siteSections = (site: Site): readonly NavEntry[] => site.navigation ?? sections

interface HeaderProps {
  site: Site
  current: string | undefined
  q: string | undefined
  search: boolean
  elder: boolean
  path: string | undefined
}

const kept = new WeakMap<Site, Map<string, Finished>>()

/** A part that is the same on many pages of a site, rendered once for as long as what the site says of itself is known. */
function once(site: Site, name: string, render: () => Finished) {
  const parts = kept.get(site) ?? new Map<string, Finished>()
  kept.set(site, parts)
  const part = parts.get(name) ?? render()
  parts.set(name, part)
  return <Ready part={part} />
}

export function Header(props: HeaderProps) {
  const { site, current = '', q, search, elder, path } = props
  // What was searched for and the way back are a page's own.
  return q === undefined && path === undefined ? (
    once(site, `header ${current} ${search} ${elder}`, () => renderFragment(<Masthead {...props} />))
  ) : (
    <Masthead {...props} />
  )
}

function Masthead({ site, current, q, search, elder, path }: HeaderProps) {
  return (
    <header class="site-header">
      {site.simulated ? <p class="simulated">演示站点：机构、人员和数据均为虚构</p> : null}
      <div class="wrap masthead">
        <a class="brand" href={urls.home()}>
          <img src={site.logo ?? assetUrl('icon.svg')} alt="" width="46" height="46" />
          <span>{site.name}</span>
        </a>
        {search ? (
          <SearchForm id="site-search" label="搜索本站" value={q} placeholder="搜标题、文号、内容" />
        ) : null}
        <a class="elder-switch" href={urls.preferences(!elder, path)} rel="nofollow">
          {elder ? '退出长者模式' : '长者模式'}
        </a>
      </div>
      <nav class="main-nav" aria-label="主导航">
        <div class="wrap">
          <Sections sections={siteSections(site)} current={current} />
          {/* On a narrow screen the first few stand in one row and all of them here; it opens without script. */}
          <details class="nav-menu">
            <summary>菜单</summary>
            <Sections sections={siteSections(site)} current={current} />
          </details>
        </div>
      </nav>
    </header>
  )
}

function Sections({ sections, current }: { sections: readonly NavEntry[]; current: string | undefined }) {
  return (
    <ul>
      {sections.map((section) => (
        <li>
          <a href={section.href} {...(section.id === current ? { 'aria-current': 'page' as const } : {})}>
            {section.title}
          </a>
        </li>
      ))}
    </ul>
  )
}

export const Footer = ({ site }: { site: Site }) =>
  once(site, 'footer', () => renderFragment(<Foot site={site} />))

/** The items every page's foot carries (政府网站发展指引, 网页设计规范). */
function Foot({ site }: { site: Site }) {
  const links: readonly (readonly [title: string, href: string | undefined])[] = [
    ['网站地图', urls.sitemap()],
    ['关于本站', site.about],
    ['联系我们', urls.bodies()],
    ['政府信息公开指南', urls.guide()],
    ['申请查询', urls.track()],
    ['公开账本', urls.ledger()],
    ['工作人员入口', site.staffEntrance],
  ]
  const facts: readonly (readonly [label: string, value: string])[] = [
    ['主办单位', site.host],
    ['联系方式', site.contact],
    ['网站标识码', site.idCode],
    ['ICP备案编号', site.icp],
    ['公安机关备案', site.police],
  ]
  return (
    <footer class="site-footer">
      <div class="wrap">
        <ul class="footer-links">
          {links.map(([title, href]) =>
            href ? (
              <li>
                <a href={href}>{title}</a>
              </li>
            ) : null,
          )}
        </ul>
        <div class="footer-main">
          <ul class="badges">
            {site.badge ? (
              <li>
                <a class="badge-link" href={site.badge}>
                  <img src={assetUrl('badge.svg')} alt="" width="40" height="40" />
                  <span>党政机关网站标识</span>
                </a>
              </li>
            ) : null}
            {site.findErrors ? (
              <li>
                <a class="badge-link" href={site.findErrors}>
                  <img src={assetUrl('errors.svg')} alt="" width="40" height="40" />
                  <span>我为政府网站找错</span>
                </a>
              </li>
            ) : null}
          </ul>
          <div>
            <dl class="footer-facts">
              {facts.map(([label, value]) =>
                value === '' ? null : (
                  <div>
                    <dt>{label}</dt>
                    <dd>{value}</dd>
                  </div>
                ),
              )}
            </dl>
            <p class="footer-note">
              {[site.footerNote ?? '', site.ipv6 ? '本网站支持IPv6' : '']
                .filter((one) => one !== '')
                .join('　')}
            </p>
          </div>
        </div>
      </div>
    </footer>
  )
}
