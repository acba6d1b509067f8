import { sql } from 'kysely'
import { dayInShanghai } from '#platform/clock'
import type { Db } from '#platform/db'
import { issuedBy } from './joint.ts'
import { type ListedPublished, listedOnes } from './published.ts'
import type { Tables } from './tables.ts'

// Kept in step with what readers see: the day of publication in Beijing.
const year = sql<number>`date_part('year', published_at at time zone 'Asia/Shanghai')::int`

/** Whose documents are looked at; undefined: everybody's. */
type Bodies = readonly string[] | undefined

const open = (db: Db, bodies?: Bodies) =>
  db
    .withTables<Tables>()
    .selectFrom('catalogue_document as d')
    .where('published_edition', 'is not', null)
    .where('published_at', 'is not', null)
    .where('state', '<>', 'withdrawn')
    .$if(bodies !== undefined, (query) => query.where(issuedBy(bodies ?? [])))

/** How much was published in each year, newest first. */
export function publishedYears(db: Db, bodies?: Bodies): Promise<{ year: number; count: number }[]> {
  return open(db, bodies)
    .select([year.as('year'), sql<number>`count(*)::int`.as('count')])
    .groupBy(year)
    .orderBy('year', 'desc')
    .execute()
}

export interface ArchivedDocument extends ListedPublished {
  bodyId: string
}

/** One month's documents, in the order in which they came out. */
export async function publishedIn(db: Db, month: string, bodies?: Bodies): Promise<ArchivedDocument[]> {
  const rows = await open(db, bodies)
    .select(['id', 'title', 'document_number', 'published_at', 'body_id'])
    .where(sql<boolean>`to_char(published_at at time zone 'Asia/Shanghai', 'YYYY-MM') = ${month}`)
    .orderBy('published_at')
    .orderBy('id')
    .execute()
  return rows.flatMap((row) =>
    row.published_at
      ? [
          {
            id: row.id,
            title: row.title,
            documentNumber: row.document_number,
            publishedOn: dayInShanghai(row.published_at),
            bodyId: row.body_id,
          },
        ]
      : [],
  )
}

/** How much each month of a year brought. */
export async function monthsOf(
  db: Db,
  wanted: number,
  bodies?: Bodies,
): Promise<ReadonlyMap<string, number>> {
  const month = sql<string>`to_char(published_at at time zone 'Asia/Shanghai', 'YYYY-MM')`
  const rows = await open(db, bodies)
    .select([month.as('month'), sql<number>`count(*)::int`.as('count')])
    .where(sql<boolean>`${year} = ${wanted}`)
    .groupBy(month)
    .orderBy('month')
    .execute()
  return new Map(rows.map((row) => [row.month, row.count]))
}

/** More than these newest ones are not weighed against each other. */
const MOST_ALIKE = 500

/** Documents that share key words with this one, the most alike and newest first. */
export async function relatedTo(
  db: Db,
  document: { id: string; keywords: readonly string[]; theme: string },
  most: number,
): Promise<ListedPublished[]> {
  if (document.keywords.length === 0) return []
  const words = sql`${document.keywords}::text[]`
  const shared = sql<number>`(select count(*) from jsonb_array_elements_text(keywords) as word where word = any(${words}))`
  const rows = await db
    .selectFrom(
      open(db)
        .select(['id', 'title', 'document_number', 'published_at', 'theme', 'keywords'])
        .where('id', '<>', document.id)
        .where(sql<boolean>`keywords ?| ${words}`)
        .orderBy('published_at', 'desc')
        .limit(MOST_ALIKE)
        .as('alike'),
    )
    .select(['id', 'title', 'document_number', 'published_at'])
    .orderBy(shared, 'desc')
    .orderBy(sql`theme = ${document.theme}`, 'desc')
    .orderBy('published_at', 'desc')
    .limit(most)
    .execute()
  return listedOnes(rows)
}

/** How many public documents a body has in each column. */
export async function columnCounts(db: Db, body: string): Promise<ReadonlyMap<string, number>> {
  const rows = await open(db)
    .select(['column_id', sql<number>`count(*)::int`.as('count')])
    .where(issuedBy([body]))
    .groupBy('column_id')
    .execute()
  return new Map(rows.map((row) => [row.column_id, row.count]))
}
