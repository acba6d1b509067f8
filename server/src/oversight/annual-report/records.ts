import type { FigureRecord, FigureScope, FigureSource } from '#foundation/figures'
import type { Db } from '#platform/db'
import { type CellAddress, cellsOf } from './cells.ts'
import { type ReportRecord, scopeOf } from './compose.ts'
import { handedIn, handedInRecords } from './handed-in.ts'
import type { FrozenReport } from './of-bodies.ts'
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
  const handed = await handedIn(db, row)
  const found = await Promise.all(parts.map((part) => recordsNow(db, sources, row, handed, part)))
  return found.flat()
}

/** What stands behind one counted cell at this moment; `handed` are the reports that came in as files. */
export async function recordsNow(
  db: Db,
  sources: readonly FigureSource[],
  row: ReportRecord,
  handed: readonly FrozenReport[],
  name: string,
): Promise<FigureRecord[]> {
  const scope = scopeOf(row)
  const apart = new Set(handed.map(({ bodyId }) => bodyId))
  const bodies = scope.bodies.filter((body) => !apart.has(body))
  return [
    ...(await recordsOfCell(db, sources, { ...scope, bodies }, name)),
    ...(await handedInRecords(db, handed, name)),
  ]
}

async function recordsOfCell(
  db: Db,
  sources: readonly FigureSource[],
  scope: FigureScope,
  name: string,
): Promise<FigureRecord[]> {
  if (scope.bodies.length === 0) return []
  const asked = sources.filter((source) => name.startsWith(source.prefix))
  return (await Promise.all(asked.map((source) => source.records(db, scope, name)))).flat()
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
