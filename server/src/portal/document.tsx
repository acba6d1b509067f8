import { type ComponentChildren, h, renderPage } from '#platform/html'
import { assetUrl } from './assets.ts'
import { urls } from './urls.ts'

/** What every page says of its site (国办发〔2017〕47号: page tags and footer). */
export interface Site {
  name: string
  shortName: string
  domain: string
  idCode: string
  icp: string
  police: string
  host: string
  contact: string
  /** Demonstration data: said on every page, so that nobody takes it for a real office. */
  simulated: boolean
}

export interface Crumb {
  title: string
  href?: string
}

export interface PageProps {
  site: Site
  title: string
  /** The entry of the main navigation that is current. */
  current?: Section
  crumbs?: readonly Crumb[]
  /** Page tags beyond the site's, such as ColumnName or ArticleTitle; the values equal what the page shows. */
  tags?: Readonly<Record<string, string>>
  elder?: boolean
  /** No search engine should keep it: personal pages, error pages. */
  hidden?: boolean
  q?: string
  children: ComponentChildren
}

export type Section = 'home' | 'platform' | 'requests' | 'reports' | 'bodies'

const sections: readonly { id: Section; title: string; href: string }[] = [
  { id: 'home', title: '首页', href: urls.home() },
  { id: 'platform', title: '政府信息公开', href: urls.platform() },
  { id: 'requests', title: '依申请公开', href: urls.requests() },
  { id: 'reports', title: '年度报告', href: urls.reports() },
  { id: 'bodies', title: '公开机关', href: urls.bodies() },
]

/** A whole public page. */
export function page(props: PageProps): string {
  return renderPage(<Document {...props} />)
}

function Document(props: PageProps) {
  const { site, title, tags = {}, elder = false } = props
  const full = title === site.name ? site.name : `${title}－${site.name}`
  return (
    <html lang="zh-CN" {...(elder ? { 'data-elder': '' } : {})}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{full}</title>
        <meta name="SiteName" content={site.name} />
        <meta name="SiteDomain" content={site.domain} />
        <meta name="SiteIDCode" content={site.idCode} />
        {Object.entries(tags).map(([name, content]) => (
          <meta name={name} content={content} />
        ))}
        {props.hidden ? <meta name="robots" content="noindex" /> : null}
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href={assetUrl('icon.svg')} type="image/svg+xml" />
        <link rel="stylesheet" href={assetUrl('portal.css')} />
        <script src={assetUrl('portal.js')} defer />
      </head>
      <body>
        <a class="skip" href="#main">
          跳到主要内容
        </a>
        {site.simulated ? <p class="simulated">演示站点：机构、人员和数据均为虚构</p> : null}
        <Header {...props} />
        <main id="main" tabIndex={-1}>
          {props.crumbs ? <Breadcrumb crumbs={props.crumbs} /> : null}
          {props.children}
        </main>
        <Footer site={site} />
      </body>
    </html>
  )
}

function Header({ site, current, q, elder }: PageProps) {
  return (
    <header class="site-header">
      <div class="wrap masthead">
        <a class="brand" href={urls.home()}>
          <img src={assetUrl('icon.svg')} alt="" width="44" height="44" />
          <span>{site.name}</span>
        </a>
        <form class="search-form" action="/search" aria-label="站内搜索">
          <label class="visually-hidden" for="site-search">
            搜索本站
          </label>
          <input
            id="site-search"
            name="q"
            type="search"
            value={q ?? ''}
            placeholder="搜标题、文号、内容"
            maxLength={100}
          />
          <button type="submit">搜索</button>
        </form>
        <a class="elder-switch" href={`/preferences?elder=${elder ? '0' : '1'}`} rel="nofollow">
          {elder ? '退出长者模式' : '长者模式'}
        </a>
      </div>
      <nav class="main-nav" aria-label="主导航">
        <ul class="wrap">
          {sections.map((section) => (
            <li>
              <a href={section.href} {...(section.id === current ? { 'aria-current': 'page' as const } : {})}>
                {section.title}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  )
}

function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav class="wrap crumbs" aria-label="当前位置">
      <span>当前位置：</span>
      <ol>
        <li>
          <a href={urls.home()}>首页</a>
        </li>
        {crumbs.map((crumb) => (
          <li>
            {crumb.href ? (
              <a href={crumb.href}>{crumb.title}</a>
            ) : (
              <span aria-current="page">{crumb.title}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}

function Footer({ site }: { site: Site }) {
  return (
    <footer class="site-footer">
      <div class="wrap">
        <ul class="footer-links">
          <li>
            <a href={urls.sitemap()}>网站地图</a>
          </li>
          <li>
            <a href={urls.guide()}>政府信息公开指南</a>
          </li>
          <li>
            <a href={urls.requests()}>依申请公开</a>
          </li>
          <li>
            <a href={urls.track()}>申请查询</a>
          </li>
          <li>
            <a href={urls.console()}>工作人员入口</a>
          </li>
        </ul>
        <dl class="footer-facts">
          <Fact label="主办单位" value={site.host} />
          <Fact label="联系方式" value={site.contact} />
          <Fact label="网站标识码" value={site.idCode} />
          <Fact label="备案编号" value={site.icp} />
          <Fact label="公安备案" value={site.police} />
        </dl>
      </div>
    </footer>
  )
}

function Fact({ label, value }: { label: string; value: string }) {
  if (value === '') return null
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  )
}
