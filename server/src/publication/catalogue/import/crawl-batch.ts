import { sql } from 'kysely'
import { type FileStore, mediaTypeOf } from '#foundation/files'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import { newId } from '#platform/crypto'
import { type Db, inTransaction, type Tx } from '#platform/db'
import type { Outgoing } from '#platform/outgoing'
import { urls } from '#portal'
import type { DocumentContent } from '../contract.ts'
import { type CrawlInput, type CrawlPlan, importFields } from './contract.ts'
import { crawlSite } from './crawl.ts'
import { checkTable, keepChecked } from './import-batch.ts'
import { addressesIn } from './read-page.ts'
import type { Tables } from './tables.ts'

const FILE_BYTES = 20 * 1024 * 1024
const MOST_FILES = 20

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
    const attached: DocumentContent['attachments'] = []
    const lines: string[][] = []
    for (const { url, page } of crawled.pages) {
      const own = await bringFiles(db, files, outgoing, batch.created_by, url, page.body)
      attached.push(...own.values())
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
      files: attached,
    })
    await inTransaction(db, async (tx) => {
      await keepChecked(tx, batch.id, rows)
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

/** Pictures and files the text names come along; each under a name of its own, since many sites call them all the same. */
async function bringFiles(
  db: Db,
  files: FileStore,
  outgoing: Outgoing,
  account: string,
  page: string,
  body: string,
): Promise<Map<string, DocumentContent['attachments'][number]>> {
  const host = new URL(page).host
  const wanted = addressesIn(body, page)
    .filter((url) => new URL(url).host === host && /\.(?:pdf|docx|xlsx|zip|ofd|jpe?g|png)(?:\?|$)/i.test(url))
    .slice(0, MOST_FILES)
  const kept = new Map<string, DocumentContent['attachments'][number]>()
  for (const url of wanted) {
    const answer = await outgoing
      .fetch(url, { timeoutMs: 60_000, mostBytes: FILE_BYTES })
      .catch(() => undefined)
    const plain = plainName(new URL(url).pathname.split('/').pop() ?? '')
    const mediaType = answer?.status === 200 ? mediaTypeOf(plain, answer.body) : undefined
    if (!answer || !mediaType) continue
    const name = `${newId().slice(-6)}-${plain}`.slice(0, 200)
    const file = { class: 'private' as const, name, mediaType, content: answer.body, createdBy: account }
    const info = await inTransaction(db, (tx) => files.put(tx, file))
    kept.set(url, { fileId: info.id, name, mediaType, size: info.size, hash: info.hash })
  }
  return kept
}

/** Old sites name files in GBK, which is no address of today: such a name stays as it is written. */
function plainName(coded: string): string {
  try {
    return decodeURIComponent(coded)
  } catch {
    return coded
  }
}

/** Addresses in the text: of what came along its new place, of everything else the whole old address. */
function withOwnFiles(
  body: string,
  page: string,
  own: ReadonlyMap<string, DocumentContent['attachments'][number]>,
): string {
  return body.replace(/\b(href|src)\s*=\s*["']([^"'#]+)["']/gi, (whole, kind: string, text: string) => {
    const address = text.replaceAll('&amp;', '&')
    if (!URL.canParse(address, page)) return whole
    const { href } = new URL(address, page)
    const file = own.get(href)
    if (!file) return `${kind}="${href.replaceAll('&', '&amp;').replaceAll('"', '%22')}"`
    return kind.toLowerCase() === 'src' ? `src="${file.name}"` : `href="${urls.file(file.fileId, file.name)}"`
  })
}
