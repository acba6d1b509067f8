import type { Clock } from '#platform/clock'
import { type Db, inTransaction } from '#platform/db'
import { type App, z } from '#platform/http'
import { actorIn } from './access.ts'
import {
  emergencyRow,
  oneTimeLink,
  policyInput,
  policyView,
  proposalRow,
  rightRevoke,
  sessionRow,
  verdictInput,
} from './contract.ts'
import { resetFactors } from './factors.ts'
import { type KeepingApprovers, leaving } from './leaving.ts'
import { decideEmergency } from './lending.ts'
import { issueLink } from './links.ts'
import { plainAddress } from './network.ts'
import { listEmergencies, openProposals } from './people.ts'
import { decideRight, revokeRight, unlockAccount } from './rights.ts'
import { loadPolicy, savePolicy } from './security-policy.ts'
import { revokeSessions, sessionsOf } from './sessions.ts'

/** The security administrator: rights, keys and policy of others, never their own. */
export function securityApi(app: App, db: Db, clock: Clock, keeping?: KeepingApprovers): void {
  const access = { for: ['security_admin'], on: 'installation' } as const
  const tags = ['安全管理']
  const byId = z.object({ id: z.uuid() })

  app.route({
    method: 'GET',
    url: '/api/rights/proposals',
    config: { access },
    schema: { tags, summary: '待批准的授权', response: { 200: z.array(proposalRow) } },
    handler: () => openProposals(db),
  })

  app.route({
    method: 'POST',
    url: '/api/rights/proposals/:id',
    config: { access },
    schema: { tags, summary: '批准或者驳回授权', params: byId, body: verdictInput },
    async handler(request, reply) {
      const { verdict } = request.body
      await inTransaction(db, (tx) => decideRight(tx, clock, actorIn(request).id, request.params.id, verdict))
      return reply.status(204).send()
    },
  })

  app.route({
    method: 'POST',
    url: '/api/people/:id/rights/revoke',
    config: { access },
    schema: { tags, summary: '收回授权', params: byId, body: rightRevoke },
    async handler(request, reply) {
      const { role, bodyId: body, anyway } = request.body
      const who = { account: request.params.id, body, anyway }
      await inTransaction(db, (tx) =>
        leaving(tx, clock, keeping, who, () =>
          revokeRight(tx, clock, actorIn(request).id, who.account, { role, body }),
        ),
      )
      return reply.status(204).send()
    },
  })

  app.route({
    method: 'POST',
    url: '/api/people/:id/link',
    config: { access },
    schema: { tags, summary: '发放一次性链接', params: byId, response: { 201: oneTimeLink } },
    async handler(request, reply) {
      const { token, expiresAt } = await inTransaction(db, (tx) =>
        issueLink(tx, clock, actorIn(request).id, request.params.id),
      )
      // After the hash sign: what stands there is sent to no server and stands in no log.
      const path = `/console/one-time#${token}`
      return reply.status(201).send({ path, expiresAt: expiresAt.toISOString() })
    },
  })

  app.route({
    method: 'POST',
    url: '/api/people/:id/unlock',
    config: { access },
    schema: { tags, summary: '解锁账号', params: byId },
    async handler(request, reply) {
      await inTransaction(db, (tx) => unlockAccount(tx, clock, actorIn(request).id, request.params.id))
      return reply.status(204).send()
    },
  })

  app.route({
    method: 'DELETE',
    url: '/api/people/:id/factors',
    config: { access },
    schema: { tags, summary: '清除第二因素', params: byId },
    async handler(request, reply) {
      await inTransaction(db, (tx) => resetFactors(tx, clock, actorIn(request).id, request.params.id))
      return reply.status(204).send()
    },
  })

  app.route({
    method: 'GET',
    url: '/api/people/:id/sessions',
    config: { access },
    schema: { tags, summary: '人员的会话', params: byId, response: { 200: z.array(sessionRow) } },
    handler: async (request) =>
      (await sessionsOf(db, clock, request.params.id)).map((row) => ({ ...row, current: false })),
  })

  app.route({
    method: 'DELETE',
    url: '/api/people/:id/sessions',
    config: { access },
    schema: { tags, summary: '结束人员的全部会话', params: byId },
    async handler(request, reply) {
      await inTransaction(db, (tx) => revokeSessions(tx, clock, actorIn(request).id, request.params.id))
      return reply.status(204).send()
    },
  })

  app.route({
    method: 'GET',
    url: '/api/security-policy',
    config: { access },
    schema: { tags, summary: '安全策略', response: { 200: policyView } },
    handler: async (request) => ({ ...(await loadPolicy(db)), yourAddress: plainAddress(request.ip) }),
  })

  app.route({
    method: 'PUT',
    url: '/api/security-policy',
    config: { access },
    schema: { tags, summary: '修改安全策略', body: policyInput },
    async handler(request, reply) {
      await inTransaction(db, (tx) =>
        savePolicy(tx, clock, actorIn(request).id, request.body, plainAddress(request.ip)),
      )
      return reply.status(204).send()
    },
  })

  app.route({
    method: 'GET',
    url: '/api/emergencies',
    config: { access },
    schema: { tags, summary: '紧急授权', response: { 200: z.array(emergencyRow) } },
    handler: () => listEmergencies(db),
  })

  app.route({
    method: 'POST',
    url: '/api/emergencies/:id',
    config: { access },
    schema: { tags, summary: '批准或者驳回紧急授权', params: byId, body: verdictInput },
    async handler(request, reply) {
      const { verdict } = request.body
      await inTransaction(db, (tx) =>
        decideEmergency(tx, clock, actorIn(request).id, request.params.id, verdict),
      )
      return reply.status(204).send()
    },
  })
}
