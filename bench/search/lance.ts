import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

// LanceDB weighs more than the whole product, so it is no dependency: `npm install --prefix DIR @lancedb/lancedb@0.39.0 apache-arrow`.

interface Query {
  where(condition: string): Query
  limit(count: number): Query
  select(columns: string[]): Query
  toArray(): Promise<unknown[]>
}
interface Table {
  add(rows: readonly object[]): Promise<unknown>
  createIndex(column: string, options: object): Promise<void>
  waitForIndex(names: string[], seconds: number): Promise<void>
  optimize(): Promise<unknown>
  query(): { fullTextSearch(query: object): Query }
}
interface Lance {
  connect(folder: string): Promise<{ createTable(name: string, rows: readonly object[]): Promise<Table> }>
  Index: { fts(options: object): unknown }
  MatchQuery: new (words: string, column: string, options: object) => object
  Operator: { And: unknown }
}

export interface LanceIndex {
  add(rows: readonly { id: string; words: string; day: string }[]): Promise<void>
  build(): Promise<void>
  search(words: readonly string[]): Promise<unknown[]>
}

/** A derived index of the same words (one column, BM25), as a second engine behind the port would keep it. */
export async function openLance(installedIn: string, folder: string): Promise<LanceIndex> {
  const path = createRequire(join(installedIn, 'node_modules/')).resolve('@lancedb/lancedb')
  const lance: Lance = await import(pathToFileURL(path).href)
  const connection = await lance.connect(folder)
  let table: Table | undefined
  const index = {
    config: lance.Index.fts({
      baseTokenizer: 'whitespace',
      withPosition: false,
      stem: false,
      removeStopWords: false,
      asciiFolding: false,
      lowercase: false,
    }),
  }
  return {
    async add(rows) {
      if (table) await table.add(rows)
      else table = await connection.createTable('item', rows)
    },
    async build() {
      await table?.optimize()
      await table?.createIndex('words', index)
      await table?.waitForIndex(['words_idx'], 3_600)
    },
    async search(words) {
      if (!table) return []
      const query = new lance.MatchQuery(words.join(' '), 'words', { operator: lance.Operator.And })
      return table.query().fullTextSearch(query).select(['id', '_score']).limit(20).toArray()
    },
  }
}
