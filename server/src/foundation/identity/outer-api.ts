import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Clock } from '#platform/clock'
import type { Vault } from '#platform/crypto'
import { type Db, inTransaction } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type App, z } from '#platform/http'
import { SESSION_COOKIE, sessionIn } from './access.ts'
import { type OuterPerson, openOuterSession, tieOwnAccount, untieOwnAccount } from './open-outer-session.ts'
import { beginOidc, endOidc, type OidcTrip, type OuterSignIn } from './outer.ts'
import { refuseUnproven } from './step-up.ts'

const TRIP_COOKIE = 'yg_trip'
const TRIP_PATH = '/api/session/oidc'
const trip = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  /** The session whose account is to be tied; absent where somebody signs in. */
  tying: z.string().optional(),
})
type Trip = z.infer<typeof trip>

/** A person stands here and not a program: the page they come back to says what went wrong. */
function backTo(page: string, reply: FastifyReply, error: unknown) {
  if (!(error instanceof Refusal)) throw error
  return reply.redirect(`${page}?refused=${error.code.replace('identity.', '')}`, 302)
}
const DOOR = '/console/'
const OWN_PAGE = '/console/account'

/** What this browser began; what is not of our making is no trip at all. */
function tripIn(vault: Vault, kept: string | undefined): Trip {
  if (!kept) throw new Refusal('identity.outer_refused', 401)
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

  const whoCameBack = async (request: FastifyRequest, begun: OidcTrip): Promise<OuterPerson> => {
    if (!outer.oidc) throw new Refusal('identity.outer_refused', 401)
    return endOidc(outer.oidc, new URL(request.url, `${request.protocol}://${request.host}`), begun)
  }

  /** Where the browser goes; what must come back unchanged is kept sealed in it. */
  const setOut = async (request: FastifyRequest, reply: FastifyReply, tying?: string): Promise<string> => {
    if (!outer.oidc) throw new Refusal('identity.outer_unknown', 404)
    const back = `${request.protocol}://${request.host}${TRIP_PATH}/back`
    // Whoever ties an account shows there who they are, and not only that somebody left a browser signed in.
    const begun = await beginOidc(outer.oidc, back, { again: tying !== undefined })
    const kept: Trip = { ...begun.trip, ...(tying !== undefined && { tying }) }
    reply.setCookie(TRIP_COOKIE, vault.seal(JSON.stringify(kept), TRIP_COOKIE).toString('base64url'), {
      path: TRIP_PATH,
      httpOnly: true,
      sameSite: 'lax',
      secure: secureCookies,
      maxAge: 600,
    })
    return begun.url
  }

  const enter = async (request: FastifyRequest, reply: FastifyReply, begun: Trip) => {
    const who = await whoCameBack(request, begun)
    const origin = { address: request.ip, agent: request.headers['user-agent'] ?? '' }
    const token = await inTransaction(db, (tx) => openOuterSession(tx, clock, who, origin))
    return reply
      .setCookie(SESSION_COOKIE, token, {
        path: '/',
        httpOnly: true,
        sameSite: 'lax',
        secure: secureCookies,
      })
      .redirect(DOOR, 302)
  }

  /** The same session that set out comes back, and it has proved itself lately. */
  const tied = async (request: FastifyRequest, reply: FastifyReply, begun: Trip) => {
    const { session } = request
    if (session?.stage !== 'full' || session.id !== begun.tying)
      throw new Refusal('identity.outer_refused', 401)
    refuseUnproven(clock, session)
    const who = await whoCameBack(request, begun)
    await inTransaction(db, (tx) => tieOwnAccount(tx, clock, session, who))
    return reply.redirect(`${OWN_PAGE}?tied=1`, 302)
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
      const url = await setOut(request, reply).catch((error: unknown) => ({ error }))
      return typeof url === 'string' ? reply.redirect(url, 302) : backTo(DOOR, reply, url.error)
    },
  })

  app.route({
    method: 'POST',
    url: '/api/account/outer',
    config: { access: { for: 'signed-in' } },
    schema: {
      tags,
      summary: '绑定统一身份认证',
      response: { 200: z.object({ url: z.string() }) },
    },
    async handler(request, reply) {
      const session = sessionIn(request)
      refuseUnproven(clock, session)
      return { url: await setOut(request, reply, session.id) }
    },
  })

  app.route({
    method: 'DELETE',
    url: '/api/account/outer',
    config: { access: { for: 'signed-in' } },
    schema: { tags, summary: '解除统一身份认证的绑定' },
    async handler(request, reply) {
      const session = sessionIn(request)
      refuseUnproven(clock, session)
      await inTransaction(db, (tx) => untieOwnAccount(tx, clock, session))
      return reply.status(204).send()
    },
  })

  app.route({
    method: 'GET',
    url: `${TRIP_PATH}/back`,
    config: { access },
    schema: { tags, summary: '从统一身份认证返回' },
    async handler(request, reply) {
      const kept = request.cookies[TRIP_COOKIE]
      reply.clearCookie(TRIP_COOKIE, { path: TRIP_PATH })
      let page = DOOR
      try {
        const begun = tripIn(vault, kept)
        if (begun.tying === undefined) return await enter(request, reply, begun)
        page = OWN_PAGE
        return await tied(request, reply, begun)
      } catch (error) {
        return backTo(page, reply, error)
      }
    },
  })
}
