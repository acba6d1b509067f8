import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Clock, day } from '#platform/clock'
import { type Vault, verifyPassword } from '#platform/crypto'
import { type Db, inTransaction } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type App, z } from '#platform/http'
import { actorIn, SESSION_COOKIE, sessionIn } from './access.ts'
import type { Attempts } from './attempts.ts'
import {
  absenceInput,
  codeInput,
  emergencyInput,
  me,
  ownAccount,
  passkeyNew,
  passwordInput,
  pendingSignIn,
} from './contract.ts'
import { beginTotp, confirmTotp, hasTotp, removeOwnFactor } from './factors.ts'
import { absencesOf, askEmergency, endAbsence, enterAbsence, possibleDeputies } from './lending.ts'
import { countFailure, refuseWhileLocked } from './lockout.ts'
import { addPasskey, beginPasskey, passkeysOf } from './passkeys.ts'
import { setPassword } from './passwords.ts'
import { isAdminRole, roleLabels, roles } from './roles.ts'
import { loadPolicy } from './security-policy.ts'
import { advance, revokeSessions, rolesOf, type Session, sessionsOf } from './sessions.ts'
import { siteOf } from './site.ts'
import type { Tables } from './tables.ts'
import { passwordRule } from './wording.ts'

interface Parts {
  vault: Vault
  attempts: Attempts
  /** Sets the cookie of a session, and says what it may see of itself after a step. */
  answer(token: string, reply: FastifyReply): Promise<FastifyReply>
}

/** One's own keys, sessions, absences: everybody's account page, and the steps of a first sign-in. */
export function accountApi(app: App, db: Db, clock: Clock, { vault, attempts, answer }: Parts): void {
  const tags = ['我的账号']
  const stages = { 200: me, 202: pendingSignIn }
  const byId = z.object({ id: z.uuid() })

  const accountOf = (id: string) =>
    db
      .withTables<Tables>()
      .selectFrom('identity_account')
      .select(['id', 'login', 'name', 'password_hash', 'password_set_at'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()

  /** A factor may be added once signed in, or while signing in where the role requires one. */
  const mayEnrol = (session: Session) => {
    if (session.stage !== 'full' && session.stage !== 'enrol')
      throw new Refusal('identity.no_factor_due', 409)
    return session
  }
  /** The token with which the session goes on. */
  const enrolled = async (request: FastifyRequest, session: Session): Promise<string> =>
    session.stage === 'enrol'
      ? inTransaction(db, (tx) => advance(tx, clock, session, { factor: true }))
      : (request.cookies[SESSION_COOKIE] ?? '')

  app.route({
    method: 'GET',
    url: '/api/account',
    config: { access: { for: 'signed-in' } },
    schema: { tags, summary: '我的账号', response: { 200: ownAccount } },
    async handler(request) {
      const actor = actorIn(request)
      const session = sessionIn(request)
      const [account, policy, held, sessions] = await Promise.all([
        accountOf(actor.id),
        loadPolicy(db),
        rolesOf(db, actor.id),
        sessionsOf(db, clock, actor.id),
      ])
      const administers = held.some(isAdminRole)
      return {
        login: account.login,
        rule: passwordRule(policy),
        passwordSetAt: account.password_set_at?.toISOString() ?? null,
        totp: await hasTotp(db, actor.id),
        passkeys: await passkeysOf(db, actor.id),
        factorRequired: held.some((role) => policy.secondFactorRoles.includes(role)),
        sessions: sessions.map((row) => ({ ...row, current: row.id === session.id })),
        absences: await absencesOf(db, clock, actor.id),
        deputies: await possibleDeputies(db, actor),
        emergencyRoles: administers
          ? []
          : roles
              .filter((role) => !isAdminRole(role) && role !== 'supervisor' && !held.includes(role))
              .map((role) => ({ role, label: roleLabels[role] })),
      }
    },
  })

  app.route({
    method: 'POST',
    url: '/api/account/password',
    config: { access: { for: 'signing-in' } },
    schema: { tags, summary: '修改密码', body: passwordInput, response: stages },
    async handler(request, reply) {
      const session = sessionIn(request)
      if (session.stage !== 'full' && session.stage !== 'password')
        throw new Refusal('identity.no_factor_due', 409)
      await refuseWhileLocked(db, clock, session.account)
      const { current, next } = request.body
      const account = await accountOf(session.account)
      const right = await attempts.inTurn(() => verifyPassword(current, account.password_hash ?? ''))
      if (!right) {
        await countFailure(db, clock, { account: session.account })
        throw new Refusal('identity.current_wrong', 422)
      }
      const token = await attempts.inTurn(() =>
        inTransaction(db, async (tx) => {
          await setPassword(tx, clock, session.account, next, { actor: session.account, keep: session.id })
          return advance(tx, clock, session, { factor: true })
        }),
      )
      return answer(token, reply)
    },
  })

  app.route({
    method: 'POST',
    url: '/api/account/totp',
    config: { access: { for: 'signing-in' } },
    schema: {
      tags,
      summary: '绑定动态口令：生成密钥',
      response: { 200: z.object({ secret: z.string(), uri: z.string() }) },
    },
    async handler(request) {
      const account = await accountOf(mayEnrol(sessionIn(request)).account)
      return inTransaction(db, (tx) => beginTotp(tx, vault, account))
    },
  })

  app.route({
    method: 'POST',
    url: '/api/account/totp/confirm',
    config: { access: { for: 'signing-in' } },
    schema: { tags, summary: '绑定动态口令：验证', body: codeInput, response: stages },
    async handler(request, reply) {
      const session = mayEnrol(sessionIn(request))
      await inTransaction(db, (tx) => confirmTotp(tx, clock, vault, session.account, request.body.code))
      return answer(await enrolled(request, session), reply)
    },
  })

  app.route({
    method: 'DELETE',
    url: '/api/account/totp',
    config: { access: { for: 'signed-in' } },
    schema: { tags, summary: '解除动态口令' },
    async handler(request, reply) {
      await inTransaction(db, (tx) => removeOwnFactor(tx, clock, actorIn(request).id, { totp: true }))
      return reply.status(204).send()
    },
  })

  app.route({
    method: 'POST',
    url: '/api/account/passkeys/ask',
    config: { access: { for: 'signing-in' } },
    schema: { tags, summary: '登记通行密钥：请求', response: { 200: z.looseObject({}) } },
    async handler(request) {
      const session = mayEnrol(sessionIn(request))
      return { ...(await beginPasskey(db, session, siteOf(request), await accountOf(session.account))) }
    },
  })

  app.route({
    method: 'POST',
    url: '/api/account/passkeys',
    config: { access: { for: 'signing-in' } },
    schema: { tags, summary: '登记通行密钥', body: passkeyNew, response: stages },
    async handler(request, reply) {
      const session = mayEnrol(sessionIn(request))
      const { answer: made, name } = request.body
      await inTransaction(db, (tx) => addPasskey(tx, clock, session, siteOf(request), made, name))
      return answer(await enrolled(request, session), reply)
    },
  })

  app.route({
    method: 'DELETE',
    url: '/api/account/passkeys/:key',
    config: { access: { for: 'signed-in' } },
    schema: { tags, summary: '删除通行密钥', params: z.object({ key: z.string().max(200) }) },
    async handler(request, reply) {
      const passkey = request.params.key
      await inTransaction(db, (tx) => removeOwnFactor(tx, clock, actorIn(request).id, { passkey }))
      return reply.status(204).send()
    },
  })

  app.route({
    method: 'DELETE',
    url: '/api/account/sessions/:id',
    config: { access: { for: 'signed-in' } },
    schema: { tags, summary: '结束一个会话', params: byId },
    async handler(request, reply) {
      const { id } = actorIn(request)
      await inTransaction(db, (tx) => revokeSessions(tx, clock, id, id, request.params.id))
      return reply.status(204).send()
    },
  })

  app.route({
    method: 'POST',
    url: '/api/account/absences',
    config: { access: { for: 'signed-in' } },
    schema: {
      tags,
      summary: '请假期间委托他人代办',
      body: absenceInput,
      response: { 201: z.object({ id: z.string() }) },
    },
    async handler(request, reply) {
      const { deputy, from, until } = request.body
      const absence = { deputy, from: day(from), until: day(until) }
      const id = await inTransaction(db, (tx) => enterAbsence(tx, clock, actorIn(request), absence))
      return reply.status(201).send({ id })
    },
  })

  app.route({
    method: 'DELETE',
    url: '/api/account/absences/:id',
    config: { access: { for: 'signed-in' } },
    schema: { tags, summary: '结束委托', params: byId },
    async handler(request, reply) {
      await inTransaction(db, (tx) => endAbsence(tx, clock, actorIn(request).id, request.params.id))
      return reply.status(204).send()
    },
  })

  app.route({
    method: 'POST',
    url: '/api/account/emergency',
    config: { access: { for: 'signed-in' } },
    schema: {
      tags,
      summary: '申请紧急授权（由安全管理员批准）',
      body: emergencyInput,
      response: { 201: z.object({ id: z.string() }) },
    },
    async handler(request, reply) {
      const id = await inTransaction(db, (tx) => askEmergency(tx, clock, actorIn(request), request.body))
      return reply.status(201).send({ id })
    },
  })
}
