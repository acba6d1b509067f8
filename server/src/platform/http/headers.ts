import type { FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '#platform/errors'
import type { App } from './index.ts'

const policy = [
  "default-src 'self'",
  "script-src 'self'",
  // antd writes its styles into the page at run time; scripts stay forbidden inline.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'self'",
].join('; ')

export function setSecurityHeaders(app: App): void {
  app.addHook('onRequest', async (request, reply) => protect(request, reply))
}

/** What every answer carries for the browser that reads it. */
export function protect(request: FastifyRequest, reply: FastifyReply): void {
  reply.headers({
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'SAMEORIGIN',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    // Our own forms may ask where somebody is, when they press the button for it.
    'permissions-policy': 'camera=(), microphone=(), geolocation=(self)',
    // Browsers of today ignore it beside the policy above; old ones and the scanners of GB/T 22239 ask for it.
    'x-xss-protection': '1; mode=block',
  })
  // Only over HTTPS, where it means something: told by the proxy in front.
  if (request.protocol === 'https') reply.header('strict-transport-security', 'max-age=31536000')
}

/**
 * Writes are taken from our own pages only: browsers say where a request comes from
 * (Sec-Fetch-Site, Origin), and the session cookie is SameSite on top.
 */
export function refuseForeignForms(app: App): void {
  app.addHook('onRequest', async (request) => {
    if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return
    const site = request.headers['sec-fetch-site']
    if (site !== undefined && site !== 'same-origin' && site !== 'none')
      throw new Refusal('http.foreign_origin', 403)
    const { origin } = request.headers
    if (origin === undefined) return
    // A frame in a sandbox is nowhere, and says `null`: believed only beside the browser's word that it is here.
    const here = origin === 'null' ? site !== undefined : hostOf(origin) === request.host
    if (!here) throw new Refusal('http.foreign_origin', 403)
  })
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}
