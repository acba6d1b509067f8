import { h } from '#platform/html'

export interface ListedDocument {
  href: string
  title: string
  number?: string
  /** ISO day. */
  day: string
  /** Said beside the number where a document is no longer in force. */
  validity?: string
}

/** Titles with number and date; says so when there is nothing. */
export function DocumentList({ items, empty }: { items: readonly ListedDocument[]; empty: string }) {
  if (items.length === 0) return <p class="empty">{empty}</p>
  return (
    <ul class="doc-list">
      {items.map((item) => (
        <li>
          <div>
            <a href={item.href}>{item.title}</a>
            {item.number || item.validity ? (
              <span class="number">{[item.number, item.validity].filter(Boolean).join('　')}</span>
            ) : null}
          </div>
          <time dateTime={item.day}>{item.day}</time>
        </li>
      ))}
    </ul>
  )
}

/** Pages of a list: first, last and those near the current one; gaps are shown as such. */
export function Pages({ page, last, href }: { page: number; last: number; href: (page: number) => string }) {
  if (last <= 1) return null
  const near = [1, page - 2, page - 1, page, page + 1, page + 2, last].filter((no) => no >= 1 && no <= last)
  const numbers = [...new Set(near)]
  return (
    <nav aria-label="分页">
      <ul class="pages">
        {page > 1 ? (
          <li>
            <a href={href(page - 1)} rel="prev">
              上一页
            </a>
          </li>
        ) : null}
        {numbers.flatMap((no, at) => [
          at > 0 && no - (numbers[at - 1] ?? 0) > 1 ? (
            <li>
              <span class="gap">…</span>
            </li>
          ) : null,
          <li>
            {no === page ? (
              <span aria-current="page">{no}</span>
            ) : (
              <a href={href(no)} aria-label={`第${no}页`}>
                {no}
              </a>
            )}
          </li>,
        ])}
        {page < last ? (
          <li>
            <a href={href(page + 1)} rel="next">
              下一页
            </a>
          </li>
        ) : null}
      </ul>
    </nav>
  )
}

export interface NavItem {
  href: string
  title: string
  current?: boolean
}

function LinkList({
  label,
  items,
  class: className,
}: {
  label: string
  items: readonly NavItem[]
  class: string
}) {
  return (
    <nav aria-label={label}>
      <ul class={className}>
        {items.map((item) => (
          <li>
            <a href={item.href} {...(item.current ? { 'aria-current': 'page' as const } : {})}>
              {item.title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The columns beside a list. */
export function SideNav(props: { label: string; items: readonly NavItem[] }) {
  return <LinkList {...props} class="side-nav" />
}

/** Views of one thing; each is a page of its own, so that it works without script and can be linked. */
export function Tabs(props: { label: string; items: readonly NavItem[] }) {
  return <LinkList {...props} class="tabs" />
}

export interface FactsProps {
  facts: readonly (readonly [label: string, value: string])[]
  /** Labels whose value takes the whole width. */
  wide?: readonly string[]
}

/** Label and value pairs, such as the metadata of a document; empty values are left out. */
export function Facts({ facts, wide = [] }: FactsProps) {
  return (
    <dl class="facts">
      {facts
        .filter(([, value]) => value !== '')
        .map(([label, value]) => (
          <div {...(wide.includes(label) ? { class: 'wide' } : {})}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
