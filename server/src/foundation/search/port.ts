import type { Db, Tx } from '#platform/db'
import type { SearchItem } from './item.ts'

export const facetNames = ['kind', 'body', 'theme', 'genre', 'year', 'validity'] as const
export type FacetName = (typeof facetNames)[number]
export type Chosen = Readonly<Partial<Record<FacetName, string>>>

export interface SearchAsked {
  q: string
  page: number
  size: number
  order: 'relevance' | 'date'
  chosen?: Chosen
  /** Only what these bodies made public; absent: everybody's. */
  bodies?: readonly string[]
}

export interface SearchHit {
  kind: string
  id: string
  title: string
  /** Where the words stand in the text. */
  excerpt: string
  url: string
  bodyName: string
  number: string
  day: string
  validity: string
}

export interface FacetValue {
  value: string
  count: number
}

export interface SearchResult {
  hits: SearchHit[]
  /** Stops at a thousand; then `more` says that there are more. */
  total: number
  more: boolean
  /** To be set off in titles and excerpts. */
  words: readonly string[]
  facets: Readonly<Record<FacetName, readonly FacetValue[]>>
  /** True when nothing held all words and what is shown holds some of them. */
  loosened: boolean
}

/** The index behind one door; every engine is held to the same contract test. */
export interface SearchIndex {
  /** Puts records in, or in place of what stood there; each at most once in a call. */
  index(tx: Tx, ...items: readonly SearchItem[]): Promise<void>
  remove(tx: Tx, kind: string, id: string): Promise<void>
  query(db: Db, asked: SearchAsked): Promise<SearchResult>
}
