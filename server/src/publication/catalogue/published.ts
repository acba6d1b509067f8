import { sql } from 'kysely'
import { dayInShanghai } from '#platform/clock'
import { type Db, prepared } from '#platform/db'
import { type SafeHtml, storedHtml } from '#platform/html'
import type { DocumentContent } from './contract.ts'
import { contentOf } from './edition.ts'
import { issuedBy } from './joint.ts'
import type { Tables } from './tables.ts'

/** A document as the public sees it: always its published edition. */
export interface Published {
  id: string
  bodyId: string
  columnId: string
  title: string
  documentNumber: string
  indexNumber: string
  writtenOn: string
  /** `YYYY-MM-DD HH:MM` in Beijing time, as pages must show it. */
  publishedAt: string
  publishedOn: string
  validity: Tables['catalogue_document']['validity']
  repealedOn: string | null
  expiredOn: string | null
  theme: string
  genre: string
  content: DocumentContent
  html: SafeHtml
  digest: string
  canonical: string
  editionNo: number
}

export type PublicView =
  | { kind: 'published'; document: Published }
  | {
      kind: 'withdrawn'
      title: string
      withdrawal: string
      reason: string
      on: string
      redirectTo: string | null
    }

const TIME = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
})

/** What stands at a document's public address: its text, its tombstone, or nothing. */
export async function publicView(db: Db, id: string): Promise<PublicView | undefined> {
  const row = await readPublic(db).where('d.id', '=', id).executeTakeFirst()
  return row && viewOf(row)
}

/** The same for many. */
export async function publicViews(db: Db, ids: readonly string[]): Promise<Map<string, PublicView>> {
  const rows = await readPublic(db)
    .where(sql<boolean>`d.id = any(${[...ids]}::uuid[])`)
    .execute()
  return new Map(
    rows.flatMap((row) => {
      const view = viewOf(row)
      return view ? [[row.id, view] as const] : []
    }),
  )
}

/** Every document that was public and has a tombstone now. */
export async function withdrawnDocuments(db: Db): Promise<string[]> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('catalogue_document')
    .select('id')
    .where('state', '=', 'withdrawn')
    .where('published_edition', 'is not', null)
    .where('published_at', 'is not', null)
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

function readPublic(db: Db) {
  return db
    .withTables<Tables>()
    .selectFrom('catalogue_document as d')
    .innerJoin('catalogue_edition as e', 'e.id', 'd.published_edition')
    .leftJoin('catalogue_theme as t', 't.code', 'd.theme')
    .leftJoin('catalogue_genre as g', 'g.code', 'd.genre')
    .select([
      'd.id',
      'd.body_id',
      'd.state',
      'd.title',
      'd.index_number',
      'd.published_at',
      'd.withdrawn_at',
      'd.withdrawal',
      'd.withdrawal_reason',
      'd.redirect_to',
      'd.validity',
      'd.repealed_on',
      'd.expired_on',
    ])
    .select(['e.canonical', 'e.digest', 'e.no', 't.title as theme_title', 'g.title as genre_title'])
}

type Row = Awaited<ReturnType<ReturnType<typeof readPublic>['execute']>>[number]

function viewOf(row: Row): PublicView | undefined {
  if (!row.published_at) return undefined
  if (row.state === 'withdrawn' && row.withdrawn_at && row.withdrawal) {
    const on = dayInShanghai(row.withdrawn_at)
    return {
      kind: 'withdrawn',
      title: row.title,
      withdrawal: row.withdrawal,
      reason: row.withdrawal_reason,
      on,
      redirectTo: row.redirect_to,
    }
  }
  const content = contentOf(row.canonical)
  return {
    kind: 'published',
    document: {
      id: row.id,
      bodyId: row.body_id,
      columnId: content.columnId,
      title: content.title,
      documentNumber: content.documentNumber,
      indexNumber: row.index_number ?? '',
      writtenOn: content.writtenOn,
      publishedAt: TIME.format(row.published_at),
      publishedOn: dayInShanghai(row.published_at),
      validity: row.validity,
      repealedOn: row.repealed_on,
      expiredOn: row.expired_on,
      theme: row.theme_title ?? '',
      genre: row.genre_title ?? '',
      content,
      html: storedHtml(content.body),
      digest: row.digest.toString('hex'),
      canonical: row.canonical,
      editionNo: row.no,
    },
  }
}

export interface ListedPublished {
  id: string
  title: string
  documentNumber: string
  publishedOn: string
}

export interface Listing {
  columns?: readonly string[]
  body?: string
}

const listedOf = (db: Db, { columns, body }: Listing) =>
  db
    .withTables<Tables>()
    .selectFrom('catalogue_document as d')
    .where('published_edition', 'is not', null)
    .where('state', '<>', 'withdrawn')
    .$if(columns !== undefined, (query) => query.where('column_id', 'in', [...(columns ?? [])]))
    .$if(body !== undefined, (query) => query.where(issuedBy([body ?? ''])))

/** Rows of published documents as lists show them. */
export function listedOnes(
  rows: readonly { id: string; title: string; document_number: string; published_at: Date | null }[],
): ListedPublished[] {
  return rows.flatMap(({ id, title, document_number: documentNumber, published_at: at }) =>
    at ? [{ id, title, documentNumber, publishedOn: dayInShanghai(at) }] : [],
  )
}

/** Published documents of columns or of a body, newest first. */
export async function listPublished(
  db: Db,
  { page, size, ...listing }: Listing & { page: number; size: number },
): Promise<ListedPublished[]> {
  const rows = await listedOf(db, listing)
    .select(['id', 'title', 'document_number', 'published_at'])
    .orderBy('published_at', 'desc')
    .orderBy('id')
    .limit(size)
    .offset((page - 1) * size)
    .modifyEnd(prepared)
    .execute()
  return listedOnes(rows)
}

export async function countPublished(db: Db, listing: Listing): Promise<number> {
  const { total } = await listedOf(db, listing)
    .select(sql<number>`count(*)::int`.as('total'))
    .executeTakeFirstOrThrow()
  return total
}
