import type { FigureSource } from '#foundation/figures'
import { addMonths, type Day } from '#platform/clock'
import type { Db } from '#platform/db'
import { cellAt, cellsOf } from './cells.ts'
import { compose, countFigures, fillTables, previousReport, type ReportRecord, scopeOf } from './compose.ts'
import type { Aids } from './contract.ts'

/** Each figure beside the same day of the year before and the report published for that year. */
export async function driftOf(
  db: Db,
  sources: readonly FigureSource[],
  row: ReportRecord,
  today: Day,
): Promise<Aids['drift']> {
  const scope = scopeOf(row)
  const until = today < scope.until ? today : scope.until
  const thenUntil = addMonths(until, -12)
  const before = { from: addMonths(scope.from, -12), until: thenUntil, bodies: scope.bodies }
  const [report, figures, last] = await Promise.all([
    compose(db, sources, row),
    countFigures(db, sources, before),
    previousReport(db, row),
  ])
  const then = fillTables(row.format, figures, new Map())
  const cells: Aids['drift']['cells'] = {}
  for (const { name, way } of cellsOf(row.format)) {
    const now = cellAt(report, name)?.value
    if (typeof now !== 'number') continue
    const earlier = way === 'entered' ? null : (cellAt(then, name)?.value ?? 0)
    const published = last ? (cellAt(last.report, name)?.value ?? null) : null
    if (now === 0 && (earlier ?? 0) === 0 && (published ?? 0) === 0) continue
    cells[name] = { now, sameDay: earlier, last: published }
  }
  return { until, thenUntil, cells }
}
