import type { Report } from '@yangguang/annual-report'
import type { FigureSource } from '#foundation/figures'
import type { Db } from '#platform/db'
import { compose, type ReportRecord } from './compose.ts'
import { statesFor } from './store.ts'
import type { Tables } from './tables.ts'

export interface CurrentReport {
  id: string
  state: ReportRecord['state']
  origin: ReportRecord['origin']
  report: Report
  /** A file handed in may take its place: it was a file itself, or is a draft still. */
  replaceable: boolean
}

/** The report a body has for a year as it stands today: frozen, or counted live while it is a draft. */
export async function currentReport(
  db: Db,
  sources: readonly FigureSource[],
  body: string,
  year: number,
): Promise<CurrentReport | undefined> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('report_report')
    .selectAll()
    .where('body_id', '=', body)
    .where('year', '=', year)
    .where('superseded_by', 'is', null)
    .orderBy('edition', 'desc')
    .executeTakeFirst()
  if (!row) return undefined
  return {
    id: row.id,
    state: row.state,
    origin: row.origin,
    report: await compose(db, sources, row),
    replaceable: row.origin === 'imported' || (row.edition === 1 && statesFor.edit.includes(row.state)),
  }
}
