import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db'
import { queryWords, wordsOf } from './words.ts'

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
}

export interface SearchResult {
  hits: SearchHit[]
  /** Stops at `most`; then `more` says that there are more. */
  total: number
  more: boolean
  words: string[]
}

type Tables = {
  search_item: {
    kind: string
    id: string
    title: string
    body_text: string
    number: string
    index_number: string
    url: string
    body_id: string
    body_name: string
    day: string
    tokens: string
  }
}

/** Candidates that are ranked: the newest ones, because ranking all hits of a common word takes seconds. */
const RANKED = 1_000

const vector = (title: string, text: string) =>
  sql<string>`setweight(to_tsvector('simple', ${wordsOf(title).join(' ')}), 'A') || setweight(to_tsvector('simple', ${wordsOf(text).join(' ').slice(0, 800_000)}), 'D')`

export const postgresSearch = {
  async index(tx: Tx, item: SearchItem): Promise<void> {
    const values = {
      title: item.title,
      body_text: item.text,
      number: item.number,
      index_number: item.indexNumber,
      url: item.url,
      body_id: item.bodyId,
      body_name: item.bodyName,
      day: item.day,
      tokens: vector(item.title, item.text),
    }
    await tx
      .withTables<Tables>()
      .insertInto('search_item')
      .values({ kind: item.kind, id: item.id, ...values })
      .onConflict((conflict) => conflict.columns(['kind', 'id']).doUpdateSet(values))
      .execute()
  },

  async remove(tx: Tx, kind: string, id: string): Promise<void> {
    await tx
      .withTables<Tables>()
      .deleteFrom('search_item')
      .where('kind', '=', kind)
      .where('id', '=', id)
      .execute()
  },

  async query(
    db: Db,
    asked: { q: string; page: number; size: number; order: 'relevance' | 'date' },
  ): Promise<SearchResult> {
    const q = asked.q.normalize('NFKC').trim()
    const words = queryWords(q)
    if (words.length === 0) return { hits: [], total: 0, more: false, words: [] }
    const tsquery = sql`to_tsquery('simple', ${words.map((word) => `'${word.replace(/'/g, "''")}'`).join(' & ')})`
    // Number and title as typed come first, then words in the title, then words in the text, newest first among equals.
    const ordered =
      asked.order === 'date'
        ? sql`c.day desc, c.id`
        : sql`(c.number = ${q} or c.index_number = ${q}) desc, (c.title = ${q}) desc, (position(${q} in c.title) > 0) desc,
              ts_rank_cd(${WEIGHTS}, c.tokens, ${tsquery}, 1) desc, c.day desc, c.id`
    const { rows } = await sql<SearchHit & { body_text: string; found: number }>`
      with candidate as (
        (select * from search_item where tokens @@ ${tsquery} order by day desc limit ${RANKED + 1})
        union
        (select * from search_item where number = ${q} or index_number = ${q} limit 20)
      )
      select c.kind, c.id, c.title, c.url, c.body_name as "bodyName", c.number, c.day, c.body_text,
             (select count(*)::int from candidate) as found
      from candidate c order by ${ordered}
      limit ${asked.size} offset ${(asked.page - 1) * asked.size}`.execute(db)
    const found = rows[0]?.found ?? 0
    return {
      words,
      total: Math.min(found, RANKED),
      more: found > RANKED,
      hits: rows.map(({ body_text, found: _found, ...hit }) => ({
        ...hit,
        excerpt: excerptOf(body_text, words),
      })),
    }
  },

  async clear(tx: Tx): Promise<void> {
    await tx.withTables<Tables>().deleteFrom('search_item').execute()
  },
}

/** Weights of D, C, B, A: a hit in the title outweighs any number in the text. */
const WEIGHTS = sql`array[0.1, 0.2, 0.4, 1.0]::float4[]`

function excerptOf(text: string, words: readonly string[]): string {
  const lower = text.toLowerCase()
  const first = Math.min(...words.map((word) => lower.indexOf(word)).filter((at) => at >= 0))
  const start = Number.isFinite(first) ? Math.max(0, first - 30) : 0
  const part = text.slice(start, start + 120).replace(/\s+/g, ' ')
  return `${start > 0 ? '…' : ''}${part}${start + 120 < text.length ? '…' : ''}`
}
