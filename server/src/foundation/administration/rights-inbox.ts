import { hasRole, listEmergencies, openProposals } from '#foundation/identity'
import type { InboxSource } from '#foundation/worklist'
import type { Clock } from '#platform/clock'

/** Rights that wait for their second person: an emergency within the hour, a proposal in its turn. */
export function rightsInbox(clock: Clock): InboxSource {
  return {
    async rows(db, actor) {
      if (!hasRole(actor, ['security_admin'])) return []
      const [emergencies, proposals] = await Promise.all([listEmergencies(db), openProposals(db)])
      const urgent = emergencies
        .filter(({ verdict }) => verdict === null)
        .map((row) => ({
          task: '批准紧急授权',
          kind: 'access',
          id: row.id,
          title: `${row.accountName}申请临时担任${row.roleLabel}：${row.reason}`,
          bodyId: row.bodyId,
          bodyName: row.bodyName,
          since: row.askedAt,
          due: clock.today(),
          light: 'yellow' as const,
          href: '/security/emergencies',
        }))
      // Nobody decides about themselves or what they proposed: the other security administrator has it.
      const proposed = proposals
        .filter(({ accountId, proposedBy }) => accountId !== actor.id && proposedBy !== actor.id)
        .map((row) => ({
          task: '批准授权',
          kind: 'access',
          id: row.id,
          title: `${row.accountName}（${row.accountLogin}）：${row.roleLabel}`,
          bodyId: row.bodyId,
          bodyName: row.bodyName,
          since: row.proposedAt,
          due: null,
          light: 'none' as const,
          href: '/security/rights',
        }))
      return [...urgent, ...proposed]
    },
  }
}
