import { record } from '#foundation/ledger'
import { type Clock, yearOf } from '#platform/clock'
import { lockSubject, type Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { loadCalendar, replaceYear } from './store.ts'
import type { SpecialDay, WorkCalendar } from './work-calendar.ts'

export interface EnteredNotice {
  revision: number
  /** The calendars around the entry: rooms with open clocks recompute with them in the same transaction. */
  before: WorkCalendar
  after: WorkCalendar
}

/** Enters a year's notice, or its amended text in the place of the earlier one. */
export async function enterNotice(
  tx: Tx,
  clock: Clock,
  actor: string,
  notice: { year: number; source: string; days: readonly SpecialDay[] },
): Promise<EnteredNotice> {
  if (notice.days.length === 0) throw new Refusal('calendar.notice_empty', 422)
  if (notice.source.trim() === '') throw new Refusal('calendar.source_missing', 422)
  const stray = notice.days.find((special) => yearOf(special.day) !== notice.year)
  if (stray) throw new Refusal('calendar.other_year', 422, { day: stray.day, year: notice.year })

  await lockSubject(tx, 'calendar')
  const before = await loadCalendar(tx)
  const revision = await replaceYear(tx, notice, { at: clock.now(), by: actor })
  const after = await loadCalendar(tx)
  await record(tx, clock, {
    kind: 'calendar.notice_entered',
    subject: { kind: 'calendar_year', id: String(notice.year) },
    actor,
    payload: {
      year: notice.year,
      revision,
      days: notice.days.map(({ day, kind }) => ({ day, kind })),
    },
  })
  return { revision, before, after }
}
