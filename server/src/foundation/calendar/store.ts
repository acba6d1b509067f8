import { sql } from 'kysely'
import { addDays, type Day, day } from '#platform/clock'
import type { Db, Tx } from '#platform/db'
import { type SpecialDay, type WorkCalendar, workCalendar } from './work-calendar.ts'

type Tables = {
  calendar_year: {
    year: number
    source: string
    entered_at: Date
    entered_by: string | null
    revision: number
  }
  calendar_day: { day: string; kind: SpecialDay['kind']; name: string }
}

// One calendar per process: it is built from a few thousand days, and every request's page asks for it.
let latest: { version: string; calendar: WorkCalendar } | undefined

/**
 * The calendar as the notices entered so far make it. Costs one small query when no notice has changed, so a
 * use case may ask for it inside its transaction.
 */
export async function loadCalendar(db: Db): Promise<WorkCalendar> {
  const version = await sharedVersion(db)
  if (latest?.version === version) return latest.calendar
  const own = db.withTables<Tables>()
  const years = await own.selectFrom('calendar_year').select('year').execute()
  const days = await own.selectFrom('calendar_day').selectAll().execute()
  const calendar = workCalendar(
    years.map((row) => row.year),
    days.map((row) => ({ day: day(row.day), kind: row.kind, name: row.name })),
  )
  latest = { version, calendar }
  return calendar
}

const asked = new WeakMap<Db, Promise<string>>()

/** Whoever asks while the question is on its way gets the same answer; a transaction asks for itself. */
function sharedVersion(db: Db): Promise<string> {
  if (db.isTransaction) return calendarVersion(db)
  const underway = asked.get(db)
  if (underway) return underway
  const answer = calendarVersion(db).finally(() => asked.delete(db))
  asked.set(db, answer)
  return answer
}

async function calendarVersion(db: Db): Promise<string> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('calendar_year')
    .select(
      sql<string>`coalesce(string_agg(year || ':' || revision || ':' || entered_at, ',' order by year), '')`.as(
        'version',
      ),
    )
    .executeTakeFirstOrThrow()
  return row.version
}

export interface YearNotice {
  year: number
  source: string
  enteredAt: Date
  enteredBy: string | null
  revision: number
  days: SpecialDay[]
}

/** The notices entered, newest year first, each with its holidays and make-up days. */
export async function listNotices(db: Db): Promise<YearNotice[]> {
  const own = db.withTables<Tables>()
  const years = await own.selectFrom('calendar_year').selectAll().orderBy('year', 'desc').execute()
  const days = await own.selectFrom('calendar_day').selectAll().orderBy('day').execute()
  return years.map((row) => ({
    year: row.year,
    source: row.source,
    enteredAt: row.entered_at,
    enteredBy: row.entered_by,
    revision: row.revision,
    days: days
      .filter((special) => special.day.startsWith(`${row.year}-`))
      .map((special) => ({ day: day(special.day), kind: special.kind, name: special.name })),
  }))
}

/** Puts a year's notice in the place of what the table held for that year. @returns its revision */
export async function replaceYear(
  tx: Tx,
  notice: { year: number; source: string; days: readonly SpecialDay[] },
  entered: { at: Date; by: string },
): Promise<number> {
  const own = tx.withTables<Tables>()
  const row = await own
    .insertInto('calendar_year')
    .values({
      year: notice.year,
      source: notice.source,
      entered_at: entered.at,
      entered_by: entered.by,
      revision: 1,
    })
    .onConflict((conflict) =>
      conflict.column('year').doUpdateSet({
        source: notice.source,
        entered_at: entered.at,
        entered_by: entered.by,
        revision: sql<number>`calendar_year.revision + 1`,
      }),
    )
    .returning('revision')
    .executeTakeFirstOrThrow()
  const [first, last] = bounds(notice.year)
  await own.deleteFrom('calendar_day').where('day', '>=', first).where('day', '<=', last).execute()
  if (notice.days.length > 0) {
    await own
      .insertInto('calendar_day')
      .values(notice.days.map(({ day: at, kind, name }) => ({ day: at, kind, name })))
      .execute()
  }
  return row.revision
}

function bounds(year: number): [Day, Day] {
  return [day(`${year}-01-01`), addDays(day(`${year + 1}-01-01`), -1)]
}
