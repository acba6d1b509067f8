/** What an inspector reads off one page: tags, footer, links, weight. Works on markup alone, like a checker's program. */
export interface InspectedPage {
  url: string
  status: number
  ms: number
  bytes: number
  compressed: boolean
  html: string
}

/** Longest time in which a page must open (国办秘函〔2019〕19号). */
export const OPENS_WITHIN_MS = 15_000

export async function fetchPage(url: string): Promise<InspectedPage> {
  const started = performance.now()
  try {
    const answer = await fetch(url, { redirect: 'follow', signal: AbortSignal.timeout(OPENS_WITHIN_MS) })
    const html = await answer.text()
    return {
      url,
      status: answer.status,
      ms: performance.now() - started,
      bytes: Buffer.byteLength(html),
      compressed: answer.headers.get('content-encoding') !== null,
      html,
    }
  } catch {
    return { url, status: 0, ms: performance.now() - started, bytes: 0, compressed: false, html: '' }
  }
}

/** The content of a page tag; undefined where it is missing. */
export function tagOf(html: string, name: string): string | undefined {
  return new RegExp(`<meta name="${name}" content="([^"]*)"`, 'i').exec(html)?.[1]
}

/** How often a page tag stands on the page: more than once is a fault of its own. */
export function tagCount(html: string, name: string): number {
  return html.match(new RegExp(`<meta name="${name}" `, 'gi'))?.length ?? 0
}

const plain = (text: string) => text.replaceAll('&amp;', '&')

/** Addresses on the same site, without what is only a part of a page. */
export function linksOf(page: InspectedPage): string[] {
  const origin = new URL(page.url).origin
  const found = [...page.html.matchAll(/<a [^>]*href="([^"#]+)/g)].flatMap(([, href]) => {
    const address = URL.canParse(plain(href ?? ''), page.url)
      ? new URL(plain(href ?? ''), page.url)
      : undefined
    return address?.origin === origin && !address.pathname.startsWith('/console') ? [address.href] : []
  })
  return [...new Set(found)]
}

/** Addresses of other hosts that a page loads by itself: pictures, scripts, styles. */
export function foreignLoads(page: InspectedPage): string[] {
  const origin = new URL(page.url).origin
  return [
    ...page.html.matchAll(/<(?:img|script|link|iframe|source)[^>]*(?:src|href)="(https?:[^"]+)"/g),
  ].flatMap(([, src]) => (src?.startsWith(origin) ? [] : [src ?? '']))
}

/** Days shown in a list, newest first. */
export function daysOf(html: string): string[] {
  return [...html.matchAll(/<time datetime="(\d{4}-\d\d-\d\d)/gi)]
    .flatMap(([, day]) => day ?? [])
    .sort()
    .reverse()
}

export function titleOf(html: string): string {
  return plain(/<h1[^>]*>([^<]+)/.exec(html)?.[1] ?? '').trim()
}
