import { sql } from 'kysely'
import { addDays, day, endOfDay } from '#platform/clock'
import { type Db, prepared } from '#platform/db'
import { urls } from '#portal'
import { contentOf } from '../edition.ts'
import { issuedBy } from '../joint.ts'
import type { Tables } from '../tables.ts'
import type { OpenDocument } from './contract.ts'

export interface OpenFilter {
  body?: string | undefined
  column?: string | undefined
  since?: string | undefined
}

function published(db: Db, { body, column, since }: OpenFilter) {
  return (
    db
      .withTables<Tables>()
      .selectFrom('catalogue_document as d')
      .innerJoin('catalogue_edition as e', 'e.id', 'd.published_edition')
      .where('d.published_at', 'is not', null)
      // Said once more than the join does, so that the index of columns serves.
      .where('d.published_edition', 'is not', null)
      .where('d.state', '<>', 'withdrawn')
      .$if(body !== undefined, (query) => query.where(issuedBy(body === undefined ? [] : [body])))
      .$if(column !== undefined, (query) => query.where('d.column_id', '=', column ?? ''))
      .$if(since !== undefined, (query) =>
        query.where('d.published_at', '>=', endOfDay(addDays(day(since ?? '2000-01-01'), -1))),
      )
      .select([
        'd.id',
        'd.body_id',
        'd.index_number',
        'd.validity',
        'd.published_at',
        'e.canonical',
        'e.digest',
      ])
  )
}
type Row = Awaited<ReturnType<ReturnType<typeof published>['execute']>>[number]

function viewOf(row: Row, origin: string): OpenDocument {
  const content = contentOf(row.canonical)
  return {
    id: row.id,
    title: content.title,
    indexNumber: row.index_number ?? '',
    documentNumber: content.documentNumber,
    bodyId: row.body_id,
    jointBodyIds: content.jointIssuers,
    columnId: content.columnId,
    theme: content.theme,
    genre: content.genre,
    kind: content.kind,
    validity: row.validity,
    writtenOn: content.writtenOn,
    publishedAt: row.published_at?.toISOString() ?? '',
    abstract: content.abstract,
    keywords: content.keywords,
    digest: row.digest.toString('hex'),
    url: `${origin}${urls.document(row.id)}`,
    proofUrl: `${origin}${urls.proof(row.id)}`,
  }
}

/** A place in the list that stays right while documents are added: instant and id of the last one seen. */
export function cursorOf(row: { publishedAt: string; id: string }): string {
  return Buffer.from(`${row.publishedAt} ${row.id}`).toString('base64url')
}

export function parseCursor(cursor: string): Place | undefined {
  const [time = '', id = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ')
  const at = new Date(time)
  return Number.isNaN(at.getTime()) || !/^[0-9a-f-]{36}$/.test(id) ? undefined : { at, id }
}

interface Place {
  at: Date
  id: string
}

/** Published documents, newest first, a page at a time. */
function pageOf(db: Db, filter: OpenFilter, after: Place | undefined, limit: number): Promise<Row[]> {
  return (
    published(db, filter)
      // An instant has more digits in the database than in a cursor: its record is asked for it.
      .$if(after !== undefined, (query) =>
        query.where(
          sql<boolean>`(d.published_at, d.id) < (
            coalesce((select published_at from catalogue_document where id = ${after?.id}::uuid), ${after?.at}::timestamptz), ${after?.id}::uuid)`,
        ),
      )
      .orderBy('d.published_at', 'desc')
      .orderBy('d.id', 'desc')
      // As a figure in the statement, so that its one plan is made for few rows.
      .limit(sql.lit(limit))
      .modifyEnd(prepared)
      .execute()
  )
}

export async function openDocuments(
  db: Db,
  origin: string,
  filter: OpenFilter,
  after: Place | undefined,
  limit: number,
): Promise<OpenDocument[]> {
  return (await pageOf(db, filter, after, limit)).map((row) => viewOf(row, origin))
}

const HELD = 200

/** Every published document with its text, in pages held one at a time: the full dump. */
export async function* everyDocument(db: Db, origin: string) {
  let after: Place | undefined
  for (;;) {
    const page = await pageOf(db, {}, after, HELD)
    for (const row of page) yield wholeOf(row, origin)
    const last = page.at(-1)
    if (!last?.published_at || page.length < HELD) return
    after = { at: last.published_at, id: last.id }
  }
}

export async function openWhole(db: Db, origin: string, id: string) {
  const row = await published(db, {}).where('d.id', '=', id).executeTakeFirst()
  return row && wholeOf(row, origin)
}

function wholeOf(row: Row, origin: string) {
  const { body, attachments } = contentOf(row.canonical)
  return {
    ...viewOf(row, origin),
    html: body,
    attachments: attachments.map((file) => ({
      name: file.name,
      mediaType: file.mediaType,
      size: file.size,
      url: `${origin}${urls.file(file.fileId, file.name)}`,
    })),
  }
}

/** Addresses for the site map, with the day of the last change. */
export async function addresses(db: Db, page: number, size: number) {
  return db
    .withTables<Tables>()
    .selectFrom('catalogue_document')
    .select(['id', 'updated_at'])
    .where('published_at', 'is not', null)
    .where('state', '<>', 'withdrawn')
    .orderBy('id')
    .limit(size)
    .offset(page * size)
    .execute()
}

export async function countPublished(db: Db): Promise<number> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('catalogue_document')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('published_at', 'is not', null)
    .where('state', '<>', 'withdrawn')
    .executeTakeFirstOrThrow()
  return row.count
}
