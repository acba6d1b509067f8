import { type Clock, day } from '#platform/clock'
import { verifyPassword } from '#platform/crypto'
import { type Db, inTransaction } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type App, z } from '#platform/http'
import { actorIn, sessionIn } from './access.ts'
import type { Answer } from './answer.ts'
import type { Attempts } from './attempts.ts'
import { absenceInput, emergencyInput, me, ownAccount, passwordInput, pendingSignIn } from './contract.ts'
import { hasTotp } from './factors.ts'
import { absencesOf, askEmergency, endAbsence, enterAbsence, possibleDeputies } from './lending.ts'
import { countFailure, refuseWhileLocked } from './lockout.ts'
import { passkeysOf } from './passkeys.ts'
import { setPassword } from './passwords.ts'
import { recoveryCodesOf } from './recovery-codes.ts'
import { isAdminRole, roleLabels, roles } from './roles.ts'
import { loadPolicy } from './security-policy.ts'
import { advance, revokeSessions, rolesOf, sessionsOf } from './sessions.ts'
import type { Tables } from './tables.ts'
import { passwordRule } from './wording.ts'

interface Parts {
  attempts: Attempts
  answer: Answer
  /** What the organisation's own sign-in is called; absent where there is none. */
  outerLabel: string | undefined
}

/** One's own password, sessions, absences: everybody's account page, and the steps of a first sign-in. */
export function accountApi(app: App, db: Db, clock: Clock, { attempts, answer, outerLabel }: Parts): void {
  const tags = ['我的账号']
  const stages = { 200: me, 202: pendingSignIn }
  const byId = z.object({ id: z.uuid() })

  const accountOf = (id: string) =>
    db
      .withTables<Tables>()
      .selectFrom('identity_account')
      .select(['id', 'login', 'name', 'password_hash', 'password_set_at', 'outer_subject'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()

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
        outer: outerLabel ? { label: outerLabel, tied: account.outer_subject !== null } : null,
        recovery: await recoveryCodesOf(db, actor.id),
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
