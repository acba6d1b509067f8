import { sql } from 'kysely'
import { addDays, day, endOfDay } from '#platform/clock'
import type { Db } from '#platform/db'
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
  return db
    .withTables<Tables>()
    .selectFrom('catalogue_document as d')
    .innerJoin('catalogue_edition as e', 'e.id', 'd.published_edition')
    .where('d.published_at', 'is not', null)
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

export function parseCursor(cursor: string): { at: Date; id: string } | undefined {
  const [time = '', id = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ')
  const at = new Date(time)
  return Number.isNaN(at.getTime()) || !/^[0-9a-f-]{36}$/.test(id) ? undefined : { at, id }
}

/** Published documents, newest first, a page at a time. */
export async function openDocuments(
  db: Db,
  origin: string,
  filter: OpenFilter,
  after: { at: Date; id: string } | undefined,
  limit: number,
): Promise<OpenDocument[]> {
  const rows = await published(db, filter)
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(date_trunc('milliseconds', d.published_at), d.id) < (${after?.at}::timestamptz, ${after?.id}::uuid)`,
      ),
    )
    .orderBy(sql`date_trunc('milliseconds', d.published_at)`, 'desc')
    .orderBy('d.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => viewOf(row, origin))
}

/** Every published document with its text, in pages held one at a time: the full dump. */
export async function* everyDocument(db: Db, origin: string) {
  let after: { at: Date; id: string } | undefined
  for (;;) {
    const page = await openDocuments(db, origin, {}, after, 200)
    for (const document of page) {
      const whole = await openWhole(db, origin, document.id)
      if (whole) yield whole
    }
    const last = page.at(-1)
    if (!last || page.length < 200) return
    after = { at: new Date(last.publishedAt), id: last.id }
  }
}

export async function openWhole(db: Db, origin: string, id: string) {
  const row = await published(db, {}).where('d.id', '=', id).executeTakeFirst()
  if (!row) return undefined
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
