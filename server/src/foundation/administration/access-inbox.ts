import { accessIsReviewed, type GuardedRoute, hasRole } from '#foundation/identity'
import type { InboxSource } from '#foundation/worklist'
import type { Clock } from '#platform/clock'

/** After an upgrade that changed what may be called, and on the first day, the security administrator reviews the table. */
export function accessInbox(clock: Clock, routes: readonly GuardedRoute[]): InboxSource {
  return {
    async rows(db, actor) {
      if (!hasRole(actor, ['security_admin']) || (await accessIsReviewed(db, routes))) return []
      return [
        {
          task: '复核权限总表',
          kind: 'access',
          id: 'table',
          title: '现在运行的权限总表尚未复核：请查看自上次复核以来的变化',
          bodyId: actor.bodyId,
          bodyName: '',
          since: clock.now().toISOString(),
          due: clock.today(),
          light: 'yellow' as const,
          href: '/security/routes',
        },
      ]
    },
  }
}
