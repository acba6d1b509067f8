import { parseFeed } from 'feedsmith'
import readXlsxFile from 'read-excel-file/node'
import type { Actor } from '#foundation/identity'
import { harmlessArchive } from '#platform/archive'
import type { Clock } from '#platform/clock'
import { sha256 } from '#platform/crypto'
import { type Db, inTransaction } from '#platform/db'
import { Refusal } from '#platform/errors'
import { textOf } from '#platform/html'
import type { Outgoing } from '#platform/outgoing'
import { takeFinding } from './store.ts'
import type { Tables } from './tables.ts'

export interface ImportedItems {
  taken: number
  known: number
  broken: { line: number; reason: string }[]
}

interface Row {
  line: number
  cells: Readonly<Record<string, string>>
}

/** Items of another system: rows under Chinese headings, as a workbook or as JSON. Good ones in, broken ones said. */
export async function importItems(
  db: Db,
  clock: Clock,
  actor: Actor | undefined,
  bodyId: string,
  input: { rows?: readonly Readonly<Record<string, string>>[] | undefined; base64?: string | undefined },
): Promise<ImportedItems> {
  const rows: Row[] = input.base64
    ? await workbookRows(input.base64)
    : (input.rows ?? []).map((cells, at) => ({ line: at + 1, cells }))
  if (rows.length === 0) throw new Refusal('opinion.nothing_to_import', 422)
  const result: ImportedItems = { taken: 0, known: 0, broken: [] }
  for (const { line, cells } of rows) {
    const title = (cells.标题 ?? '').trim()
    const url = (cells.网址 ?? '').trim()
    const at = cells.时间
      ? new Date(cells.时间.replace(' ', 'T').replace(/(T\d\d:\d\d)$/, '$1:00+08:00'))
      : null
    const reason =
      title.length < 2
        ? '没有标题'
        : url !== '' && !/^https?:\/\//.test(url)
          ? '网址不完整'
          : at && Number.isNaN(at.getTime())
            ? '时间不正确，例如 2026-03-02 14:05'
            : undefined
    if (reason) {
      result.broken.push({ line, reason })
      continue
    }
    const id = await inTransaction(db, (tx) =>
      takeFinding(tx, clock, actor, {
        bodyId,
        title: title.slice(0, 200),
        text: (cells.内容 ?? '').slice(0, 20_000),
        source: (cells.来源 ?? '导入').slice(0, 60),
        url,
        outerId: url || sha256(title).toString('hex'),
        cameBy: 'import',
        publishedAt: at,
        foundAt: clock.now(),
        severity: 'general',
      }),
    )
    if (id) result.taken += 1
    else result.known += 1
  }
  return result
}

async function workbookRows(base64: string): Promise<Row[]> {
  let rows: readonly (readonly unknown[])[]
  try {
    rows = (await readXlsxFile(await harmlessArchive(Buffer.from(base64, 'base64'))))[0]?.data ?? []
  } catch {
    throw new Refusal('opinion.not_a_workbook', 422)
  }
  const [head = [], ...body] = rows
  const names = head.map((cell) => String(cell ?? '').trim())
  return body.map((row, at) => ({
    line: at + 2,
    cells: Object.fromEntries(
      names.map((name, column) => {
        const cell = row[column]
        return [name, cell instanceof Date ? cell.toISOString() : String(cell ?? '')]
      }),
    ),
  }))
}

export interface FeedEntry {
  id: string
  title: string
  text: string
  url: string
  at: Date | null
}

/** The entries of an RSS, Atom or RDF document. Throws on what is none. */
export function readFeed(content: string): FeedEntry[] {
  const { format, feed } = parseFeed(content)
  const dated = (text: string | undefined) => {
    const at = text ? new Date(text) : null
    return at && !Number.isNaN(at.getTime()) ? at : null
  }
  const entry = (
    id: string | undefined,
    title: string | undefined,
    text: string | undefined,
    url: string | undefined,
    at: string | undefined,
  ): FeedEntry => ({
    id: id || url || title || '',
    title: textOf(title ?? '').slice(0, 200),
    text: textOf(text ?? '').slice(0, 20_000),
    url: url && /^https?:\/\//.test(url) ? url : '',
    at: dated(at),
  })
  const worded = (text: string | { value?: string | undefined } | undefined) =>
    typeof text === 'object' ? text.value : text
  const entries =
    format === 'atom'
      ? (feed.entries ?? []).map((one) =>
          entry(
            one.id,
            worded(one.title),
            worded(one.summary ?? one.content),
            one.links?.[0]?.href,
            one.updated ?? one.published,
          ),
        )
      : format === 'rss'
        ? (feed.items ?? []).map((one) =>
            entry(one.guid?.value, one.title, one.description, one.link, one.pubDate),
          )
        : format === 'rdf'
          ? (feed.items ?? []).map((one) => entry(undefined, one.title, one.description, one.link, undefined))
          : []
  return entries.filter(({ id, title }) => id !== '' && title.length >= 2)
}

/** Reads every active source once. A source that fails says why and does not stop the others. @returns how many are new */
export async function readSources(db: Db, clock: Clock, outgoing: Outgoing): Promise<number> {
  const own = db.withTables<Tables>()
  const sources = await own.selectFrom('opinion_source').selectAll().where('active', '=', true).execute()
  let taken = 0
  for (const source of sources) {
    const set: { fetched_at: Date; problem: string; etag?: string } = { fetched_at: clock.now(), problem: '' }
    try {
      const answer = await outgoing.fetch(source.url, {
        headers: {
          accept: 'application/rss+xml, application/atom+xml, application/xml;q=0.9',
          ...(source.etag ? { 'if-none-match': source.etag } : {}),
        },
        mostBytes: 2 * 1024 * 1024,
      })
      if (answer.status === 200) {
        for (const one of readFeed(answer.body.toString('utf8'))) {
          const { id: outerId, title, text, url, at } = one
          const finding = { bodyId: source.body_id, title, text, url, outerId, source: source.name }
          const made = await inTransaction(db, (tx) =>
            takeFinding(tx, clock, undefined, {
              ...finding,
              ...{ cameBy: 'feed', publishedAt: at, foundAt: clock.now(), severity: 'general' },
            }),
          )
          if (made) taken += 1
        }
        set.etag = answer.headers.etag ?? ''
      } else if (answer.status !== 304) set.problem = `来源答复 ${answer.status}`
    } catch (error) {
      set.problem =
        error instanceof Refusal && error.code.startsWith('outgoing')
          ? '该网址不能访问（内部地址或者无效网址）'
          : '读取失败：网络不通，或者不是 RSS、Atom 格式'
    }
    await own.updateTable('opinion_source').set(set).where('id', '=', source.id).execute()
  }
  return taken
}
