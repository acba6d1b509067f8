import { day } from '#platform/clock'
import type { Db } from '#platform/db'
import { type WorkCalendar, workCalendar } from './work-calendar.ts'

type Tables = {
  calendar_year: { year: number; source: string; entered_at: Date }
  calendar_day: { day: string; kind: 'holiday' | 'workday'; name: string }
}

/** The calendar as the notices entered so far make it; a few hundred rows. */
export async function loadCalendar(db: Db): Promise<WorkCalendar> {
  const own = db.withTables<Tables>()
  const [years, days] = await Promise.all([
    own.selectFrom('calendar_year').select('year').execute(),
    own.selectFrom('calendar_day').selectAll().execute(),
  ])
  return workCalendar(
    years.map((row) => row.year),
    days.map((row) => ({ day: day(row.day), kind: row.kind, name: row.name })),
  )
}
