import { type ComponentChildren, h } from '#platform/html'
import type { ShownBlock } from '../contributions.ts'
import { urls } from '../urls.ts'
import { type NavItem, SideNav } from './lists.tsx'
import { SearchForm } from './search.tsx'

export interface Entrance {
  href: string
  title: string
  text?: string
}

/** Large links to what people come for. */
export function Entrances({ items }: { items: readonly Entrance[] }) {
  return (
    <ul class="entrances">
      {items.map((item) => (
        <li>
          <a href={item.href}>
            <strong>{item.title}</strong>
            {item.text ? <span>{item.text}</span> : null}
          </a>
        </li>
      ))}
    </ul>
  )
}

export interface HeroProps {
  title: string
  entrances: readonly Entrance[]
  /** Words often searched for. */
  hot?: readonly string[]
  /** What most people come for, right under the search. */
  first?: ShownBlock | undefined
}

/** The top of the home page: search first, then the entrances. */
export function Hero({ title, entrances, hot = [], first }: HeroProps) {
  return (
    <div class="hero">
      <div>
        <h1>{title}</h1>
        <SearchForm id="home-search" label="搜索文件、政策和办事信息" placeholder="标题、文号、关键词" />
        {hot.length > 0 ? (
          <ul class="hot" aria-label="常用搜索">
            {hot.map((word) => (
              <li>
                <a href={urls.search(word)}>{word}</a>
              </li>
            ))}
          </ul>
        ) : null}
        {first ? (
          <section class="hero-first" aria-labelledby="home-first">
            <h2 id="home-first">{first.title}</h2>
            {first.content}
            {first.more ? <a href={first.more.href}>{first.more.title}</a> : null}
          </section>
        ) : null}
        <Entrances items={entrances} />
      </div>
    </div>
  )
}

export interface PanelProps {
  /** Of the heading; unique on the page. */
  id: string
  title: string
  more?: { href: string; title: string }
  children: ComponentChildren
}

/** A titled surface. */
export function Panel({ id, title, more, children }: PanelProps) {
  return (
    <section class="panel" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
      {more ? (
        <p class="more">
          <a href={more.href}>{more.title}</a>
        </p>
      ) : null}
    </section>
  )
}

export function Columns({ children }: { children: ComponentChildren }) {
  return <div class="columns">{children}</div>
}

/** Navigation at the side, content beside it. */
export function WithSide({ side, children }: { side: ComponentChildren; children: ComponentChildren }) {
  return (
    <div class="with-side">
      <div>{side}</div>
      <div>{children}</div>
    </div>
  )
}

export type PlatformPart = 'guide' | 'rules' | 'content' | 'reports' | 'requests'

/** The four statutory parts with the uniform names, and the entrance of requests beside them. */
export function platformParts(current: PlatformPart | undefined): NavItem[] {
  const parts: readonly { id: PlatformPart; title: string; href: string }[] = [
    { id: 'guide', title: '政府信息公开指南', href: urls.guide() },
    { id: 'rules', title: '政府信息公开制度', href: urls.rules() },
    { id: 'content', title: '法定主动公开内容', href: urls.platform() },
    { id: 'reports', title: '政府信息公开年报', href: urls.reports() },
    { id: 'requests', title: '依申请公开', href: urls.requests() },
  ]
  return parts.map(({ id, title, href }) => ({ title, href, current: id === current }))
}

export interface PlatformFrameProps {
  current?: PlatformPart
  title: string
  children: ComponentChildren
}

/** The uniform frame of the 政府信息公开 platform (国办公开办函〔2019〕61号). */
export function PlatformFrame({ current, title, children }: PlatformFrameProps) {
  return (
    <WithSide side={<SideNav label="政府信息公开平台" items={platformParts(current)} />}>
      <h1>{title}</h1>
      {children}
    </WithSide>
  )
}
