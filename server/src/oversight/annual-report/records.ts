import type { FigureRecord, FigureScope, FigureSource } from '#foundation/figures'
import type { Db } from '#platform/db'
import { type CellAddress, cellsOf } from './cells.ts'
import { type ReportRecord, scopeOf } from './compose.ts'
import type { Tables } from './tables.ts'

/** The records behind a figure: asked live, or as they were frozen. Sums open the records of their parts. */
export async function recordsBehind(
  db: Db,
  sources: readonly FigureSource[],
  row: ReportRecord,
  name: string,
): Promise<FigureRecord[]> {
  const parts = partsOf(row, name)
  if (row.canonical !== null) {
    if (parts.length === 0) return []
    const rows = await db
      .withTables<Tables>()
      .selectFrom('report_frozen_record')
      .selectAll()
      .where('report_id', '=', row.id)
      .where('cell', 'in', parts)
      .orderBy('label')
      .execute()
    return rows.map((frozen) => ({
      kind: frozen.record_kind,
      id: frozen.record_id,
      bodyId: frozen.body_id,
      label: frozen.label,
      day: frozen.day,
    }))
  }
  const found = await Promise.all(parts.map((part) => recordsOfCell(db, sources, scopeOf(row), part)))
  return found.flat()
}

export async function recordsOfCell(
  db: Db,
  sources: readonly FigureSource[],
  scope: FigureScope,
  name: string,
): Promise<FigureRecord[]> {
  return (await sources.find((source) => name.startsWith(source.prefix))?.records(db, scope, name)) ?? []
}

const NO_RESULTS = ['received', 'carriedIn', 'carriedOut', 'total']

/** A sum is opened through the counted cells it adds up. */
function partsOf(row: ReportRecord, name: string): string[] {
  const cells = cellsOf(row.format)
  const asked = cells.find((cell) => cell.name === name)
  if (!asked) return name.startsWith('fees.') ? [name] : []
  if (asked.way !== 'summed') return [name]
  const isResult = (cell: CellAddress) => !NO_RESULTS.includes(cell.row)
  return cells
    .filter((cell) => cell.table === asked.table && cell.way === 'counted')
    .filter((cell) =>
      asked.row === 'total' && asked.table === 'requests' ? isResult(cell) : cell.row === asked.row,
    )
    .filter((cell) => asked.column === 'total' || cell.column === asked.column)
    .map((cell) => cell.name)
}
