import { bodiesFor, hasRole } from '#foundation/identity'
import type { InboxSource } from '#foundation/worklist'
import type { Clock } from '#platform/clock'
import { handlers, signers } from './policy.ts'
import { rowsOf } from './queries.ts'
import type { Tables } from './tables.ts'

const tasks = { unconfirmed: '确认收到', open: '办理', correcting: '等待补正', proposed: '签发' } as const

/** Requests that wait for the person: to confirm, to handle, to sign. */
export function requestsInbox(clock: Clock): InboxSource {
  return {
    async rows(db, actor) {
      const bodies = bodiesFor(actor, [...handlers, ...signers])
      if (bodies.length === 0) return []
      const states = [
        ...(hasRole(actor, handlers) ? (['unconfirmed', 'open', 'correcting'] as const) : []),
        ...(hasRole(actor, signers) ? (['proposed'] as const) : []),
      ]
      const found = await db
        .withTables<Tables>()
        .selectFrom('requests_request')
        .selectAll()
        .where('body_id', 'in', bodies)
        .where('state', 'in', states)
        .where((eb) => eb.or([eb('state', '<>', 'proposed'), eb('proposed_by', '<>', actor.id)]))
        .orderBy('due_on')
        .limit(500)
        .execute()
      return (await rowsOf(db, clock.today(), found)).flatMap((row) =>
        row.state === 'decided'
          ? []
          : [
              {
                task: tasks[row.state],
                kind: 'request',
                id: row.id,
                title: `${row.number} ${row.asked.slice(0, 40)}`,
                bodyId: row.bodyId,
                bodyName: row.bodyName,
                since: row.submittedOn,
                due: row.dueOn,
                light: row.light,
                href: `/requests/${row.id}`,
              },
            ],
      )
    },
  }
}
