import { latestNames } from '#foundation/bodies'
import { hasRole, heldBack } from '#foundation/identity'
import type { InboxSource } from '#foundation/worklist'
import type { Clock } from '#platform/clock'

/** Accounts that should have been put to sleep, for those who can name somebody in their place or close them all the same. */
export function heldBackInbox(clock: Clock): InboxSource {
  return {
    async rows(db, actor) {
      if (!hasRole(actor, ['system_admin', 'security_admin'])) return []
      const held = await heldBack(db, clock)
      const names = await latestNames(
        db,
        held.map(({ bodyId }) => bodyId),
      )
      return held.map(({ id, name, bodyId, since, because }) => ({
        task: '安排接替人员',
        kind: 'account',
        id,
        title: `${name}的账号半年无人登录，按规定应停用，因涉及审批暂未停用。${because}`,
        bodyId,
        bodyName: names.get(bodyId) ?? '',
        since: since.toISOString(),
        due: clock.today(),
        light: 'red' as const,
        href: `/people/${id}`,
      }))
    },
  }
}
