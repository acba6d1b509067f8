import type { DueKeeper, MovedRecord, WorkCalendar } from '#foundation/calendar'
import type { RuleReader } from '#foundation/rules'
import { day } from '#platform/clock'
import type { Db } from '#platform/db'
import { replyClock } from './clock.ts'
import type { Tables } from './tables.ts'

const open = ['unconfirmed', 'open', 'correcting', 'proposed'] as const

/** Requests keep their last day in a column: another calendar moves the open ones. */
export const requestsDue: DueKeeper = {
  kind: 'request',
  label: '依申请公开',
  async moves(db: Db, before: WorkCalendar, after: WorkCalendar): Promise<MovedRecord[]> {
    const rows = await db
      .withTables<Tables>()
      .selectFrom('requests_request')
      .selectAll()
      .where('state', 'in', open)
      .where('received_on', 'is not', null)
      .orderBy('due_on')
      .execute()
    return rows.flatMap((row) => {
      const [was, is] = [replyClock(before, row), replyClock(after, row)]
      if (!is || (was?.due === is.due && was?.provisional === is.provisional)) return []
      return [
        {
          kind: 'request',
          id: row.id,
          label: row.number,
          bodyId: row.body_id,
          href: `/requests/${row.id}`,
          before: row.due_on === null ? null : day(row.due_on),
          after: is.due,
          provisional: is.provisional,
          change: was?.due === is.due ? ('confirmed' as const) : ('moved' as const),
        },
      ]
    })
  },
  async apply(tx, moved) {
    for (const row of moved) {
      if (row.change !== 'moved') continue
      await tx
        .withTables<Tables>()
        .updateTable('requests_request')
        .set({ due_on: row.after })
        .where('id', '=', row.id)
        .execute()
    }
  },
}

/** A request keeps the limit under which it was received, so a new one touches only later requests. */
export const requestsRules: RuleReader = {
  keys: ['request.reply', 'request.extension.max', 'request.correction.notice', 'request.confirm'],
  async touched(db, key) {
    const rows = await db
      .withTables<Tables>()
      .selectFrom('requests_request')
      .select(({ fn }) => fn.countAll<bigint>().as('count'))
      .where('state', 'in', open)
      .executeTakeFirstOrThrow()
    const text =
      key === 'request.reply'
        ? '在办申请保持受理时的答复期限，不受影响'
        : '在办申请中尚未办理此步骤的，自生效之日起按新规定办理'
    return [{ text, count: Number(rows.count) }]
  },
}
