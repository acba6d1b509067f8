import { type Body, listBodies } from '#foundation/bodies'
import { loadCalendar, trafficLight, type WorkCalendar, workingDaysLeft } from '#foundation/calendar'
import { type Actor, bodiesFor } from '#foundation/identity'
import { type Clock, type Day, day } from '#platform/clock'
import type { Db } from '#platform/db'
import type { ReportRecord } from './compose.ts'
import type { DutyRow, ReportRow } from './contract.ts'
import { reportDeadlines } from './deadlines.ts'
import { readers } from './policy.ts'
import type { Tables } from './tables.ts'

export async function reportRecord(db: Db, id: string): Promise<ReportRecord | undefined> {
  return db
    .withTables<Tables>()
    .selectFrom('report_report')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function bodyOfReport(db: Db, id: string): Promise<string | undefined> {
  return (await reportRecord(db, id))?.body_id
}

export function rowOf(row: ReportRecord, body: Body, dueOn: Day): ReportRow {
  return {
    id: row.id,
    bodyId: row.body_id,
    bodyName: body.name,
    year: row.year,
    format: row.format,
    state: row.state,
    origin: row.origin,
    dueOn,
    publishedAt: row.published_at?.toISOString() ?? null,
    edition: row.edition,
  }
}

/** For each body the person may see that must report on `year`: where its report stands. */
export async function duties(db: Db, clock: Clock, actor: Actor, year: number): Promise<DutyRow[]> {
  const today = clock.today()
  const seen = await listBodies(db, today, bodiesFor(actor, readers))
  if (seen.length === 0) return []
  const rows = await db
    .withTables<Tables>()
    .selectFrom('report_report')
    .selectAll()
    .where('year', '=', year)
    .where(
      'body_id',
      'in',
      seen.map((body) => body.id),
    )
    .orderBy('edition', 'desc')
    .execute()
  const [dueOf, calendar] = await Promise.all([reportDeadlines(db, year), loadCalendar(db)])
  return seen
    .map((body) => ({ body, editions: rows.filter((row) => row.body_id === body.id) }))
    .filter(({ body, editions }) => body.mustReport || editions.length > 0)
    .map(({ body, editions }) => dutyOf(body, editions, year, dueOf(body), calendar, today))
}

/** The newest edition is the one at work; what was published once is not late any more. */
function dutyOf(
  body: Body,
  editions: readonly ReportRecord[],
  year: number,
  dueOn: Day,
  calendar: WorkCalendar,
  today: Day,
): DutyRow {
  const [row] = editions
  const waiting = today > day(`${year}-12-31`) && !editions.some((edition) => edition.published_at !== null)
  return {
    bodyId: body.id,
    bodyName: body.name,
    year,
    dueOn,
    light: waiting ? trafficLight(calendar, dueOn, today, 10) : 'none',
    daysLeft: waiting ? workingDaysLeft(calendar, dueOn, today) : null,
    report: row ? rowOf(row, body, dueOn) : null,
    scopes: body.kind === 'government' ? (['area', 'government', 'own'] as const).slice() : ['own'],
  }
}
