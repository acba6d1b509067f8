import { h } from '#platform/html'

export interface ListedDocument {
  href: string
  title: string
  number?: string
  /** ISO day. */
  day: string
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
            {item.number ? <span class="number">{item.number}</span> : null}
          </div>
          <time dateTime={item.day}>{item.day}</time>
        </li>
      ))}
    </ul>
  )
}

export function Pages({ page, last, href }: { page: number; last: number; href: (page: number) => string }) {
  if (last <= 1) return null
  const near = [1, page - 2, page - 1, page, page + 1, page + 2, last].filter((no) => no >= 1 && no <= last)
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
        {[...new Set(near)].map((no) => (
          <li>
            {no === page ? (
              <span aria-current="page">{no}</span>
            ) : (
              <a href={href(no)} aria-label={`第${no}页`}>
                {no}
              </a>
            )}
          </li>
        ))}
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

export function SideNav({ label, items }: { label: string; items: readonly NavItem[] }) {
  return (
    <nav aria-label={label}>
      <ul class="side-nav">
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

/** Label and value pairs, such as the metadata of a document; empty values are left out. */
export function Facts({ facts }: { facts: readonly (readonly [string, string])[] }) {
  return (
    <dl class="facts">
      {facts
        .filter(([, value]) => value !== '')
        .map(([label, value]) => (
          <div>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
