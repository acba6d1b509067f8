import {
  type Cell,
  cellPath,
  definitionOf,
  type Format,
  type Report,
  rowsOf,
  type TableDefinition,
  tableDefinition,
} from '@yangguang/annual-report'

/** How a cell of the official tables comes about here. */
export type CellWay = 'counted' | 'summed' | 'entered'

const tables = ['proactive', 'requests', 'remedies'] as const

/** Rows of 表二 whose records live in this system; the other ones are entered by hand. */
const countedRows: ReadonlySet<string> = new Set(['rules', 'normativeDocuments'])
const countedColumns: ReadonlySet<string> = new Set(['made', 'repealed', 'inForce'])

export interface CellAddress {
  name: string
  table: (typeof tables)[number]
  row: string
  column: string
  way: CellWay
}

/** Every cell of a format, with the way it is filled. （七）总计 and the 总计 column are sums, never choices. */
export function cellsOf(format: Format): CellAddress[] {
  const definition = tableDefinition(format)
  return tables.flatMap((table) => {
    const rows = definition[table]
    return rows ? addresses(table, rows) : []
  })
}

function addresses(table: CellAddress['table'], definition: TableDefinition): CellAddress[] {
  return rowsOf(definition).flatMap(({ block, row }) =>
    block.columns.map((column) => ({
      name: cellPath(table, row.key, column.key),
      table,
      row: row.key,
      column: column.key,
      way: wayOf(table, row.key, column.key),
    })),
  )
}

function wayOf(table: CellAddress['table'], row: string, column: string): CellWay {
  if (table === 'proactive') return countedRows.has(row) && countedColumns.has(column) ? 'counted' : 'entered'
  return column === 'total' || row === 'total' ? 'summed' : 'counted'
}

const RESULT_ROWS = /^(granted|partial|refused\.|unavailable\.|declined\.|other)/

/** Fills the sums of 表三 and 表四 from their parts. */
export function sumUp(report: Report): void {
  const requests = report.requests
  if (requests) {
    const columns = Object.keys(requests.received ?? {}).filter((column) => column !== 'total')
    const results = Object.keys(requests).filter((row) => RESULT_ROWS.test(row))
    const total = requests.total ?? {}
    for (const column of columns) total[column] = summed(results.map((row) => requests[row]?.[column]))
    for (const cells of Object.values(requests)) cells.total = summed(columns.map((column) => cells[column]))
  }
  for (const cells of Object.values(report.remedies ?? {})) {
    const parts = Object.keys(cells).filter((column) => column !== 'total')
    cells.total = summed(parts.map((column) => cells[column]))
  }
}

function summed(cells: readonly (Cell | undefined)[]): Cell {
  return counted(cells.reduce((sum, cell) => sum + (cell?.value ?? 0), 0))
}

export function counted(value: number): Cell {
  return { value, raw: String(value), state: 'counted' }
}

/** The cell at an address such as `requests.granted.naturalPerson`. */
export function cellAt(report: Report, name: string): Cell | undefined {
  const [table = '', ...rest] = name.split('.')
  const column = rest.pop() ?? ''
  const known = tables.find((candidate) => candidate === table)
  return known && definitionOf(report, known) ? report[known]?.[rest.join('.')]?.[column] : undefined
}
