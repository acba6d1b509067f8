import { type Cell, emptyReport, type Report, type Table } from '@yangguang/annual-report'
import type { FrozenFigures, FrozenReport } from '#oversight/annual-report'

/** A report with only the cells that say something: what a merge of thousands needs of each. */
export function sparseReport({
  format,
  year,
  figures,
}: Pick<FrozenReport, 'format' | 'year' | 'figures'>): Report {
  const report: Report = { ...blank, format, year, proactive: null, requests: null, remedies: null }
  for (const name of tables) if (figures.tables.includes(name)) report[name] = {}
  for (const [path, value] of Object.entries(figures.cells))
    place(report, path, { value, raw: '', state: 'read' })
  for (const path of figures.unsettled) place(report, path, { value: null, raw: '', state: 'ambiguous' })
  return report
}

const tables = ['proactive', 'requests', 'remedies'] as const
const blank = emptyReport('2021')

function place(report: Report, path: string, cell: Cell): void {
  const from = path.indexOf('.')
  const to = path.lastIndexOf('.')
  const name = tables.find((table) => table === path.slice(0, from))
  const table: Table | null | undefined = name && report[name]
  if (!table) return
  const row = path.slice(from + 1, to)
  const cells = table[row] ?? {}
  table[row] = cells
  cells[path.slice(to + 1)] = cell
}

/** The cells of a full report that are not zero. */
export function figuresOf(report: Report): FrozenFigures['cells'] {
  const cells: Record<string, number> = {}
  for (const name of tables)
    for (const [row, columns] of Object.entries(report[name] ?? {}))
      for (const [column, { value }] of Object.entries(columns))
        if (value) cells[`${name}.${row}.${column}`] = value
  return cells
}
