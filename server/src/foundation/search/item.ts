import type { Db } from '#platform/db'

/** What the index is handed of a public record. */
export interface SearchItem {
  kind: string
  id: string
  title: string
  text: string
  /** 文号, found exactly. */
  number: string
  /** 索引号, found exactly. */
  indexNumber: string
  url: string
  bodyId: string
  bodyName: string
  day: string
  theme?: string
  genre?: string
  /** As it is shown: 有效, 废止 …; empty where a record has none. */
  validity?: string
  keywords?: readonly string[]
  /** Text of what is attached. */
  files?: readonly { name: string; text: string }[]
}

/** Gives what the public may find of a record of one kind; undefined when nothing. */
export interface ItemLoader {
  kind: string
  /** How the kind is called in the results. */
  label?: string
  /** Subjects of the ledger that stand under the record's own id and change what is found of it. */
  also?: readonly string[]
  load(db: Db, id: string): Promise<SearchItem | undefined>
  /** The same for many at once, where that is quicker; what is not public is left out. */
  loadMany?(db: Db, ids: readonly string[]): Promise<SearchItem[]>
  /** Identifiers of everything that may be public, for a rebuild. */
  all(db: Db): Promise<string[]>
}
