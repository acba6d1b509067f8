import type { FastifyReply, FastifyRequest } from 'fastify'
import { getBody } from '#foundation/bodies'
import type { Clock } from '#platform/clock'
import type { Vault } from '#platform/crypto'
import { type Db, inTransaction } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type App, z } from '#platform/http'
import { actorIn, SESSION_COOKIE, sessionIn } from './access.ts'
import { accountApi } from './account-api.ts'
import type { Answer } from './answer.ts'
import { createAttempts } from './attempts.ts'
import {
  codeInput,
  linkPasswordInput,
  linkView,
  me,
  passkeyAnswer,
  pendingSignIn,
  recoveryInput,
  signInInput,
  timeLeft,
  tokenInput,
} from './contract.ts'
import { checkTotp, hasTotp } from './factors.ts'
import { factorsApi } from './factors-api.ts'
import { KNOWN_COOKIE, KNOWN_DAYS, knownBrowsers } from './known-browsers.ts'
import type { KeepingApprovers } from './leaving.ts'
import { checkLinkCode, lookAtLink, spendLink } from './links.ts'
import { countFailure, refuseWhileLocked } from './lockout.ts'
import type { OuterSignIn } from './outer.ts'
import { outerApi } from './outer-api.ts'
import { askPasskey, checkPasskey, passkeysOf } from './passkeys.ts'
import { peopleApi } from './people-api.ts'
import { recoveryCodesOf, spendRecoveryCode } from './recovery-codes.ts'
import { type Actor, roleLabels, roles } from './roles.ts'
import { securityApi } from './security-api.ts'
import { loadPolicy } from './security-policy.ts'
import { advance, type Session, sessionOf, signIn, signOut } from './sessions.ts'
import { siteOf } from './site.ts'
import type { Tables } from './tables.ts'
import { passwordRule } from './wording.ts'

export interface IdentityOptions {
  secureCookies: boolean
  vault: Vault
  outer?: OuterSignIn
  keeping?: KeepingApprovers
}

export function identityApi(app: App, db: Db, clock: Clock, options: IdentityOptions): void {
  const attempts = createAttempts(clock)
  const { vault } = options
  const browsers = knownBrowsers(vault, clock)
  const knownCookie = (request: FastifyRequest) => request.cookies[KNOWN_COOKIE]
  const tags = ['会话']

  const describe = async (actor: Actor) => ({
    id: actor.id,
    name: actor.name,
    title: actor.title,
    bodyId: actor.bodyId,
    bodyName: (await getBody(db, actor.bodyId, clock.today()))?.name ?? '',
    roles: roles.filter((role) => actor.scopes[role]).map((role) => ({ role, label: roleLabels[role] })),
  })

  const owed = async (session: Session) => {
    const { login } = await db
      .withTables<Tables>()
      .selectFrom('identity_account')
      .select('login')
      .where('id', '=', session.account)
      .executeTakeFirstOrThrow()
    return {
      stage: session.stage === 'full' ? ('password' as const) : session.stage,
      factors: {
        totp: await hasTotp(db, session.account),
        passkey: (await passkeysOf(db, session.account)).length > 0,
        recovery: (await recoveryCodesOf(db, session.account)).left > 0,
      },
      login,
      rule: passwordRule(await loadPolicy(db)),
    }
  }

  const digest = (login: string) => vault.blindIndex(login, 'identity_stranger.login')

  /** The session's cookie, and 200 with the person once nothing is missing, 202 with what is. */
  const answer: Answer = async (token, reply, told = {}) => {
    reply.setCookie(SESSION_COOKIE, token, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: options.secureCookies,
    })
    const found = await sessionOf(db, clock, token)
    if (!found) throw new Error('a new session has gone')
    if (found.actor) {
      reply.setCookie(KNOWN_COOKIE, browsers.mark(found.actor.id), {
        path: '/api/session',
        httpOnly: true,
        sameSite: 'lax',
        secure: options.secureCookies,
        maxAge: KNOWN_DAYS * 24 * 3_600,
      })
      return reply.status(200).send({ ...(await describe(found.actor)), ...told })
    }
    return reply.status(202).send({ ...(await owed(found.session)), ...told })
  }
  const stages = { 200: me, 202: pendingSignIn }
  const tokenOf = (request: FastifyRequest) => request.cookies[SESSION_COOKIE] ?? ''

  app.route({
    method: 'POST',
    url: '/api/session',
    config: { access: { for: 'anyone' } },
    schema: { tags, summary: '登录', body: signInInput, response: stages },
    async handler(request, reply) {
      const origin = {
        address: request.ip,
        agent: request.headers['user-agent'] ?? '',
        ...(knownCookie(request) && {
          knows: (account: string) => browsers.knows(knownCookie(request), account),
        }),
      }
      const { login, password } = request.body
      const doorway = { attempts, digest, ...(options.outer && { outer: options.outer }) }
      const token = await signIn(db, clock, login, password, origin, doorway).catch((error: unknown) => {
        browsers.failed(knownCookie(request))
        throw error
      })
      return answer(token, reply)
    },
  })

  app.route({
    method: 'GET',
    url: '/api/session',
    config: { access: { for: 'signed-in' } },
    schema: { tags, summary: '当前登录人', response: { 200: me } },
    handler: (request) => describe(actorIn(request)),
  })

  app.route({
    method: 'GET',
    url: '/api/session/left',
    config: { access: { for: 'signed-in' }, background: true },
    schema: { tags, summary: '距自动退出还有多久', response: { 200: timeLeft } },
    async handler(request) {
      const { idleUntil, until } = sessionIn(request)
      const now = clock.now().getTime()
      return { idleMs: idleUntil.getTime() - now, endMs: until.getTime() - now }
    },
  })

  app.route({
    method: 'GET',
    url: '/api/session/owed',
    config: { access: { for: 'signing-in' } },
    schema: { tags, summary: '登录还差哪一步', response: { 200: pendingSignIn } },
    handler: (request) => owed(sessionIn(request)),
  })

  app.route({
    method: 'DELETE',
    url: '/api/session',
    config: { access: { for: 'signing-in' } },
    schema: { tags, summary: '退出登录' },
    async handler(request, reply) {
      await signOut(db, clock, tokenOf(request))
      reply.clearCookie(SESSION_COOKIE, { path: '/' })
      return reply.status(204).send()
    },
  })

  /** A proof of the second factor; a wrong one counts like a wrong password. */
  const prove = async (
    request: FastifyRequest,
    reply: FastifyReply,
    check: (session: Session) => Promise<boolean>,
    wrong = 'identity.code_wrong',
  ) => {
    const session = sessionIn(request)
    if (session.stage !== 'factor') throw new Refusal('identity.no_factor_due', 409)
    if (!browsers.knows(knownCookie(request), session.account))
      await refuseWhileLocked(db, clock, session.account)
    if (!(await check(session))) {
      browsers.failed(knownCookie(request))
      await countFailure(db, clock, { account: session.account })
      throw new Refusal(wrong, 422)
    }
    return answer(await inTransaction(db, (tx) => advance(tx, clock, session, { factor: true })), reply)
  }

  app.route({
    method: 'POST',
    url: '/api/session/totp',
    config: { access: { for: 'signing-in' } },
    schema: { tags, summary: '登录第二步：动态口令', body: codeInput, response: stages },
    handler: (request, reply) =>
      prove(request, reply, (session) =>
        inTransaction(db, (tx) => checkTotp(tx, clock, vault, session.account, request.body.code)),
      ),
  })

  app.route({
    method: 'POST',
    url: '/api/session/recovery',
    config: { access: { for: 'signing-in' } },
    schema: { tags, summary: '登录第二步：恢复码', body: recoveryInput, response: stages },
    handler: (request, reply) =>
      prove(
        request,
        reply,
        (session) =>
          inTransaction(db, (tx) => spendRecoveryCode(tx, clock, vault, session.account, request.body.code)),
        'identity.recovery_wrong',
      ),
  })

  app.route({
    method: 'POST',
    url: '/api/session/passkey/ask',
    config: { access: { for: 'signing-in' } },
    schema: { tags, summary: '登录第二步：请求通行密钥', response: { 200: z.looseObject({}) } },
    handler: async (request) => ({ ...(await askPasskey(db, sessionIn(request), siteOf(request))) }),
  })

  app.route({
    method: 'POST',
    url: '/api/session/passkey',
    config: { access: { for: 'signing-in' } },
    schema: { tags, summary: '登录第二步：通行密钥', body: passkeyAnswer, response: stages },
    handler: (request, reply) =>
      prove(request, reply, (session) =>
        inTransaction(db, (tx) => checkPasskey(tx, clock, session, siteOf(request), request.body.answer)),
      ),
  })

  app.route({
    method: 'POST',
    url: '/api/one-time/look',
    config: { access: { for: 'anyone' } },
    schema: {
      tags,
      summary: '查看一次性链接',
      body: tokenInput,
      response: { 200: linkView },
    },
    handler: async (request) => ({
      ...(await lookAtLink(db, clock, request.body.token)),
      rule: passwordRule(await loadPolicy(db)),
    }),
  })

  app.route({
    method: 'POST',
    url: '/api/one-time',
    config: { access: { for: 'anyone' } },
    schema: { tags, summary: '用一次性链接设置密码', body: linkPasswordInput },
    async handler(request, reply) {
      attempts.admit(request.ip)
      const { token, password, code } = request.body
      await checkLinkCode(db, clock, vault, token, code)
      await attempts.inTurn(() => inTransaction(db, (tx) => spendLink(tx, clock, token, password)))
      return reply.status(204).send()
    },
  })

  accountApi(app, db, clock, { attempts, answer, outerLabel: options.outer?.oidc?.label })
  factorsApi(app, db, clock, { vault, attempts, answer, outer: options.outer ?? {} })
  outerApi(app, db, clock, {
    outer: options.outer ?? {},
    vault,
    secureCookies: options.secureCookies,
  })
  peopleApi(app, db, clock, vault, options.keeping)
  securityApi(app, db, clock, options.keeping)
}
