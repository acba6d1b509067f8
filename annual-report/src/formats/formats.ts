import type { Cell, Format, Report, Table } from '../report.ts'
import { type FormatDefinition, rowsOf, type TableDefinition } from './definition.ts'
import { format2008, format2014 } from './format-2014.ts'
import { format2019 } from './format-2019.ts'
import { format2021 } from './format-2021.ts'

const definitions: Record<Format, FormatDefinition> = {
  '2008': format2008,
  '2014': format2014,
  '2019': format2019,
  '2021': format2021,
}

/** The tables, rows, columns and official labels of a format, in table order. */
export function tableDefinition(format: Format): FormatDefinition {
  return definitions[format]
}

/** The format a year's report has to have. */
export function formatOfYear(year: number): Format {
  if (year >= 2021) return '2021'
  if (year >= 2019) return '2019'
  return year >= 2014 ? '2014' : '2008'
}

/**
 * The definition a read table really has. Local reports mix formats: a 2021 report may still carry
 * 表三 with the one row （六）其他处理 of 2019, and the keys tell.
 */
export function definitionOf(
  report: Report,
  name: 'proactive' | 'requests' | 'remedies',
): TableDefinition | null {
  const rows = report[name]
  if (!rows) return null
  if (name === 'requests') return (rows.other ? format2019 : format2021).requests
  if (name === 'proactive') {
    const is2021 = rows.rules ? 'repealed' in rows.rules : report.format === '2021'
    return (is2021 ? format2021 : format2019).proactive
  }
  return format2021.remedies
}

const blank = (): Cell => ({ value: null, raw: '', state: 'blank' })

/** A table of blank cells in the shape of its definition. */
export function emptyTable(definition: TableDefinition): Table {
  const table: Table = {}
  for (const { block, row } of rowsOf(definition)) {
    const cells: Record<string, Cell> = {}
    for (const column of block.columns) {
      cells[column.key] = column.unit ? { ...blank(), unit: column.unit } : blank()
    }
    table[row.key] = cells
  }
  return table
}

/** A report with every table of its format present and every cell blank. */
export function emptyReport(format: Format): Report {
  const { proactive, requests, remedies, statistics } = definitions[format]
  return {
    format,
    publicBody: null,
    year: null,
    title: null,
    issuedOn: null,
    indexNumber: null,
    documentNumber: null,
    period: null,
    sections: { overview: null, problems: null, other: null },
    proactive: proactive && emptyTable(proactive),
    requests: requests && emptyTable(requests),
    remedies: remedies && emptyTable(remedies),
    statistics: statistics && Object.fromEntries(statistics.map(({ key }) => [key, blank()])),
    statements: [],
    findings: [],
  }
}
