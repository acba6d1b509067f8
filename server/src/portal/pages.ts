import type { IncomingMessage } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type App, type QuickAnswer, routeOf } from '#platform/http'
import type { Reads } from './keeper.ts'
import type { CachedPage, Encoding, PageCache } from './page-cache.ts'
import { isElder } from './preferences.ts'

/** Markup of a page, with its status where it is not 200. */
export type Rendered = string | { status: number; html: string }
export type PageHandler = (request: FastifyRequest, reads: Reads) => Promise<Rendered>

/**
 * Registers a public page that is the same for everybody: cached, precompressed, answered with 304 when unchanged.
 * @param asks the parameters it knows; whatever else is written behind its address does not make another page of it
 */
export function publicPage(
  app: App,
  cache: PageCache,
  url: string,
  render: PageHandler,
  asks: readonly string[] = [],
): void {
  app.route({
    method: 'GET',
    url,
    config: { access: { for: 'anyone' } },
    async handler(request, reply) {
      const query = known(request.query, asks)
      request.query = query
      // Elder mode changes the page, so it is part of its name.
      const elder = isElder(request) ? 'elder ' : ''
      const address = new URLSearchParams(query).toString()
      const path = `${request.url.split('?', 1)[0]}${address === '' ? '' : `?${address}`}`
      const key = `${elder}${pageKey(request, path)}`
      // Every page that reads anything also says whose site it is.
      const page = await cache.get(key, (reads) =>
        render(request, (...tags) => reads('site', 'body', ...tags)),
      )
      const encoding = encodingFor(request.headers['accept-encoding'])
      const head = {
        'content-type': 'text/html; charset=utf-8',
        ...(encoding !== 'plain' && { 'content-encoding': encoding }),
      }
      reply.headers({ etag: page.etag, 'cache-control': 'no-cache', vary: 'accept-encoding, cookie' })
      const bytes = await page.bytes(encoding)
      const question = questionOf(request.raw)
      if (question !== undefined)
        cache.learn(key, page, question, () => answerOf(request, reply, page, bytes, head))
      if (request.headers['if-none-match'] === page.etag) return reply.status(304).send()
      return reply.status(page.status).headers(head).send(bytes)
    },
  })
}

/** The name under which a page, as everybody sees it, stands in the cache: its address with the parameters it knows. */
export const pageKey = ({ host, protocol }: { host: string; protocol: string }, address: string): string =>
  `${protocol.startsWith('https') ? 'https ' : ''}${host} ${address}`

/** Of the parameters of an address those a page knows, each with its first value. */
function known(given: unknown, asks: readonly string[]): Record<string, string> {
  const values = Object(given)
  const first = (name: string): unknown => (Array.isArray(values[name]) ? values[name][0] : values[name])
  return Object.fromEntries(
    asks.flatMap((name) => {
      const value = first(name)
      return typeof value === 'string' ? [[name, value]] : []
    }),
  )
}

/**
 * Everything the answer to a request depends on, as far as it can be the same for two readers: undefined where the chain must
 * answer. What a proxy says is believed or not by who says it, so the sender is part of the question then.
 */
export function questionOf({ method, headers, url, socket }: IncomingMessage): string | undefined {
  if (method !== 'GET') return undefined
  const host = headers['x-forwarded-host']
  const scheme = headers['x-forwarded-proto']
  const proxy =
    host === undefined && scheme === undefined ? '' : `${socket.remoteAddress} ${host ?? ''} ${scheme ?? ''}`
  const elder = isElder({ headers }) ? 'elder' : ''
  return `${encodingFor(headers['accept-encoding'])}\n${elder}\n${proxy}\n${headers.host ?? ''}\n${url}`
}

function encodingFor(accepted: string | string[] | undefined): Encoding {
  if (accepted === undefined) return 'plain'
  const text = String(accepted)
  return /\bbr\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(text) ? 'br' : /\bgzip\b/.test(text) ? 'gzip' : 'plain'
}

function answerOf(
  request: FastifyRequest,
  reply: FastifyReply,
  page: CachedPage,
  bytes: Buffer,
  head: Readonly<Record<string, string>>,
): QuickAnswer {
  const unchanged = Object.entries(reply.getHeaders()).flatMap(([name, value]) => [name, String(value)])
  const length = ['content-length', String(bytes.length)]
  return {
    status: page.status,
    etag: page.etag,
    unchanged,
    head: [...unchanged, ...Object.entries(head).flat(), ...length],
    body: bytes.toString('latin1'),
    route: routeOf(request),
  }
}

/** Sends a page that belongs to one person: never cached, never shared. */
export function sendPrivatePage(reply: FastifyReply, html: string, status = 200) {
  return reply.status(status).header('cache-control', 'no-store').type('text/html; charset=utf-8').send(html)
}
