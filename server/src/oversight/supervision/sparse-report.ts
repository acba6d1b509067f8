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

/** A cell's address in parts; a few hundred addresses recur in thousands of reports. */
interface Address {
  table: (typeof tables)[number] | undefined
  row: string
  column: string
}
const addresses = new Map<string, Address>()

function addressOf(path: string): Address {
  const known = addresses.get(path)
  if (known) return known
  const [from, to] = [path.indexOf('.'), path.lastIndexOf('.')]
  const table = tables.find((name) => name === path.slice(0, from))
  const address = { table, row: path.slice(from + 1, to), column: path.slice(to + 1) }
  // Addresses are those of the official tables; whatever else stands in a report must not fill the memory.
  if (addresses.size < 5_000) addresses.set(path, address)
  return address
}

function place(report: Report, path: string, cell: Cell): void {
  const { table, row, column } = addressOf(path)
  const cells: Table | null | undefined = table && report[table]
  if (!cells) return
  const columns = cells[row] ?? {}
  cells[row] = columns
  columns[column] = cell
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
