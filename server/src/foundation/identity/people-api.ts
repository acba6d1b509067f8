import type { Clock } from '#platform/clock'
import type { Vault } from '#platform/crypto'
import { type Db, inTransaction, type Tx, violatedConstraint } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type App, z } from '#platform/http'
import { actorIn } from './access.ts'
import { createAccount } from './accounts.ts'
import {
  oneTimeCode,
  peoplePage,
  personChange,
  personInput,
  personRow,
  rightInput,
  stateInput,
} from './contract.ts'
import { type KeepingApprovers, leaving } from './leaving.ts'
import { linkCode } from './links.ts'
import { changePerson, listPeople } from './people.ts'
import { proposeRight, setAccountState } from './rights.ts'

/** Accounts: the system administrator opens them and proposes rights, and gives none. */
export function peopleApi(app: App, db: Db, clock: Clock, vault: Vault, keeping?: KeepingApprovers): void {
  const access = { for: ['system_admin'], on: 'installation' } as const
  const readable = { for: ['system_admin', 'security_admin'], on: 'installation' } as const
  const tags = ['系统管理']
  const byId = z.object({ id: z.uuid() })

  const write = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    inTransaction(db, work).catch((error: unknown) => {
      const constraint = violatedConstraint(error)
      if (constraint === 'identity_account_login_once') throw new Refusal('identity.login_taken', 409)
      if (constraint?.endsWith('body_id_fkey')) throw new Refusal('bodies.not_found', 422)
      if (constraint?.endsWith('account_id_fkey')) throw new Refusal('identity.no_account', 404)
      throw error
    })

  app.route({
    method: 'GET',
    url: '/api/people',
    config: { access: readable },
    schema: {
      tags,
      summary: '人员',
      querystring: z.object({
        q: z.string().trim().max(60).default(''),
        body: z.uuid().optional(),
        page: z.coerce.number().int().min(1).max(10_000).default(1),
      }),
      response: { 200: peoplePage },
    },
    handler: (request) => listPeople(db, clock, { ...request.query, body: request.query.body, size: 20 }),
  })

  app.route({
    method: 'GET',
    url: '/api/people/:id',
    config: { access: readable },
    schema: { tags, summary: '人员账号', params: byId, response: { 200: personRow } },
    async handler(request) {
      const filter = { q: '', body: undefined, page: 1, size: 1, id: request.params.id }
      const [row] = (await listPeople(db, clock, filter)).rows
      if (!row) throw new Refusal('identity.no_account', 404)
      return row
    },
  })

  app.route({
    method: 'POST',
    url: '/api/people',
    config: { access },
    schema: { tags, summary: '开立账号', body: personInput, response: { 201: z.object({ id: z.string() }) } },
    async handler(request, reply) {
      const { bodyId, ...person } = request.body
      const id = await write((tx) =>
        createAccount(tx, clock, actorIn(request).id, { ...person, body: bodyId, grants: [] }),
      )
      return reply.status(201).send({ id })
    },
  })

  app.route({
    method: 'PUT',
    url: '/api/people/:id',
    config: { access },
    schema: { tags, summary: '修改人员信息', params: byId, body: personChange },
    async handler(request, reply) {
      await write((tx) => changePerson(tx, clock, actorIn(request).id, request.params.id, request.body))
      return reply.status(204).send()
    },
  })

  app.route({
    method: 'POST',
    url: '/api/people/:id/state',
    config: { access },
    schema: { tags, summary: '停用或者启用账号', params: byId, body: stateInput },
    async handler(request, reply) {
      const { state, anyway } = request.body
      const who = { account: request.params.id, anyway: anyway || state === 'active' }
      await write((tx) =>
        leaving(tx, clock, keeping, who, () =>
          setAccountState(tx, clock, actorIn(request).id, who.account, state),
        ),
      )
      return reply.status(204).send()
    },
  })

  app.route({
    method: 'POST',
    url: '/api/people/:id/rights',
    config: { access },
    schema: {
      tags,
      summary: '提出授权建议（由安全管理员批准）',
      params: byId,
      body: rightInput,
      response: { 201: z.object({ id: z.string() }) },
    },
    async handler(request, reply) {
      const { bodyId, ...right } = request.body
      const { id } = request.params
      const made = await write((tx) =>
        proposeRight(tx, clock, actorIn(request).id, id, { ...right, body: bodyId }),
      )
      return reply.status(201).send({ id: made })
    },
  })

  app.route({
    method: 'POST',
    url: '/api/people/:id/link/code',
    config: { access },
    schema: { tags, summary: '查看一次性链接的领取码', params: byId, response: { 200: oneTimeCode } },
    async handler(request) {
      const { code, expiresAt } = await inTransaction(db, (tx) =>
        linkCode(tx, clock, vault, actorIn(request).id, request.params.id),
      )
      return { code, expiresAt: expiresAt.toISOString() }
    },
  })
}
