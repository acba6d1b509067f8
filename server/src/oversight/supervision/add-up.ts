import type { Report } from '@yangguang/annual-report'
import { figuresOfReports } from '#oversight/annual-report'
import type { Db } from '#platform/db'
import type { MergedLevel } from './merge-level.ts'

const OWN = '本机关及不单独编报的单位'
const tables = ['proactive', 'requests', 'remedies'] as const

/** Adds the sums of the merged reports to what the level put in itself. */
export function addUp(report: Report, sums: ReadonlyMap<string, number>): void {
  for (const name of tables)
    for (const [row, columns] of Object.entries(report[name] ?? {}))
      for (const [column, cell] of Object.entries(columns)) {
        const sum = sums.get(`${name}.${row}.${column}`)
        if (sum === undefined) continue
        const value = Math.round(((cell.value ?? 0) + sum) * 1e6) / 1e6
        Object.assign(cell, { value, raw: String(value) })
      }
}

/** The cells of a report that are not zero. */
export function figuresOf(report: Report): Readonly<Record<string, number>> {
  const cells: Record<string, number> = {}
  for (const name of tables)
    for (const [row, columns] of Object.entries(report[name] ?? {}))
      for (const [column, { value }] of Object.entries(columns))
        if (value) cells[`${name}.${row}.${column}`] = value
  return cells
}

export interface Part {
  cell: string
  bodyName: string
  reportId: string | null
  value: number
}

/** What each body put into one merged figure, or into every one; the largest first. */
export async function partsOf(db: Db, merged: MergedLevel, cell?: string): Promise<Part[]> {
  const names = new Map(
    merged.coverage.flatMap(({ treatment, report, body }) =>
      treatment === 'counted' && report ? [[report.id, body.name] as const] : [],
    ),
  )
  const parts = await figuresOfReports(db, [...names.keys()], cell)
  const own = Object.entries(figuresOf(merged.own)).filter(([path]) => cell === undefined || path === cell)
  return [
    ...own.map(([path, value]) => ({ cell: path, bodyName: OWN, reportId: null, value })),
    ...parts.map((part) => ({ ...part, bodyName: names.get(part.reportId) ?? '' })),
  ].toSorted((a, b) => a.cell.localeCompare(b.cell) || b.value - a.value)
}
