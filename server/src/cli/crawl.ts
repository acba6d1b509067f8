import type { Readable } from 'node:stream'
import type { App } from '#platform/http'
import type { Deps } from '../app.ts'
import { PUBLIC_DOOR } from '../doors.ts'

const MOST_ADDRESSES = 1_000_000
/** One page waits for the database while others are drawn. */
const AT_ONCE = 8
const personal =
  /^\/(console|api|search|my|requests\/(apply|track)|metrics|preferences|healthz|exchange)(\/|\?|$)/

/** What the portal answers under one of its own addresses. */
export interface PublishedFile {
  /** Path and query. */
  address: string
  /** 410 for what was withdrawn: its page says so, and why. */
  status: 200 | 410
  type: string
  /** Whole where links are looked for, else as it comes: an attachment may have gigabytes. */
  content: Buffer | Readable
  /** Where it leads. */
  links: readonly string[]
}

/** What the caller knows of a site before it is asked for. */
interface Known {
  /** Where an address leads that the caller has already and that need not be asked for again. */
  known?: (address: string) => readonly string[] | undefined
  /** Addresses to which nothing leads any more. */
  unlinked?: readonly string[]
}

/**
 * Where readers will find what is drawn here: feeds and codes to scan name the whole address.
 * @param portalUrl the public's door; without it the host name is all that is known
 */
export function readersAt(host: string | undefined, portalUrl: string | undefined): URL {
  const door = new URL(portalUrl ?? `http://${ANY_HOST}`)
  return host === undefined ? door : new URL(`${door.protocol}//${host}`)
}

/** The host name of an installation whose one site answers every name. */
export const ANY_HOST = 'localhost'

/** The portal as it is drawn for elsewhere: nobody asks but this program, so the scheme it names is believed. */
export const forElsewhere = (deps: Deps): Deps => ({ ...deps, doors: PUBLIC_DOOR, trustProxy: '127.0.0.1' })

/**
 * Everything the portal shows at an address: it begins at the home page and follows the portal's own links; what
 * needs a person or a program behind it is left out.
 */
export async function* published(
  app: App,
  at: URL,
  { known, unlinked = [] }: Known = {},
): AsyncGenerator<PublishedFile> {
  const left = ['/', ...unlinked]
  const seen = new Set(left)
  const asked = new Map<string, ReturnType<typeof ask>>()
  const lead = (links: readonly string[]) => {
    for (const link of links) {
      if (seen.has(link) || seen.size >= MOST_ADDRESSES) continue
      seen.add(link)
      left.push(link)
    }
  }
  for (;;) {
    while (left.length > 0 && asked.size < AT_ONCE) {
      const address = left.pop() ?? '/'
      const links = known?.(address)
      if (links) lead(links)
      else asked.set(address, ask(app, at, address))
    }
    if (asked.size === 0) return
    const { address, file } = await Promise.race(asked.values())
    asked.delete(address)
    if (!file) continue
    lead(file.links)
    yield file
  }
}

async function ask(
  app: App,
  { host, protocol, origin }: URL,
  address: string,
): Promise<{ address: string; file?: PublishedFile }> {
  // Named as a program, so that it does not count as a reader.
  const headers = {
    ...{ host, 'x-forwarded-proto': protocol.slice(0, -1) },
    ...{ 'user-agent': 'yangguang-crawl', 'accept-encoding': 'identity' },
  }
  const answer = await app.inject({ url: address, headers, payloadAsStream: true })
  // What may not be kept by anybody is made for one reader: a form with its key.
  const status = answer.statusCode
  const isKept =
    (status === 200 || status === 410) && !/no-store/.test(String(answer.headers['cache-control']))
  if (!isKept) {
    answer.stream().resume()
    return { address }
  }
  const type = String(answer.headers['content-type'] ?? 'application/octet-stream')
  if (!type.startsWith('text/html') && !type.startsWith('text/css'))
    return { address, file: { address, status, type, content: answer.stream(), links: [] } }
  const parts: Buffer[] = []
  for await (const part of answer.stream()) parts.push(Buffer.from(part))
  const content = Buffer.concat(parts)
  return {
    address,
    file: { address, status, type, content, links: linksOf(content.toString(), origin, address) },
  }
}

/** The portal's own addresses on a page, each once, without those that need a person or a program behind them. */
function linksOf(html: string, origin: string, base: string): string[] {
  const found = html.matchAll(/(?:href|src)="([^"#]+)|url\(["']?([^"')#]+)/g)
  const texts = new Set([...found].map(([, attribute, style]) => attribute ?? style ?? ''))
  const links = [...texts].flatMap((written) => {
    const text = written.replaceAll('&amp;', '&')
    if (!URL.canParse(text, `${origin}${base}`)) return []
    const url = new URL(text, `${origin}${base}`)
    return url.origin === origin && !personal.test(url.pathname) ? [`${url.pathname}${url.search}`] : []
  })
  return [...new Set(links)]
}
