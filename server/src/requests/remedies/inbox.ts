import { listBodies } from '#foundation/bodies'
import { loadCalendar, trafficLight } from '#foundation/calendar'
import { bodiesFor } from '#foundation/identity'
import { ruleAt } from '#foundation/rules'
import type { InboxRow, InboxSource } from '#foundation/worklist'
import { type Clock, day } from '#platform/clock'
import { remedyKindLabels } from './contract.ts'
import { keepers } from './policy.ts'
import type { Tables } from './tables.ts'

/** Our own clocks before reconsideration organs and courts, and replies ordered anew. */
export function remediesInbox(clock: Clock): InboxSource {
  return {
    async rows(db, actor) {
      const bodies = bodiesFor(actor, keepers)
      if (bodies.length === 0) return []
      const today = clock.today()
      const found = await db
        .withTables<Tables>()
        .selectFrom('remedies_remedy')
        .selectAll()
        .where('body_id', 'in', bodies)
        .where((eb) =>
          eb.or([
            eb.and([
              eb('result', 'is', null),
              eb('answer_due_on', 'is not', null),
              eb('answered_on', 'is', null),
            ]),
            eb.and([eb('re_reply_due_on', 'is not', null), eb('re_replied_on', 'is', null)]),
          ]),
        )
        .limit(200)
        .execute()
      const calendar = await loadCalendar(db)
      const warn = (await ruleAt(db, 'request.warn', today)).value
      const named = await listBodies(db, today, [...new Set(found.map((row) => row.body_id))])
      return found.map((row): InboxRow => {
        const answering = row.result === null
        const due = answering ? row.answer_due_on : row.re_reply_due_on
        const task = !answering ? '重新答复' : row.kind === 'reconsideration' ? '复议答复' : '提交答辩状'
        return {
          task,
          kind: 'remedy',
          id: row.id,
          title: `${remedyKindLabels[row.kind]} ${row.organ} ${row.case_number}`,
          bodyId: row.body_id,
          bodyName: named.find((body) => body.id === row.body_id)?.name ?? '',
          since: row.received_on ?? row.accepted_on,
          due,
          light: trafficLight(calendar, due === null ? null : day(due), today, warn),
          href: `/requests/${row.request_id}`,
        }
      })
    },
  }
}
