import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Entry } from '#foundation/ledger'
import type { QuickAnswer } from '#platform/http'
import { createKeeper, type Keeper, type Reads } from './keeper.ts'
import type { Rendered } from './pages.ts'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

export type Encoding = 'br' | 'gzip' | 'plain'

/** A finished page, ready to send. */
export interface CachedPage {
  status: number
  etag: string
  /** Its bytes in an encoding, which are made when they are first asked for. */
  bytes(encoding: Encoding): Promise<Buffer>
}

/** Ways of asking for one page whose answers are kept: its encodings, over HTTP and HTTPS, through a few proxies. */
const MOST_QUESTIONS = 12

export interface PageCache {
  /** The page under `key`, rendered once however many ask at the same time. */
  get(key: string, render: (reads: Reads) => Promise<Rendered>): Promise<CachedPage>
  /** Keeps a whole answer with the page under `key`, for as long as that page is kept. */
  learn(key: string, page: CachedPage, question: string, answer: () => QuickAnswer): void
  answerTo(question: string | undefined): QuickAnswer | undefined
  /**
   * Keeps what many pages show, the site's own words for instance. A page made with such a piece must itself say that
   * it reads the piece's records.
   */
  pieces<Thing>(most: number): Pick<Keeper<Thing>, 'get'>
  /** What the page under `key` read, while it is kept. */
  readBy(key: string): readonly string[] | undefined
  /** Drops the pages that read what the entries touched. */
  heard(entries: readonly Entry[]): void
  size(): number
}

/**
 * Whole pages in memory, dropped by the ledger entries that touch what they read.
 * @param fresh false while this process does not hear the ledger: then nothing is served from memory
 */
export function createPageCache({ most, fresh }: { most: number; fresh: () => boolean }): PageCache {
  const answers = new Map<string, QuickAnswer>()
  const questions = new Map<string, Set<string>>()
  const pages = createKeeper<CachedPage>({
    most,
    fresh,
    dropped(key) {
      for (const question of questions.get(key) ?? []) answers.delete(question)
      questions.delete(key)
    },
  })
  const pieces: Pick<Keeper<never>, 'heard'>[] = []
  return {
    get: (key, render) =>
      pages.get(key, async (reads) => {
        const rendered = await render(reads)
        return finished(typeof rendered === 'string' ? { status: 200, html: rendered } : rendered)
      }),
    learn(key, page, question, answer) {
      const known = questions.get(key) ?? new Set()
      if (pages.kept(key) !== page || known.size >= MOST_QUESTIONS) return
      questions.set(key, known.add(question))
      answers.set(question, answer())
    },
    answerTo: (question) => (question !== undefined && fresh() ? answers.get(question) : undefined),
    pieces<Thing>(most: number) {
      const keeper = createKeeper<Thing>({ most, fresh })
      pieces.push(keeper)
      return keeper
    },
    heard(entries) {
      // Pieces first: a page that is made anew must not find an old one.
      for (const keeper of pieces) keeper.heard(entries)
      pages.heard(entries)
    },
    readBy: (key) => pages.readBy(key),
    size: () => pages.size(),
  }
}

function finished({ status, html }: { status: number; html: string }): CachedPage {
  const plain = Buffer.from(html, 'utf8')
  const packed = new Map<Encoding, Promise<Buffer>>([['plain', Promise.resolve(plain)]])
  return {
    status,
    etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
    bytes(encoding) {
      const bytes = packed.get(encoding) ?? pack(plain, encoding)
      packed.set(encoding, bytes)
      return bytes
    },
  }
}

function pack(plain: Buffer, encoding: Encoding): Promise<Buffer> {
  return encoding === 'br'
    ? brotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
    : zip(plain, { level: 6 })
}
