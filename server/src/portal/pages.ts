import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from '#platform/http'
import type { CachedPage, PageCache, Reads } from './page-cache.ts'

/** Markup of a page, with its status where it is not 200. */
export type Rendered = string | { status: number; html: string }
export type PageHandler = (request: FastifyRequest, reads: Reads) => Promise<Rendered>

/** Registers a public page that is the same for everybody: cached, precompressed, answered with 304 when unchanged. */
export function publicPage(app: App, cache: PageCache, url: string, render: PageHandler): void {
  app.route({
    method: 'GET',
    url,
    config: { access: { for: 'anyone' } },
    async handler(request, reply) {
      // Elder mode changes the page, so it is part of its name.
      const elder = request.cookies.yg_elder === '1' ? 'elder ' : ''
      const page = await cache.get(`${elder}${request.host} ${request.url}`, (reads) =>
        render(request, reads),
      )
      return sendPage(request, reply, page)
    },
  })
}

function sendPage(request: FastifyRequest, reply: FastifyReply, page: CachedPage) {
  reply
    .status(page.status)
    .headers({ etag: page.etag, 'cache-control': 'no-cache', vary: 'accept-encoding, cookie' })
  if (request.headers['if-none-match'] === page.etag) return reply.status(304).send()
  const accepted = request.headers['accept-encoding'] ?? ''
  reply.type('text/html; charset=utf-8')
  if (/\bbr\b/.test(accepted)) return reply.header('content-encoding', 'br').send(page.br)
  if (/\bgzip\b/.test(accepted)) return reply.header('content-encoding', 'gzip').send(page.gzip)
  return reply.send(page.plain)
}

/** Sends a page that belongs to one person: never cached, never shared. */
export function sendPrivatePage(reply: FastifyReply, html: string, status = 200) {
  return reply.status(status).header('cache-control', 'no-store').type('text/html; charset=utf-8').send(html)
}
