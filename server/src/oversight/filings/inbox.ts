import { listBodies } from '#foundation/bodies'
import { loadCalendar, trafficLight } from '#foundation/calendar'
import { bodiesFor } from '#foundation/identity'
import type { InboxSource } from '#foundation/worklist'
import { addDays, type Clock, day, yearOf } from '#platform/clock'
import { dueOf, lastOf, monthsOwed } from './months.ts'
import type { Tables } from './tables.ts'

/** Months that a body has to report wait in the inbox of its disclosure office from the first day after them. */
export function filingsInbox(clock: Clock): InboxSource {
  return {
    async rows(db, actor) {
      const mine = bodiesFor(actor, ['disclosure_office'])
      if (mine.length === 0) return []
      const own = db.withTables<Tables>()
      const duties = await own.selectFrom('filings_duty').selectAll().where('body_id', 'in', mine).execute()
      if (duties.length === 0) return []
      const today = clock.today()
      const ids = duties.map((duty) => duty.body_id)
      const [bodies, returns, reminders, calendar] = await Promise.all([
        listBodies(db, today, ids),
        own.selectFrom('filings_return').select(['body_id', 'month']).where('body_id', 'in', ids).execute(),
        own.selectFrom('filings_reminder').select(['body_id', 'month']).where('body_id', 'in', ids).execute(),
        loadCalendar(db),
      ])
      const has = (rows: readonly { body_id: string; month: string }[], body: string, month: string) =>
        rows.some((row) => row.body_id === body && row.month === month)
      return duties.flatMap((duty) =>
        [yearOf(today) - 1, yearOf(today)]
          .flatMap((year) => monthsOwed(duty.from_month, year, today))
          .filter((month) => !has(returns, duty.body_id, month))
          .map((month) => ({
            task: has(reminders, duty.body_id, month) ? '催报备案月报' : '报送备案月报',
            kind: 'filing_return',
            id: `${duty.body_id}:${month}`,
            title: `${month.replace('-', '年')}月依申请公开备案月报${duty.way === 'lines' ? '（没有办理的报零报告）' : ''}`,
            bodyId: duty.body_id,
            bodyName: bodies.find(({ id }) => id === duty.body_id)?.name ?? '',
            since: addDays(day(lastOf(month)), 1),
            due: dueOf(month),
            light: trafficLight(calendar, dueOf(month), today, 3),
            href: `/filings?year=${month.slice(0, 4)}&body=${duty.body_id}`,
          })),
      )
    },
  }
}
