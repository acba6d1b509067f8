import type { Selectable } from 'kysely'
import { type Due, dueDate, type WorkCalendar } from '#foundation/calendar'
import { day } from '#platform/clock'
import type { Tables } from './tables.ts'

type ClockColumns = Pick<
  Selectable<Tables['requests_request']>,
  | 'received_on'
  | 'limit_days'
  | 'extension_days'
  | 'extended_on'
  | 'correction_sent_on'
  | 'corrected_on'
  | 'state'
>

/** The reply clock of a request; undefined before receipt is confirmed. */
export function replyClock(calendar: WorkCalendar, row: ClockColumns): Due | undefined {
  if (row.received_on === null) return undefined
  const waiting = row.correction_sent_on !== null && row.corrected_on === null
  return dueDate(calendar, {
    receivedOn: day(row.received_on),
    limit: row.limit_days,
    restarts: row.corrected_on ? [{ on: day(row.corrected_on), why: 'correction' }] : [],
    pauses: waiting ? [{ from: day(row.correction_sent_on ?? row.received_on), why: 'correction' }] : [],
    extensions: row.extended_on ? [{ on: day(row.extended_on), days: row.extension_days }] : [],
  })
}
