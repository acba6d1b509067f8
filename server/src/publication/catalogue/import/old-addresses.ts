import { sql } from 'kysely'
import { everyColumn, siteOf } from '#foundation/sites'
import { newId } from '#platform/crypto'
import { type Db, inTransaction, type Tx } from '#platform/db'
import { urls } from '#portal'
import type { DocumentContent } from '../contract.ts'
import { isPublishedFile } from '../edition-files.ts'
import type { Tables as DocumentTables } from '../tables.ts'
import { lockBatch } from './lock-batch.ts'
import type { Tables } from './tables.ts'

type File = DocumentContent['attachments'][number]
type NewAddress = Pick<Tables['catalogue_old_address'], 'site_id' | 'row_no'> & {
  url: URL
  leads: { document_id: string } | { file_id: string; file_name: string } | { column_id: string }
}

const AT_ONCE = 5_000
/** A longer one would not fit into the index; nobody has it in a bookmark either. */
const LONGEST = 1_000

/** The path by which an old address is known here, whatever scheme it was asked with. */
export function pathOf(url: URL): string {
  return `${url.pathname}${url.search}`
}

/** An address of the web, or undefined. */
export function webAddress(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined
  const url = new URL(text)
  url.hash = ''
  return /^https?:$/.test(url.protocol) ? url : undefined
}

/** Files of a page that came along: their old address leads to the file here. */
export async function noteFiles(
  tx: Tx,
  batch: string,
  columnId: string,
  files: readonly { no: number; url: string; file: File }[],
): Promise<void> {
  const site_id = (await everyColumn(tx)).find(({ id }) => id === columnId)?.siteId
  if (!site_id) return
  await note(
    tx,
    batch,
    files.flatMap(({ no, url, file }) => {
      const from = webAddress(url)
      const leads = { file_id: file.fileId, file_name: file.name }
      return from ? [{ site_id, row_no: no, url: from, leads }] : []
    }),
  )
}

/**
 * Gives every row of a running batch that names its old address the id of its document, before any is brought in: texts
 * name one another in both directions.
 */
export async function allotAddresses(db: Db, batch: string): Promise<void> {
  for (let after = 0; ; ) {
    const last = await inTransaction(db, (tx) => allotSome(tx, batch, after))
    if (last === undefined) return
    after = last
  }
}

async function allotSome(tx: Tx, batch: string, after: number): Promise<number | undefined> {
  const { state, crawl } = await lockBatch(tx, batch)
  if (state !== 'running') return undefined
  const siteOf = new Map((await everyColumn(tx)).map(({ id, siteId }) => [id, siteId]))
  const rows = await tx
    .withTables<Tables>()
    .selectFrom('catalogue_import_row')
    .select(['no', 'source', sql<string>`content ->> 'columnId'`.as('column')])
    .where('import_id', '=', batch)
    .where('outcome', '=', 'ready')
    .where('no', '>', after)
    .orderBy('no')
    .limit(AT_ONCE)
    .execute()
  const addresses: NewAddress[] = rows.flatMap(({ no, source, column }) => {
    const url = webAddress(source)
    const site_id = siteOf.get(column)
    return url && site_id ? [{ site_id, row_no: no, url, leads: { document_id: newId() } }] : []
  })
  const start = crawl && after === 0 ? siteOf.get(crawl.columnId) : undefined
  if (crawl && start)
    addresses.push(
      ...startPages(crawl.start).map((url) => ({
        site_id: start,
        row_no: 0,
        url,
        leads: { column_id: crawl.columnId },
      })),
    )
  await note(tx, batch, addresses)
  return rows.at(-1)?.no
}

/** The page an old column began at, under the names by which it was reached. */
function startPages(start: string): URL[] {
  const url = webAddress(start)
  if (!url) return []
  const folder = url.pathname.replace(/(?:index|default)\.s?html?$/i, '')
  if (!folder.endsWith('/')) return [url]
  const named = [folder, `${folder}index.html`, `${folder}index.htm`, `${folder}index.shtml`]
  return [...new Set([url.href, ...named.map((path) => new URL(path, url).href)])].map(
    (href) => new URL(href),
  )
}

async function note(tx: Tx, batch: string, addresses: readonly NewAddress[]): Promise<void> {
  const rows = addresses.flatMap(({ url, leads, ...row }) => {
    const path = pathOf(url)
    return path.length <= LONGEST && path !== '/'
      ? [{ ...row, path, host: url.host, import_id: batch, ...leads }]
      : []
  })
  if (rows.length === 0) return
  await sql`insert into catalogue_old_address (site_id, path, host, import_id, row_no, document_id, file_id, file_name, column_id)
    select site_id, path, host, import_id, row_no, document_id, file_id, coalesce(file_name, ''), column_id
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as a(site_id uuid, path text, host text, import_id uuid,
      row_no integer, document_id uuid, file_id uuid, file_name text, column_id text)
    on conflict do nothing`.execute(tx)
}

/** The ids given beforehand to rows of a batch. */
export async function allotted(tx: Tx, batch: string, rows: readonly number[]): Promise<Map<number, string>> {
  const found = await tx
    .withTables<Tables>()
    .selectFrom('catalogue_old_address')
    .select(['row_no', 'document_id'])
    .where('import_id', '=', batch)
    .where('document_id', 'is not', null)
    .where(sql<boolean>`row_no = any(${[...rows]}::int[])`)
    .execute()
  return new Map(found.flatMap((row) => (row.document_id ? [[row.row_no, row.document_id] as const] : [])))
}

/** Where old addresses lead now; those that are not known are left out. */
export async function placesOf(db: Db, old: readonly URL[]): Promise<Map<string, string>> {
  const asked = [...new Map(old.map((url) => [url.host + pathOf(url), url])).values()].map((url) => ({
    host: url.host,
    path: pathOf(url),
  }))
  if (asked.length === 0) return new Map()
  const found = await db
    .withTables<Tables>()
    .selectFrom('catalogue_old_address as a')
    .selectAll()
    .where(
      sql<boolean>`(a.host, a.path) in (select host, path from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as o(host text, path text))`,
    )
    .execute()
  return new Map(
    found.flatMap((row) => {
      const place = placeOf(row)
      return place ? [[row.host + row.path, place] as const] : []
    }),
  )
}

/** Where what a reader asks for stands on this site now; the host only decides where two old sites had the same path. */
export async function movedFrom(
  db: Db,
  asked: { host: string; hostname: string; url: string },
): Promise<string | undefined> {
  if (!URL.canParse(asked.url, 'http://old')) return undefined
  const path = pathOf(new URL(asked.url, 'http://old'))
  const rows = await db
    .withTables<Tables & DocumentTables>()
    .selectFrom('catalogue_old_address as a')
    .leftJoin('catalogue_document as d', 'd.id', 'a.document_id')
    .selectAll('a')
    .where('a.path', '=', path)
    .where((eb) => eb.or([eb('a.document_id', 'is', null), eb('d.published_edition', 'is not', null)]))
    .execute()
  if (rows.length === 0) return undefined
  const site = await siteOf(db, asked.hostname)
  const here = rows.filter((row) => row.site_id === site?.id)
  const row = here.find(({ host }) => host === asked.host) ?? here[0]
  if (!row || (row.file_id && !(await isPublishedFile(db, row.file_id)))) return undefined
  return placeOf(row)
}

/** Every old address of a site and where it leads now; where two old sites had the same path, that of the first. */
export async function oldAddressesOf(db: Db, hostname: string): Promise<Map<string, string>> {
  const site = await siteOf(db, hostname)
  if (!site) return new Map()
  const rows = await db
    .withTables<Tables>()
    .selectFrom('catalogue_old_address')
    .selectAll()
    .where('site_id', '=', site.id)
    .orderBy('path')
    .orderBy('host', 'desc')
    .execute()
  return new Map(
    rows.flatMap((row) => {
      const place = placeOf(row)
      return place ? [[row.path, place] as const] : []
    }),
  )
}

function placeOf(row: Tables['catalogue_old_address']): string | undefined {
  if (row.document_id) return urls.document(row.document_id)
  if (row.file_id) return urls.file(row.file_id, row.file_name)
  return row.column_id ? urls.column(row.column_id) : undefined
}
