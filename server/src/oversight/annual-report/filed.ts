import type { FigureSource } from '#foundation/figures'
import type { Db } from '#platform/db'
import { type ReportRecord, scopeOf } from './compose.ts'
import { handedIn } from './handed-in.ts'
import type { Tables } from './tables.ts'

/** What was not handled in this system but filed with it: lines, monthly returns, whole reports. */
const filedKinds = ['filing', 'filing_return', 'report'] as const

/** The cells in which something filed is counted; they are marked wherever the figure is shown. */
export async function filedCells(
  db: Db,
  sources: readonly FigureSource[],
  row: ReportRecord,
): Promise<ReadonlySet<string>> {
  if (row.canonical !== null) {
    const frozen = await db
      .withTables<Tables>()
      .selectFrom('report_frozen_record')
      .select('cell')
      .distinct()
      .where('report_id', '=', row.id)
      .where('record_kind', 'in', [...filedKinds])
      .execute()
    return new Set(frozen.map(({ cell }) => cell))
  }
  const [handed, ...counts] = await Promise.all([
    handedIn(db, row),
    ...sources.filter((source) => source.filed).map((source) => source.count(db, scopeOf(row))),
  ])
  return new Set([
    ...handed.flatMap(({ figures }) => Object.keys(figures.cells)),
    ...counts.flatMap((count) => [...count.keys()]),
  ])
}
