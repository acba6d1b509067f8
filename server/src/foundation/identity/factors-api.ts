import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Clock } from '#platform/clock'
import { type Vault, verifyPassword } from '#platform/crypto'
import { type Db, inTransaction, type Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type App, z } from '#platform/http'
import { sessionIn } from './access.ts'
import type { Answer } from './answer.ts'
import type { Attempts } from './attempts.ts'
import { codeInput, me, passkeyNew, pendingSignIn, proofInput, proofWays } from './contract.ts'
import { beginTotp, checkTotp, confirmTotp, hasFactor, hasTotp, removeOwnFactor } from './factors.ts'
import { countFailure, refuseWhileLocked } from './lockout.ts'
import { ldapAccepts, type OuterSignIn } from './outer.ts'
import { addPasskey, askPasskey, beginPasskey, checkPasskey, passkeysOf } from './passkeys.ts'
import { firstRecoveryCodes, makeRecoveryCodes } from './recovery-codes.ts'
import { advance, type Session } from './sessions.ts'
import { siteOf } from './site.ts'
import { keepProof, refuseUnproven } from './step-up.ts'
import type { Tables } from './tables.ts'

interface Parts {
  vault: Vault
  attempts: Attempts
  answer: Answer
  outer: OuterSignIn
}

/** Second factors of one's own and their recovery codes; each change wants a proof of a few minutes ago. */
export function factorsApi(app: App, db: Db, clock: Clock, parts: Parts): void {
  const { vault, attempts, answer, outer } = parts
  const tags = ['我的账号']
  const stages = { 200: me, 202: pendingSignIn }
  const access = { for: 'signing-in' } as const
  const inside = { for: 'signed-in' } as const

  const accountOf = (id: string) =>
    db
      .withTables<Tables>()
      .selectFrom('identity_account')
      .select(['id', 'login', 'name', 'password_hash'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()

  /** A factor may be added once signed in, or while signing in where the role requires one. */
  const enrolling = (request: FastifyRequest): Session => {
    const session = sessionIn(request)
    if (session.stage !== 'full' && session.stage !== 'enrol')
      throw new Refusal('identity.no_factor_due', 409)
    return session
  }
  const proven = (request: FastifyRequest): Session => {
    const session = enrolling(request)
    refuseUnproven(clock, session)
    return session
  }

  /** Adds a factor; the session goes on under a new token, and a first factor brings recovery codes. */
  const add = async (
    session: Session,
    reply: FastifyReply,
    work: (tx: Tx) => Promise<void>,
  ): Promise<FastifyReply> => {
    const { token, codes } = await inTransaction(db, async (tx) => {
      await work(tx)
      const codes = await firstRecoveryCodes(tx, clock, vault, session.account)
      return { codes, token: await advance(tx, clock, session, { factor: true }) }
    })
    return answer(token, reply, codes ? { recoveryCodes: codes } : {})
  }

  app.route({
    method: 'GET',
    url: '/api/account/proof',
    config: { access },
    schema: { tags, summary: '可以怎样确认是本人', response: { 200: proofWays } },
    async handler(request) {
      const account = await accountOf(enrolling(request).account)
      return {
        login: account.login,
        password: account.password_hash !== null || outer.ldap !== undefined,
        totp: await hasTotp(db, account.id),
        passkey: (await passkeysOf(db, account.id)).length > 0,
      }
    },
  })

  app.route({
    method: 'POST',
    url: '/api/account/proof/ask',
    config: { access },
    schema: { tags, summary: '确认是本人：请求通行密钥', response: { 200: z.looseObject({}) } },
    handler: async (request) => ({ ...(await askPasskey(db, enrolling(request), siteOf(request))) }),
  })

  app.route({
    method: 'POST',
    url: '/api/account/proof',
    config: { access },
    schema: { tags, summary: '再次确认是本人', body: proofInput, response: stages },
    async handler(request, reply) {
      const session = enrolling(request)
      await refuseWhileLocked(db, clock, session.account)
      if (!(await isRight(request, session, request.body))) {
        await countFailure(db, clock, { account: session.account })
        throw new Refusal('identity.proof_wrong', 422)
      }
      return answer(await inTransaction(db, (tx) => keepProof(tx, clock, session)), reply)
    },
  })

  const isRight = async (
    request: FastifyRequest,
    session: Session,
    proof: z.infer<typeof proofInput>,
  ): Promise<boolean> => {
    if ('code' in proof)
      return inTransaction(db, (tx) => checkTotp(tx, clock, vault, session.account, proof.code))
    if ('answer' in proof)
      return inTransaction(db, (tx) => checkPasskey(tx, clock, session, siteOf(request), proof.answer))
    const { login, password_hash } = await accountOf(session.account)
    const { ldap } = outer
    return attempts.inTurn(async () => {
      if (password_hash !== null) return verifyPassword(proof.password, password_hash)
      return ldap !== undefined && ldapAccepts(ldap, login, proof.password)
    })
  }

  app.route({
    method: 'POST',
    url: '/api/account/totp',
    config: { access },
    schema: {
      tags,
      summary: '绑定动态口令：生成密钥',
      response: { 200: z.object({ secret: z.string(), uri: z.string() }) },
    },
    async handler(request) {
      const account = await accountOf(proven(request).account)
      return inTransaction(db, (tx) => beginTotp(tx, vault, account))
    },
  })

  app.route({
    method: 'POST',
    url: '/api/account/totp/confirm',
    config: { access },
    schema: { tags, summary: '绑定动态口令：验证', body: codeInput, response: stages },
    async handler(request, reply) {
      const session = proven(request)
      return add(session, reply, (tx) => confirmTotp(tx, clock, vault, session.account, request.body.code))
    },
  })

  app.route({
    method: 'DELETE',
    url: '/api/account/totp',
    config: { access: inside },
    schema: { tags, summary: '解除动态口令' },
    async handler(request, reply) {
      const { account } = proven(request)
      await inTransaction(db, (tx) => removeOwnFactor(tx, clock, account, { totp: true }))
      return reply.status(204).send()
    },
  })

  app.route({
    method: 'POST',
    url: '/api/account/passkeys/ask',
    config: { access },
    schema: { tags, summary: '登记通行密钥：请求', response: { 200: z.looseObject({}) } },
    async handler(request) {
      const session = proven(request)
      return { ...(await beginPasskey(db, session, siteOf(request), await accountOf(session.account))) }
    },
  })

  app.route({
    method: 'POST',
    url: '/api/account/passkeys',
    config: { access },
    schema: { tags, summary: '登记通行密钥', body: passkeyNew, response: stages },
    async handler(request, reply) {
      const session = proven(request)
      const { answer: made, name } = request.body
      return add(session, reply, (tx) => addPasskey(tx, clock, session, siteOf(request), made, name))
    },
  })

  app.route({
    method: 'DELETE',
    url: '/api/account/passkeys/:key',
    config: { access: inside },
    schema: { tags, summary: '删除通行密钥', params: z.object({ key: z.string().max(200) }) },
    async handler(request, reply) {
      const { account } = proven(request)
      const passkey = request.params.key
      await inTransaction(db, (tx) => removeOwnFactor(tx, clock, account, { passkey }))
      return reply.status(204).send()
    },
  })

  app.route({
    method: 'POST',
    url: '/api/account/recovery-codes',
    config: { access: inside },
    schema: {
      tags,
      summary: '重新生成恢复码（原有的作废）',
      response: { 201: z.object({ recoveryCodes: z.array(z.string()) }) },
    },
    async handler(request, reply) {
      const { account } = proven(request)
      const codes = await inTransaction(db, async (tx) => {
        if (!(await hasFactor(tx, account))) throw new Refusal('identity.no_factor', 409)
        return makeRecoveryCodes(tx, clock, vault, account)
      })
      return reply.status(201).send({ recoveryCodes: codes })
    },
  })
}
