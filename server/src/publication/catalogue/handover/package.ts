import type { Readable } from 'node:stream'
import { sql } from 'kysely'
import { listBodies } from '#foundation/bodies'
import type { FileStore } from '#foundation/files'
import { accountNames } from '#foundation/identity'
import { type Clock, momentInShanghai } from '#platform/clock'
import type { Db } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { Tables as DocumentTables } from '../tables.ts'
import type { Converters } from './archive-copies.ts'
import { asBag, asZip, type Piece } from './bag.ts'
import { retentionLabels } from './contract.ts'
import { documentPieces, type Wanted } from './pieces.ts'
import type { Tables } from './tables.ts'

type Own = Tables & DocumentTables
/** A ZIP file without its large form holds 4 GB. */
const MOST_BYTES = 3 * 1024 ** 3

/** One hand-over as a ZIP file, made from the frozen editions whenever it is fetched; only a converter's copies bear their hour. */
export async function handoverZip(
  db: Db,
  clock: Clock,
  files: FileStore,
  converters: Converters,
  id: string,
): Promise<{ name: string; stream: Readable }> {
  const own = db.withTables<Own>()
  const row = await own.selectFrom('catalogue_handover').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Refusal('handover.not_found', 404)
  const items = await own
    .selectFrom('catalogue_handover_item as i')
    .select(['i.document_id', 'i.edition_id'])
    .where('i.handover_id', '=', id)
    .orderBy('i.no')
    .execute()
  const wanted = items.map((item) => ({ document: item.document_id, edition: item.edition_id }))
  if ((await bytesOf(db, wanted)) > MOST_BYTES) throw new Refusal('handover.too_large', 413)
  const [body] = await listBodies(db, clock.today(), [row.body_id])
  const people = await accountNames(db, [row.made_by])
  const pieces = asBag(documentPieces(db, clock, files, wanted, { drafts: false, converters }), {
    'Source-Organization': body?.name ?? '',
    'Contact-Name': people.get(row.made_by)?.name ?? '',
    'Bagging-Date': momentInShanghai(row.made_at),
    'External-Description': `政府信息移交包，接收单位：${row.receiver}，保管期限：${retentionLabels[row.retention]}，截至${row.until_day}，共${wanted.length}件`,
    'External-Identifier': id,
  })
  return { name: `移交包-${body?.name ?? ''}-${row.until_day}.zip`, stream: asZip(pieces, row.made_at) }
}

async function bytesOf(db: Db, wanted: readonly Wanted[]): Promise<number> {
  const ids = wanted.flatMap(({ edition }) => edition ?? [])
  const { rows } = await sql<{ bytes: number }>`
    select coalesce(sum((a ->> 'size')::float8), 0) as bytes from catalogue_edition e,
      jsonb_array_elements(e.canonical::jsonb -> 'attachments') a
    where e.id = any(${ids}::uuid[]) and e.destroyed_at is null`.execute(db)
  return rows[0]?.bytes ?? 0
}

export interface ExportAsked {
  bodies: readonly string[]
  /** Days of publication, both included. */
  from?: string | undefined
  until?: string | undefined
  /** Also what is not public: drafts, withheld and withdrawn texts. */
  everything: boolean
}

/** Everything that was asked for as the files of a bag, and how many documents that are. */
export async function exportPieces(
  db: Db,
  clock: Clock,
  files: FileStore,
  converters: Converters,
  asked: ExportAsked,
  by: string,
): Promise<{ documents: number; pieces: AsyncGenerator<Piece> }> {
  const day = sql`(d.published_at at time zone 'Asia/Shanghai')::date`
  const rows = await db
    .withTables<Own>()
    .selectFrom('catalogue_document as d')
    .select(['d.id', 'd.published_edition', 'd.state'])
    .where(sql<boolean>`d.body_id = any(${[...asked.bodies]}::uuid[])`)
    .$if(!asked.everything, (query) =>
      query.where('d.published_edition', 'is not', null).where('d.state', '<>', 'withdrawn'),
    )
    .$if(asked.from !== undefined, (query) => query.where(sql<boolean>`${day} >= ${asked.from}`))
    .$if(asked.until !== undefined, (query) => query.where(sql<boolean>`${day} <= ${asked.until}`))
    .orderBy('d.published_at')
    .orderBy('d.id')
    .execute()
  const wanted = rows.map((row) => ({ document: row.id, edition: row.published_edition }))
  return {
    documents: wanted.length,
    pieces: asBag(documentPieces(db, clock, files, wanted, { drafts: asked.everything, converters }), {
      'Contact-Name': by,
      'Bagging-Date': momentInShanghai(clock.now()),
      'External-Description': `政府信息${asked.everything ? '全部导出（含未公开）' : '导出'}，共${wanted.length}件`,
    }),
  }
}
