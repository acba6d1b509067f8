import { bygoneTypeOf, type FileStore } from '#foundation/files'
import { newId } from '#platform/crypto'
import { type Db, inTransaction } from '#platform/db'
import type { Outgoing } from '#platform/outgoing'
import { urls } from '#portal'
import type { DocumentContent } from '../contract.ts'
import { pathOf, placesOf } from './old-addresses.ts'
import { addressesIn } from './read-page.ts'
import { linksIn, rewriteLinks } from './rewrite-links.ts'

type File = DocumentContent['attachments'][number]

export interface BroughtPage {
  url: string
  body: string
  /** Files that came along, by their old address. */
  own: ReadonlyMap<string, File>
}

const FILE_BYTES = 20 * 1024 * 1024
const MOST_FILES = 20
const carried = /\.(?:pdf|docx?|xlsx?|pptx?|wps|et|dps|zip|rar|ofd|txt|csv|jpe?g|png|gif|mp[34])(?:\?|$)/i

/**
 * Pictures and files the texts of an old site name come along, each once however many pages name it, and each under a name
 * of its own, since many sites call them all the same. @returns brings those of one page
 */
export function fileBringer(
  db: Db,
  files: FileStore,
  outgoing: Outgoing,
  account: string,
): (page: string, body: string) => Promise<Map<string, File>> {
  const had = new Map<string, File>()
  const bring = async (url: string): Promise<File | undefined> => {
    const answer = await outgoing
      .fetch(url, { timeoutMs: 60_000, mostBytes: FILE_BYTES })
      .catch(() => undefined)
    const plain = plainName(new URL(url).pathname.split('/').pop() ?? '')
    const mediaType = answer?.status === 200 ? bygoneTypeOf(plain, answer.body) : undefined
    if (!answer || !mediaType) return undefined
    const name = `${newId().slice(-6)}-${plain}`.slice(0, 200)
    const file = { class: 'private' as const, name, mediaType, content: answer.body, createdBy: account }
    const info = await inTransaction(db, (tx) => files.put(tx, file))
    return { fileId: info.id, name, mediaType, size: info.size, hash: info.hash }
  }
  return async (page, body) => {
    const { host } = new URL(page)
    const wanted = addressesIn(body, page)
      .filter((url) => new URL(url).host === host && carried.test(url))
      .slice(0, MOST_FILES)
    const kept = new Map<string, File>()
    for (const url of wanted) {
      const file = had.get(url) ?? (await bring(url))
      if (!file) continue
      had.set(url, file)
      kept.set(url, file)
    }
    return kept
  }
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
export function withOwnFiles(body: string, page: string, own: ReadonlyMap<string, File>): string {
  return rewriteLinks(body, page, ({ kind, url }) => {
    const file = own.get(url.href)
    if (!file) return undefined
    return kind === 'src' ? file.name : urls.file(file.fileId, file.name)
  })
}

/** What will lead to the old site still: links of its pages to pages and files that do not come along. */
export async function leftBehind(db: Db, pages: readonly BroughtPage[]): Promise<Map<string, string>> {
  const known = new Set(pages.map(({ url }) => url))
  const linksOf = ({ url, body, own }: BroughtPage) =>
    linksIn(body, url).filter(
      (link) =>
        link.kind === 'href' &&
        link.url.host === new URL(url).host &&
        !known.has(link.url.href) &&
        !own.has(link.url.href),
    )
  const places = await placesOf(
    db,
    pages.flatMap((page) => linksOf(page).map(({ url }) => url)),
  )
  return new Map(
    pages.flatMap((page) => {
      const left = linksOf(page).filter(({ url }) => !places.has(url.host + pathOf(url)))
      const [first] = left
      if (!first) return []
      const said = `正文有 ${left.length} 处链接指向没有读到的旧网页或者文件（例如 ${first.url.href}），导入后仍指向旧网址`
      return [[page.url, said] as const]
    }),
  )
}
