import type { CoveragePart } from './checks/coverage.ts'
import { type ColumnDefinition, rowsOf, type TableDefinition } from './formats/definition.ts'
import { emptyReport, tableDefinition } from './formats/formats.ts'
import { type Cell, cellPath, type Report, type TableName } from './report.ts'

export interface MergeOptions {
  publicBody: string
  year: number
  format: '2019' | '2021'
}

export interface Merged {
  report: Report
  /** Bodies of the coverage list without a report. */
  missing: string[]
  /** Bodies named more than once; their report is counted once. */
  twice: string[]
  /** Bodies whose report is of another year or format, or has a table missing: counted as far as it goes. */
  unfit: string[]
  /** For each cell, what each body put into it; bodies with 0 are left out. */
  parts: Record<string, { body: string; value: number }[]>
  /** Cells that could not be summed because a body's own is unsettled. */
  unsettled: { path: string; body: string }[]
}

const yuan: Record<string, number> = { 元: 1, 万元: 10_000, 亿元: 100_000_000 }

/** A cell's number in the unit of the sum; figures of money come in 元 as well as in 万元. */
function inUnit(cell: Cell, unit: string | undefined): number {
  const value = cell.value ?? 0
  const [from, to] = [yuan[cell.unit ?? ''], yuan[unit ?? '']]
  return from && to && from !== to ? (value * from) / to : value
}

/** Adds the reports of a declared coverage list into one; every figure opens its parts. */
export function merge(coverage: readonly CoveragePart[], options: MergeOptions): Merged {
  const report: Report = {
    ...emptyReport(options.format),
    publicBody: options.publicBody,
    year: options.year,
  }
  report.title = `${options.publicBody}${options.year}年政府信息公开工作年度报告`
  report.period = { from: `${options.year}-01-01`, to: `${options.year}-12-31` }
  const merged: Merged = { report, missing: [], twice: [], unfit: [], parts: {}, unsettled: [] }
  const bodies = new Map<string, Report>()
  const listed = new Set<string>()
  for (const { body, report: own } of coverage) {
    if (listed.has(body)) merged.twice.push(body)
    listed.add(body)
    if (own && !bodies.has(body)) bodies.set(body, own)
  }
  merged.missing = [...listed].filter((body) => !bodies.has(body))
  const definition = tableDefinition(options.format)
  for (const [body, own] of bodies) {
    const complete = own.proactive && own.requests && own.remedies
    if (!complete || own.year !== options.year || own.format !== options.format) merged.unfit.push(body)
  }
  for (const name of ['proactive', 'requests', 'remedies'] as const) {
    const table = definition[name]
    if (table) mergeTable(merged, name, table, bodies)
  }
  return merged
}

interface Sum {
  row: string
  column: ColumnDefinition
  path: string
  unit: string | undefined
  sum: number
  parts: { body: string; value: number }[]
}

/** Report after report: the cells of one report lie together in memory, those of one place in 3,000 do not. */
function mergeTable(
  merged: Merged,
  name: TableName,
  table: TableDefinition,
  bodies: ReadonlyMap<string, Report>,
): void {
  const sums = rowsOf(table).flatMap(({ block, row }) =>
    block.columns.map(
      (column): Sum => ({
        row: row.key,
        column,
        path: cellPath(name, row.key, column.key),
        unit: column.kind === 'amount' ? (column.unit ?? '万元') : undefined,
        sum: 0,
        parts: [],
      }),
    ),
  )
  for (const [body, own] of bodies) {
    const rows = own[name]
    if (!rows) continue
    for (const sum of sums) {
      const cell = rows[sum.row]?.[sum.column.key]
      if (!cell) continue
      if (cell.state === 'ambiguous') merged.unsettled.push({ path: sum.path, body })
      if (cell.state === 'ambiguous' || cell.value === null) continue
      const value = sum.unit === undefined ? cell.value : inUnit(cell, sum.unit)
      if (value === 0) continue
      sum.sum += value
      sum.parts.push({ body, value })
    }
  }
  for (const { row, column, path, unit, sum, parts } of sums) {
    const target = merged.report[name]?.[row]?.[column.key]
    if (!target) continue
    const value = column.kind === 'amount' ? Math.round(sum * 1e6) / 1e6 : sum
    Object.assign(target, { value, raw: String(value), state: 'counted', ...(unit ? { unit } : {}) })
    merged.parts[path] = parts
  }
}
