import { h } from '#platform/html'
import { urls } from '../urls.ts'
import { EmptyState, Tag } from './notices.tsx'

export interface SearchFormProps {
  /** Of the input; one page has several search boxes. */
  id: string
  label: string
  value?: string | undefined
  placeholder?: string
  /** Facets that hold from the start: only what is of one kind, of one body. */
  within?: Readonly<Record<string, string>>
}

export function SearchForm({ id, label, value, placeholder, within = {} }: SearchFormProps) {
  return (
    <form class="search-form" action="/search" aria-label={label}>
      <label class="visually-hidden" for={id}>
        {label}
      </label>
      <input
        id={id}
        name="q"
        type="search"
        value={value ?? ''}
        maxLength={200}
        autocomplete="off"
        data-suggest={urls.suggest()}
        {...(placeholder ? { placeholder } : {})}
      />
      {Object.entries(within).map(([name, only]) => (
        <input type="hidden" name={name} value={only} />
      ))}
      <button type="submit">搜索</button>
    </form>
  )
}

/** The words asked for, set off inside a text. */
export function Marked({ text, words }: { text: string; words: readonly string[] }) {
  const wanted = words.filter((word) => word !== '')
  if (wanted.length === 0) return <span>{text}</span>
  const pattern = new RegExp(
    // Neighbours are set off together.
    `((?:${wanted.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})+)`,
    'giu',
  )
  return (
    <span>{text.split(pattern).map((part, index) => (index % 2 === 1 ? <mark>{part}</mark> : part))}</span>
  )
}

export interface SearchHit {
  href: string
  title: string
  excerpt: string
  /** Body, number, day, kind: what tells one hit from another. */
  notes: readonly string[]
  /** The kind of record, before the title. */
  kind?: string
  /** Said where a document is no longer in force. */
  validity?: string
}

/** What was found, the words asked for set off; helps on when nothing was. */
export function SearchResults({
  q,
  hits,
  words,
  meant,
}: {
  q: string
  /** What the query may have meant. */
  meant?: string | undefined
  hits: readonly SearchHit[]
  words: readonly string[]
}) {
  if (hits.length === 0) {
    return (
      <EmptyState title={`没有找到与“${q}”有关的信息`}>
        {meant ? (
          <p>
            您要找的是不是：<a href={urls.search(meant)}>{meant}</a>
          </p>
        ) : null}
        <ul>
          <li>换用更短的关键词，或者核对文号的写法</li>
          <li>
            按<a href={urls.platform()}>公开目录</a>查阅
          </li>
          <li>
            <a href={urls.newRequest()}>向行政机关申请公开</a>
          </li>
        </ul>
      </EmptyState>
    )
  }
  return (
    <ol class="hits">
      {hits.map((hit) => (
        <li>
          <h2>
            <a href={hit.href}>
              <Marked text={hit.title} words={words} />
            </a>
            {hit.validity ? <Tag tone="bad">{hit.validity}</Tag> : null}
          </h2>
          <p>
            <Marked text={hit.excerpt} words={words} />
          </p>
          <p>
            {hit.kind ? <Tag>{hit.kind}</Tag> : null}
            {hit.notes.filter((note) => note !== '').join('　')}
          </p>
        </li>
      ))}
    </ol>
  )
}

export interface Facet {
  title: string
  values: readonly { label: string; count: number; href: string; current?: boolean }[]
}

/** Ways to narrow a list down; each value is a plain link, a chosen one leads back out. */
export function Facets({ facets }: { facets: readonly Facet[] }) {
  return (
    <nav class="facets" id="facets" aria-label="缩小范围">
      {facets.map((facet) => (
        <section>
          <h2>{facet.title}</h2>
          <ul>
            {facet.values.map((value) => (
              <li>
                <a href={value.href} {...(value.current ? { 'aria-current': 'true' as const } : {})}>
                  <span>{value.label}</span>
                  <span class="count">{value.count}</span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  )
}
