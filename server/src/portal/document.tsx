import { type ComponentChildren, h, renderPage } from '#platform/html'
import { assetUrl } from './assets.ts'
import type { Tags } from './meta.ts'
import { Footer, Header } from './shell.tsx'
import { urls } from './urls.ts'

/** What every page says of its site (国办发〔2017〕47号: page tags and footer). */
export interface Site {
  /** Absent before any site was opened. */
  id?: string
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
  /** The main navigation; the platform's own sections where a site has not set any. */
  navigation?: readonly NavEntry[]
  theme?: 'red' | 'blue' | 'green'
  /** Address of its own logo; the platform's sign where it has none. */
  logo?: string
  footerNote?: string
  /** Days of national mourning: everything in grey. */
  mourning?: boolean
  /** 党政机关网站标识: the address of the certificate page. */
  badge?: string
  /** “我为政府网站找错”: the entrance of this site. */
  findErrors?: string
  /** Where officers go in, when the same door leads there. */
  staffEntrance?: string
  about?: string
  ipv6?: boolean
}

export interface NavEntry {
  id: string
  title: string
  href: string
}

export interface Crumb {
  title: string
  href?: string
}

export interface PageProps {
  site: Site
  title: string
  /** The id of the main navigation's entry that is current. */
  current?: Section | (string & {})
  crumbs?: readonly Crumb[]
  /** Page tags beyond the site's, from `columnTags` or `articleTags`. */
  tags?: Tags
  elder?: boolean
  /** No search engine should keep it: personal pages, error pages. */
  hidden?: boolean
  /** What was searched for, kept in the box. */
  q?: string
  /** False on pages that have a search box of their own. */
  search?: boolean
  /** The page's own address, for the way back from the preferences. */
  path?: string
  /** Further elements of the head. */
  head?: ComponentChildren
  children: ComponentChildren
}

export type Section = 'home' | 'services' | 'platform' | 'requests' | 'interaction' | 'reports' | 'bodies'

/** A whole public page. */
export function page(props: PageProps): string {
  return renderPage(<PortalPage {...props} />)
}

/** A whole public page as an element. */
export function PortalPage(props: PageProps) {
  const { site, title, tags = {}, elder = false } = props
  const full = title === site.name ? site.name : `${title}－${site.name}`
  const mode = {
    ...(elder ? { 'data-elder': '' } : {}),
    ...(site.theme && site.theme !== 'red' ? { 'data-theme': site.theme } : {}),
    ...(site.mourning ? { 'data-mourning': '' } : {}),
  }
  return (
    <html lang="zh-CN" {...mode}>
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
        <meta name="format-detection" content="telephone=no" />
        <link rel="icon" href={assetUrl('icon.svg')} type="image/svg+xml" />
        <link rel="stylesheet" href={assetUrl('portal.css')} />
        <script src={assetUrl('portal.js')} defer />
        {props.head}
      </head>
      <body>
        <a class="skip" href="#main">
          跳到主要内容
        </a>
        <Header
          site={site}
          current={props.current}
          q={props.q}
          search={props.search ?? true}
          elder={elder}
          path={props.path}
        />
        {props.crumbs ? <Breadcrumb crumbs={props.crumbs} /> : null}
        {elder ? <ElderTools /> : null}
        <main id="main" tabIndex={-1}>
          {props.children}
        </main>
        <Footer site={site} />
      </body>
    </html>
  )
}

/** 长者模式: the whole page read aloud, wherever one is. */
function ElderTools() {
  return (
    <div class="wrap elder-tools">
      <button type="button" class="plain" data-read-aloud="#main" hidden>
        朗读
      </button>
    </div>
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
