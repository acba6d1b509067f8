import type { FastifyRequest } from 'fastify'

/** The site as the browser names it: its origin, and the host part that passkeys are bound to. */
export interface Site {
  origin: string
  host: string
}

/** The site of this request; its Origin was compared with the host before. */
export function siteOf(request: FastifyRequest): Site {
  const origin = request.headers.origin ?? `${request.protocol}://${request.host}`
  return { origin, host: new URL(origin).hostname }
}
