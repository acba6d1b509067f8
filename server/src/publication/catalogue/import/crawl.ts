import type { Outgoing } from '#platform/outgoing'
import type { CrawlPlan } from './contract.ts'
import { addressesIn, type ReadPage, readPage } from './read-page.ts'
import { decodeText } from './read-table.ts'

const PAGE_BYTES = 5 * 1024 * 1024
const files = /\.(?:pdf|docx?|xlsx?|zip|rar|ofd|jpe?g|png|gif|mp4|css|js|ico|xml|json)(?:\?|$)/i
const PAUSE_MS = 50

export interface Crawled {
  pages: { url: string; page: ReadPage }[]
  /** Addresses that did not answer. */
  lost: string[]
  seen: number
}

/**
 * Reads an old site page by page through the guarded way out, on its own host only and beneath the start's folder unless
 * told otherwise, gently, up to the number of pages asked for.
 */
export async function crawlSite(
  outgoing: Outgoing,
  plan: CrawlPlan,
  signal: AbortSignal,
  tell: (seen: number, found: number) => Promise<void> | void = () => {},
): Promise<Crawled> {
  const start = new URL(plan.start)
  const beneath = plan.whole ? '/' : start.pathname.replace(/[^/]*$/, '')
  const queue = [start.href]
  const known = new Set(queue)
  const crawled: Crawled = { pages: [], lost: [], seen: 0 }
  for (let url = queue.shift(); url !== undefined; url = queue.shift()) {
    if (signal.aborted || crawled.seen >= plan.most) break
    crawled.seen += 1
    const html = await fetchPage(outgoing, url)
    if (html === undefined) {
      crawled.lost.push(url)
      continue
    }
    const page = readPage(html, plan.container)
    if (page) crawled.pages.push({ url, page })
    for (const address of addressesIn(html, url)) {
      const to = new URL(address)
      if (to.host !== start.host || !to.pathname.startsWith(beneath)) continue
      if (files.test(to.pathname) || known.has(to.href)) continue
      known.add(to.href)
      queue.push(to.href)
    }
    if (crawled.seen % 20 === 0) await tell(crawled.seen, crawled.pages.length)
    // An old machine is not to be brought down by its own removal.
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
  return crawled
}

async function fetchPage(outgoing: Outgoing, url: string): Promise<string | undefined> {
  try {
    const answer = await outgoing.fetch(url, { timeoutMs: 20_000, mostBytes: PAGE_BYTES })
    const type = answer.headers['content-type'] ?? 'text/html'
    return answer.status === 200 && /html/i.test(type) ? decodeText(answer.body) : undefined
  } catch {
    return undefined
  }
}
