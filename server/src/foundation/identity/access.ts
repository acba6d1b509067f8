import type { FastifyRequest } from 'fastify'
import type { Clock } from '#platform/clock'
import type { Db } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { App } from '#platform/http'
import { addressAllowed } from './network.ts'
import { type Actor, type AdminRole, hasRole, mayAct, type Role } from './roles.ts'
import { loadPolicy } from './security-policy.ts'
import { type Session, sessionOf } from './sessions.ts'

export const SESSION_COOKIE = 'yg_session'

/** Parsed parts of a request from which the body concerned can be told. */
export interface RouteInput {
  params: Readonly<Record<string, string>>
  query: Readonly<Record<string, unknown>>
  body: unknown
}

/** Finds the body whose record a request touches, or all whose people it concerns; undefined when there is no such record. */
export type BodyOf = (db: Db, input: RouteInput) => Promise<string | readonly string[] | undefined>

/**
 * Who may call a route, and on which bodies.
 * - `anyone`: the public.
 * - `signing-in`: somebody whose password was right, whatever their session still lacks: the steps of signing in.
 * - `signed-in`: any account, about itself.
 * - roles on a body: the role's scope must hold the body found by `on`; otherwise the answer is 404,
 *   so that a foreign officer does not even learn that the record exists.
 * - roles `on: 'scope'`: the handler limits what it reads to `bodiesFor(actor, roles)`.
 * - administrators `on: 'installation'`: the three administrators serve the installation as a whole and no
 *   content; only their roles can be named.
 */
export type Access =
  | { for: 'anyone' }
  | { for: 'signing-in' }
  | { for: 'signed-in' }
  | { for: readonly Role[]; on: BodyOf | 'scope' }
  | { for: readonly AdminRole[]; on: 'installation' }

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access
    /** The console asks by itself: such a call is no sign that somebody is still at the desk. */
    background?: boolean
  }
  interface FastifyRequest {
    actor: Actor | null
    session: Session | null
  }
}

export interface GuardedRoute {
  method: string
  url: string
  /** From the route's schema; empty for pages. */
  summary: string
  access: Access
}

/** Guards every route registered afterwards. A route that does not declare its access cannot be registered. */
export function guardRoutes(app: App, db: Db, clock: Clock): GuardedRoute[] {
  const routes: GuardedRoute[] = []
  app.decorateRequest('actor', null)
  app.decorateRequest('session', null)
  app.addHook('onRoute', (route) => {
    const access = route.config?.access
    if (!access) throw new Error(`${String(route.method)} ${route.url} declares no access`)
    for (const method of [route.method].flat())
      routes.push({ method, url: route.url, summary: route.schema?.summary ?? '', access })
  })
  app.addHook('onRequest', async (request, reply) => {
    if (ofConsole(request)) {
      const { consoleAddresses } = await loadPolicy(db)
      if (!addressAllowed(consoleAddresses, request.ip)) throw new Refusal('identity.address_refused', 403)
    }
    const token = request.cookies[SESSION_COOKIE]
    if (token && needsActor(request)) {
      const asleep =
        request.routeOptions.config.background === true || request.headers['x-background'] === '1'
      const found = await sessionOf(db, clock, token, {
        touch: !asleep,
        // A line that broke off has no address any more, and moves no session.
        ...(request.ip && { from: { address: request.ip, agent: request.headers['user-agent'] ?? '' } }),
      })
      request.session = found?.session ?? null
      request.actor = found?.actor ?? null
    }
    const access = request.routeOptions.config.access
    if (!access || access.for === 'anyone') return
    // What one person may see stays in no cache of a browser that the next one uses; a route may say otherwise.
    reply.header('cache-control', 'no-store')
    if (access.for === 'signing-in') {
      if (!request.session) throw new Refusal('identity.sign_in_first', 401)
      return
    }
    if (!request.actor) throw new Refusal('identity.sign_in_first', 401)
    if (access.for !== 'signed-in' && !hasRole(request.actor, access.for))
      throw new Refusal('identity.not_allowed', 403)
  })
  // Before the input is looked at closely: a stranger is not even told what is wrong with it.
  app.addHook('preValidation', async (request) => {
    const access = request.routeOptions.config.access
    if (!access || !('on' in access)) return
    if (access.on === 'scope' || access.on === 'installation') return
    const found = await access.on(db, {
      params: request.params as Record<string, string>,
      query: request.query as Record<string, unknown>,
      body: request.body,
    })
    const { actor } = request
    if (!actor || ![found ?? []].flat().some((body) => mayAct(actor, access.for, body))) {
      throw new Refusal('identity.not_found', 404)
    }
  })
  return routes
}

// Public pages do not look at the session: they are the same for everybody and may be cached.
function needsActor(request: FastifyRequest): boolean {
  const access = request.routeOptions.config.access
  return access !== undefined && (access.for !== 'anyone' || patternOf(request).startsWith('/api/'))
}

// Of the route and not of the address: `/%63onsole` is the console as well.
const patternOf = (request: FastifyRequest) => request.routeOptions.url ?? request.url

// The console itself, signing in to it, and everything that needs a person: what the address list stands before.
function ofConsole(request: FastifyRequest): boolean {
  const access = request.routeOptions.config.access
  if (access !== undefined && access.for !== 'anyone') return true
  return /^\/(console|api\/session|api\/one-time)(\/|\?|$)/.test(patternOf(request))
}

/** The session of a person, who may still be signing in. */
export function sessionIn(request: FastifyRequest): Session {
  if (!request.session) throw new Refusal('identity.sign_in_first', 401)
  return request.session
}

/** The signed-in person of a guarded route. */
export function actorIn(request: FastifyRequest): Actor {
  if (!request.actor) throw new Refusal('identity.sign_in_first', 401)
  return request.actor
}
