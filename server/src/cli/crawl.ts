import type { Readable } from 'node:stream'
import type { App } from '#platform/http'

const MOST_PAGES = 200_000
const personal =
  /^\/(console|api|search|my|requests\/(apply|track)|metrics|preferences|healthz|exchange)(\/|\?|$)/

/** What the portal answers under one of its own addresses. */
export interface PublishedFile {
  /** Path and query. */
  address: string
  type: string
  /** Whole where links are looked for, else as it comes: an attachment may have gigabytes. */
  content: Buffer | Readable
}

/**
 * Everything the portal shows under a host name: it begins at the home page and follows the portal's own links; what
 * needs a person or a program behind it is left out.
 * @param known what the caller has already and need not be asked for again
 */
export async function* published(
  app: App,
  host: string,
  known: (address: string) => boolean = () => false,
): AsyncGenerator<PublishedFile> {
  const [seen, left] = [new Set(['/']), ['/']]
  let found = 0
  for (let at = left.pop(); at !== undefined && found < MOST_PAGES; at = left.pop()) {
    if (known(at)) continue
    // Named as a program, so that it does not count as a reader.
    const headers = { host, 'user-agent': 'yangguang-crawl', 'accept-encoding': 'identity' }
    const answer = await app.inject({ url: at, headers, payloadAsStream: true })
    // What may not be kept by anybody is made for one reader: a form with its key.
    if (answer.statusCode !== 200 || /no-store/.test(String(answer.headers['cache-control'] ?? ''))) {
      answer.stream().resume()
      continue
    }
    found += 1
    const type = String(answer.headers['content-type'] ?? 'application/octet-stream')
    if (!type.startsWith('text/html') && !type.startsWith('text/css')) {
      yield { address: at, type, content: answer.stream() }
      continue
    }
    const parts: Buffer[] = []
    for await (const part of answer.stream()) parts.push(Buffer.from(part))
    const content = Buffer.concat(parts)
    yield { address: at, type, content }
    for (const link of linksOf(content.toString(), host, at)) {
      if (seen.has(link)) continue
      seen.add(link)
      left.push(link)
    }
  }
}

/** The portal's own addresses on a page, without those that need a person or a program behind them. */
function linksOf(html: string, host: string, base: string): string[] {
  const found = html.matchAll(/(?:href|src)="([^"#]+)|url\(["']?([^"')#]+)/g)
  return [...found].flatMap(([, attribute, style]) => {
    const text = (attribute ?? style ?? '').replaceAll('&amp;', '&')
    const origin = `http://${host}`
    if (!URL.canParse(text, `${origin}${base}`)) return []
    const url = new URL(text, `${origin}${base}`)
    return url.origin === origin && !personal.test(url.pathname) ? [`${url.pathname}${url.search}`] : []
  })
}
