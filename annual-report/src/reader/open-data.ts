import { emptyTable, tableDefinition } from '../formats/formats.ts'
import type { Cell, CellState, Format, Report, Table, TableName } from '../report.ts'
import { openDataHead } from '../writers/data.ts'

const states: readonly CellState[] = ['read', 'blank', 'ambiguous', 'entered', 'counted']
const bare = (source: string) => source.replace(/^\ufeff/, '')

/** Whether a text is the open data this library writes: one line a cell under the same heads. */
export const looksLikeOpenData = (source: string): boolean => bare(source).startsWith(openDataHead.join(','))

/** The fields of each line of a CSV file (RFC 4180). */
function fieldsOf(source: string): string[][] {
  const lines: string[][] = []
  let line: string[] = []
  for (const match of source.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    const [whole, quoted, plain = '', end] = match
    if (whole === '' && line.length === 0) break
    line.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (end === ',') continue
    lines.push(line)
    line = []
  }
  return lines
}

interface Entry {
  table: string
  row: string
  column: string
  cell: Cell
}

function entryOf(fields: readonly string[]): Entry | null {
  const [, , , , , path = '', value = '', unit = '', state, raw = ''] = fields
  const known = states.find((one) => one === state)
  const parts = /^(proactive|requests|remedies|statistics)\.(.+)$/.exec(path)
  if (!known || !parts || (value !== '' && !Number.isFinite(Number(value)))) return null
  const [, table = '', rest = ''] = parts
  const cut = table === 'statistics' ? rest.length : rest.lastIndexOf('.')
  const number = value === '' ? null : Number(value)
  // The writer guards what would run as a formula.
  const cell = { value: number, raw: raw.replace(/^'(?=[=@\t\r])/, ''), state: known, ...(unit && { unit }) }
  return { table, row: rest.slice(0, cut), column: rest.slice(cut + 1), cell }
}

function formatOf(entries: readonly Entry[]): Format {
  const has = (table: string, row: RegExp, column: RegExp) =>
    entries.some((entry) => entry.table === table && row.test(entry.row) && column.test(entry.column))
  if (has('proactive', /./, /^repealed$/) || has('requests', /^other\./, /./)) return '2021'
  if (has('proactive', /./, /./) || has('requests', /./, /./)) return '2019'
  return has('remedies', /./, /./) ? '2021' : '2014'
}

function tableOf(entries: readonly Entry[], name: TableName, format: Format): Table | null {
  const own = entries.filter(({ table }) => table === name)
  const definition = tableDefinition(format)[name]
  if (own.length === 0 || !definition) return null
  const table = emptyTable(definition)
  for (const { row, column, cell } of own) {
    const known = table[row]
    if (known && column in known) known[column] = cell
  }
  return table
}

/** The reports in open data: figures as they were written; what is prose is not in it. */
export function readOpenData(source: string): Report[] {
  const [, ...lines] = fieldsOf(bare(source))
  const reports = Map.groupBy(lines, ([body, year]) => `${body}\n${year}`)
  return [...reports.values()].flatMap((own): Report[] => {
    const entries = own.flatMap((fields) => entryOf(fields) ?? [])
    const [body = '', year = ''] = own[0] ?? []
    if (entries.length === 0) return []
    const format = formatOf(entries)
    const statistics = entries.filter(({ table }) => table === 'statistics')
    const stated = /^\d{4}$/.test(year) ? Number(year) : null
    return [
      {
        format,
        publicBody: body || null,
        year: stated,
        title: body && stated ? `${body}${stated}年政府信息公开工作年度报告` : null,
        issuedOn: null,
        indexNumber: null,
        documentNumber: null,
        period: null,
        sections: { overview: null, problems: null, other: null },
        proactive: tableOf(entries, 'proactive', format),
        requests: tableOf(entries, 'requests', format),
        remedies: tableOf(entries, 'remedies', format),
        statistics:
          statistics.length > 0 ? Object.fromEntries(statistics.map(({ row, cell }) => [row, cell])) : null,
        statements: [],
        findings: [],
      },
    ]
  })
}
