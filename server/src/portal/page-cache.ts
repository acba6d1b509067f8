import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Entry } from '#foundation/ledger'
import type { QuickAnswer } from '#platform/http'
import type { Rendered } from './pages.ts'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** A finished page: its bytes in each encoding, ready to send. */
export interface CachedPage {
  status: number
  etag: string
  plain: Buffer
  br: Buffer
  gzip: Buffer
}

interface Kept {
  page: CachedPage
  tags: readonly string[]
  questions: Set<string>
}

/** Ways of asking for one page whose answers are kept: its encodings, over HTTP and HTTPS, through a few proxies. */
const MOST_QUESTIONS = 12

/** Says which records a page reads: `document:<id>` or, for lists, the kind `document`. */
export type Reads = (...tags: string[]) => void

export interface PageCache {
  /** The page under `key`, rendered once however many ask at the same time. */
  get(key: string, render: (reads: Reads) => Promise<Rendered>): Promise<CachedPage>
  /** Keeps a whole answer with the page under `key`, for as long as that page is kept. */
  learn(key: string, page: CachedPage, question: string, answer: () => QuickAnswer): void
  answerTo(question: string | undefined): QuickAnswer | undefined
  /** Drops the pages that read what the entries touched. */
  heard(entries: readonly Entry[]): void
  size(): number
}

/**
 * Whole pages in memory, dropped by the ledger entries that touch what they read.
 * @param fresh false while this process does not hear the ledger: then nothing is served from memory
 */
export function createPageCache(options: { most: number; fresh: () => boolean }): PageCache {
  const kept = new Map<string, Kept>()
  const byTag = new Map<string, Set<string>>()
  const answers = new Map<string, QuickAnswer>()
  const rendering = new Map<string, Promise<CachedPage>>()
  // How often each tag moved: a page is not stored when a tag moved while it was being rendered.
  const moved = new Map<string, number>()

  const drop = (key: string) => {
    const entry = kept.get(key)
    if (!entry) return
    kept.delete(key)
    for (const tag of entry.tags) byTag.get(tag)?.delete(key)
    for (const question of entry.questions) answers.delete(question)
  }

  const store = (key: string, entry: Kept) => {
    drop(key)
    const oldest = kept.keys().next().value
    if (kept.size >= options.most && oldest !== undefined) drop(oldest)
    kept.set(key, entry)
    for (const tag of entry.tags) {
      const keys = byTag.get(tag) ?? new Set()
      byTag.set(tag, keys.add(key))
    }
  }

  const renderNow = async (key: string, render: (reads: Reads) => Promise<Rendered>) => {
    const tags = new Map<string, number>()
    const rendered = await render((...names) => {
      for (const name of names) if (!tags.has(name)) tags.set(name, moved.get(name) ?? 0)
    })
    const page = await pack(typeof rendered === 'string' ? { status: 200, html: rendered } : rendered)
    const still = [...tags].every(([tag, count]) => (moved.get(tag) ?? 0) === count)
    if (still && tags.size > 0 && options.fresh())
      store(key, { page, tags: [...tags.keys()], questions: new Set() })
    return page
  }

  return {
    async get(key, render) {
      const hit = kept.get(key)
      if (hit && options.fresh()) return hit.page
      const running = rendering.get(key)
      if (running) return running
      const work = renderNow(key, render).finally(() => rendering.delete(key))
      rendering.set(key, work)
      return work
    },
    learn(key, page, question, answer) {
      const entry = kept.get(key)
      if (entry?.page !== page || entry.questions.size >= MOST_QUESTIONS) return
      entry.questions.add(question)
      answers.set(question, answer())
    },
    answerTo: (question) => (question !== undefined && options.fresh() ? answers.get(question) : undefined),
    heard(entries) {
      for (const entry of entries) {
        for (const tag of [entry.subjectKind, `${entry.subjectKind}:${entry.subjectId}`]) {
          moved.set(tag, (moved.get(tag) ?? 0) + 1)
          for (const key of [...(byTag.get(tag) ?? [])]) drop(key)
        }
      }
      // A rendering that began before the news must not be shared with those who come after it.
      rendering.clear()
    },
    size: () => kept.size,
  }
}

async function pack({ status, html }: { status: number; html: string }): Promise<CachedPage> {
  const plain = Buffer.from(html, 'utf8')
  const [br, zipped] = await Promise.all([
    brotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
    zip(plain, { level: 6 }),
  ])
  return {
    status,
    etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
    plain,
    br,
    gzip: zipped,
  }
}
