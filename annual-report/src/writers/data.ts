import { rowsOf } from '../formats/definition.ts'
import { definitionOf } from '../formats/formats.ts'
import type { Cell, Report } from '../report.ts'

/** One cell of a report with its labels, for open data and spreadsheets. */
export interface FlatCell {
  path: string
  table: string
  row: string
  column: string
  cell: Cell
}

/** Every cell of a report in table order. */
export function flatCells(report: Report): FlatCell[] {
  const flat: FlatCell[] = []
  const names = { proactive: '表二', requests: '表三', remedies: '表四' } as const
  for (const name of ['proactive', 'requests', 'remedies'] as const) {
    const definition = definitionOf(report, name)
    if (!definition) continue
    for (const { block, row } of rowsOf(definition)) {
      for (const column of block.columns) {
        const cell = report[name]?.[row.key]?.[column.key]
        if (!cell) continue
        flat.push({
          path: `${name}.${row.key}.${column.key}`,
          table: names[name],
          row: [...row.groups, row.label].join(' '),
          column: column.group ? `${column.group} ${column.label}` : column.label,
          cell,
        })
      }
    }
  }
  for (const [key, cell] of Object.entries(report.statistics ?? {})) {
    flat.push({ path: `statistics.${key}`, table: '统计表', row: key, column: '', cell })
  }
  return flat
}

// A cell that begins with = or @ would run as a formula in a spreadsheet.
const csvField = (value: string): string => {
  const safe = /^[=@\t\r]/.test(value) ? `'${value}` : value
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Lines of fields as a CSV file. */
export const csvText = (lines: readonly (readonly string[])[]): string =>
  lines.map((line) => `${line.map(csvField).join(',')}\r\n`).join('')

/** The heads of open data, by which it is known again. */
export const openDataHead = ['机关', '年度', '表', '项目', '列', '键', '值', '单位', '状态', '原文'] as const

/** Open data: one line a cell. */
export function toCsv(report: Report): string {
  const lines = flatCells(report).map(({ path, table, row, column, cell }) => [
    report.publicBody ?? '',
    String(report.year ?? ''),
    table,
    row,
    column,
    path,
    cell.value === null ? '' : String(cell.value),
    cell.unit ?? '',
    cell.state,
    cell.raw,
  ])
  return csvText([openDataHead, ...lines])
}

/** The canonical JSON of one report. */
export function toJson(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`
}
