import type { CoveragePart } from './checks/coverage.ts'
import { rowsOf } from './formats/definition.ts'
import { emptyReport, tableDefinition } from './formats/formats.ts'
import type { Cell, Report } from './report.ts'

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
    if (!table) continue
    for (const { block, row } of rowsOf(table)) {
      for (const column of block.columns) {
        const path = `${name}.${row.key}.${column.key}`
        const target = report[name]?.[row.key]?.[column.key]
        if (!target) continue
        const unit = column.kind === 'amount' ? (column.unit ?? '万元') : undefined
        let sum = 0
        const parts: { body: string; value: number }[] = []
        for (const [body, own] of bodies) {
          const cell = own[name]?.[row.key]?.[column.key]
          if (cell?.state === 'ambiguous') merged.unsettled.push({ path, body })
          if (!cell || cell.state === 'ambiguous' || cell.value === null) continue
          const value = unit === undefined ? cell.value : inUnit(cell, unit)
          sum += value
          if (value !== 0) parts.push({ body, value })
        }
        const value = column.kind === 'amount' ? Math.round(sum * 1e6) / 1e6 : sum
        Object.assign(target, { value, raw: String(value), state: 'counted', ...(unit ? { unit } : {}) })
        merged.parts[path] = parts
      }
    }
  }
  return merged
}
