import { sql } from 'kysely'
import type { FileStore } from '#foundation/files'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import { newId } from '#platform/crypto'
import { type Db, inTransaction, type Tx } from '#platform/db'
import type { Outgoing } from '#platform/outgoing'
import { type BroughtPage, fileBringer, leftBehind, withOwnFiles } from './bring-files.ts'
import { type CrawlInput, type CrawlPlan, importFields } from './contract.ts'
import { crawlSite } from './crawl.ts'
import { checkTable, keepChecked } from './import-batch.ts'
import { noteFiles } from './old-addresses.ts'
import type { Tables } from './tables.ts'

/** Asks for an old site to be read; the job does it. @returns the batch's id */
export async function beginCrawl(tx: Tx, clock: Clock, actor: Actor, input: CrawlInput): Promise<string> {
  const id = newId()
  const { bodyId, name, ...plan } = input
  await tx
    .withTables<Tables>()
    .insertInto('catalogue_import')
    .values({
      id,
      body_id: bodyId,
      name,
      state: 'crawling',
      crawl: sql<CrawlPlan>`${JSON.stringify(plan)}::jsonb`,
      created_by: actor.id,
      created_at: clock.now(),
      finished_at: null,
    })
    .execute()
  await record(tx, clock, {
    kind: 'import.crawl_begun',
    subject: { kind: 'import', id },
    body: bodyId,
    actor: actor.id,
  })
  return id
}

/** Reads every site that was asked for, and leaves each batch checked, row by row, like a table. @returns how many pages */
export async function runCrawls(
  db: Db,
  clock: Clock,
  files: FileStore,
  outgoing: Outgoing,
  signal: AbortSignal,
): Promise<number> {
  const waiting = await db
    .withTables<Tables>()
    .selectFrom('catalogue_import')
    .selectAll()
    .where('state', '=', 'crawling')
    .execute()
  let pages = 0
  for (const batch of waiting) {
    const { crawl } = batch
    if (!crawl) continue
    const crawled = await crawlSite(outgoing, crawl, signal)
    // Ended half-way: the next run begins anew.
    if (signal.aborted) break
    pages += crawled.seen
    const bring = fileBringer(db, files, outgoing, batch.created_by)
    const brought: BroughtPage[] = []
    const lines: string[][] = []
    for (const { url, page } of crawled.pages) {
      const own = await bring(url, page.body)
      brought.push({ url, body: page.body, own })
      lines.push([
        page.title,
        withOwnFiles(page.body, url, own),
        page.publishedOn,
        page.documentNumber,
        page.indexNumber,
        page.keywords,
        page.abstract,
        url,
        [...own.values()]
          .filter((file) => !file.mediaType.startsWith('image/'))
          .map((file) => file.name)
          .join(';'),
      ])
    }
    const heading = [
      'title',
      'body',
      'publishedOn',
      'documentNumber',
      'indexNumber',
      'keywords',
      'abstract',
      'source',
      'attachments',
    ] as const
    const rows = await checkTable(db, clock, [heading.map((field) => importFields[field]), ...lines], {
      mapping: {},
      columnId: crawl.columnId,
      files: brought.flatMap(({ own }) => [...own.values()]),
    })
    const left = await leftBehind(db, brought)
    for (const row of rows)
      row.notice = [row.notice, left.get(row.source) ?? ''].filter((text) => text !== '').join('；')
    await inTransaction(db, async (tx) => {
      await keepChecked(tx, batch.id, rows)
      await noteFiles(
        tx,
        batch.id,
        crawl.columnId,
        brought.flatMap(({ own }, at) => [...own].map(([url, file]) => ({ no: at + 1, url, file }))),
      )
      await tx
        .withTables<Tables>()
        .updateTable('catalogue_import')
        .set({
          state: rows.length > 0 ? 'checked' : 'failed',
          problem:
            rows.length === 0
              ? `读了 ${crawled.seen} 个网页，没有找到文章；请检查网址，或者填写正文所在元素的名称。`
              : crawled.lost.length > 0
                ? `有 ${crawled.lost.length} 个网页打不开，例如 ${crawled.lost[0]}`
                : '',
        })
        .where('id', '=', batch.id)
        .execute()
      await record(tx, clock, {
        kind: 'import.checked',
        subject: { kind: 'import', id: batch.id },
        body: batch.body_id,
        actor: batch.created_by,
        payload: { rows: rows.length, pages: crawled.seen },
      })
    })
  }
  return pages
}
