import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Clock } from '#platform/clock'
import type { Vault } from '#platform/crypto'
import { type Db, inTransaction } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type App, z } from '#platform/http'
import { SESSION_COOKIE } from './access.ts'
import { openOuterSession } from './open-outer-session.ts'
import { beginOidc, endOidc, type OidcTrip, type OuterSignIn } from './outer.ts'

const TRIP_COOKIE = 'yg_trip'
const TRIP_PATH = '/api/session/oidc'
const trip = z.object({ state: z.string(), nonce: z.string(), verifier: z.string() })

/** A person stands here and not a program: the page of signing in says what went wrong. */
function toDoor(reply: FastifyReply, error: unknown) {
  if (!(error instanceof Refusal)) throw error
  return reply.redirect(`/console/?refused=${error.code.replace('identity.', '')}`, 302)
}

/** What this browser began; what is not of our making is no trip at all. */
function tripIn(vault: Vault, kept: string): OidcTrip {
  try {
    return trip.parse(JSON.parse(vault.open(Buffer.from(kept, 'base64url'), TRIP_COOKIE)))
  } catch {
    throw new Refusal('identity.outer_refused', 401)
  }
}

/** Signing in at the organisation's own service (OpenID Connect, code flow with PKCE). */
export function outerApi(
  app: App,
  db: Db,
  clock: Clock,
  options: { outer: OuterSignIn; vault: Vault; secureCookies: boolean },
): void {
  const { outer, vault, secureCookies } = options
  const access = { for: 'anyone' } as const
  const tags = ['会话']

  const enter = async (request: FastifyRequest): Promise<string> => {
    const kept = request.cookies[TRIP_COOKIE]
    if (!outer.oidc || !kept) throw new Refusal('identity.outer_refused', 401)
    const returned = new URL(request.url, `${request.protocol}://${request.host}`)
    const who = await endOidc(outer.oidc, returned, tripIn(vault, kept))
    const origin = { address: request.ip, agent: request.headers['user-agent'] ?? '' }
    return inTransaction(db, (tx) => openOuterSession(tx, clock, who, origin))
  }

  app.route({
    method: 'GET',
    url: '/api/session/ways',
    config: { access },
    schema: {
      tags,
      summary: '可用的登录方式',
      response: { 200: z.object({ oidc: z.string().nullable() }) },
    },
    handler: async () => ({ oidc: outer.oidc?.label ?? null }),
  })

  app.route({
    method: 'GET',
    url: TRIP_PATH,
    config: { access },
    schema: { tags, summary: '转到统一身份认证' },
    async handler(request, reply) {
      if (!outer.oidc) throw new Refusal('identity.outer_unknown', 404)
      const back = `${request.protocol}://${request.host}${TRIP_PATH}/back`
      const begun = await beginOidc(outer.oidc, back).catch((error: unknown) => ({ error }))
      if ('error' in begun) return toDoor(reply, begun.error)
      return reply
        .setCookie(TRIP_COOKIE, vault.seal(JSON.stringify(begun.trip), TRIP_COOKIE).toString('base64url'), {
          path: TRIP_PATH,
          httpOnly: true,
          sameSite: 'lax',
          secure: secureCookies,
          maxAge: 600,
        })
        .redirect(begun.url, 302)
    },
  })

  app.route({
    method: 'GET',
    url: `${TRIP_PATH}/back`,
    config: { access },
    schema: { tags, summary: '从统一身份认证返回' },
    async handler(request, reply) {
      reply.clearCookie(TRIP_COOKIE, { path: TRIP_PATH })
      try {
        const token = await enter(request)
        return reply
          .setCookie(SESSION_COOKIE, token, {
            path: '/',
            httpOnly: true,
            sameSite: 'lax',
            secure: secureCookies,
          })
          .redirect('/console/', 302)
      } catch (error) {
        return toDoor(reply, error)
      }
    },
  })
}
