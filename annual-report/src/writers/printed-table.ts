import type { BlockDefinition, RowDefinition, TableDefinition } from '../formats/definition.ts'
import { rowsOf } from '../formats/definition.ts'
import { definitionOf } from '../formats/formats.ts'
import type { Cell, Report, TableName } from '../report.ts'

/** One printed cell of a statutory table. Every writer draws from the same grid. */
export interface PrintedCell {
  text: string
  columns: number
  rows: number
  /** A figure, a head over columns, or a head beside rows. */
  kind: 'figure' | 'columnHead' | 'rowHead'
  cell?: Cell
}

export interface PrintedTable {
  name: TableName
  caption: string
  width: number
  /** The first lines are heads only. */
  headLines: number
  lines: PrintedCell[][]
}

const captions: Record<TableName, string> = {
  proactive: '主动公开政府信息情况',
  requests: '收到和处理政府信息公开申请情况',
  remedies: '政府信息公开行政复议、行政诉讼情况',
}

const head = (text: string, columns = 1, rows = 1): PrintedCell => ({
  text,
  columns,
  rows,
  kind: 'columnHead',
})
const side = (text: string, columns = 1, rows = 1): PrintedCell => ({ text, columns, rows, kind: 'rowHead' })

/** What is printed for a cell: its value, the source's own characters where it is unsettled, or nothing. */
export function printed(cell: Cell | undefined): string {
  if (!cell) return ''
  if (cell.state === 'ambiguous') return cell.raw
  return cell.value === null ? '' : String(cell.value)
}

function figures(report: Report, name: TableName, block: BlockDefinition, row: RowDefinition): PrintedCell[] {
  return block.columns.map(({ key, kind, unit }): PrintedCell => {
    const cell = report[name]?.[row.key]?.[key]
    const ownUnit =
      kind === 'amount' && cell?.unit && cell.unit !== unit && cell.value !== null ? cell.unit : ''
    const base: PrintedCell = { text: printed(cell) + ownUnit, columns: 1, rows: 1, kind: 'figure' }
    return cell ? { ...base, cell } : base
  })
}

function proactiveGrid(report: Report, definition: TableDefinition): PrintedTable {
  const lines: PrintedCell[][] = []
  for (const block of definition.blocks) {
    lines.push([head(block.heading ?? '', 4)])
    const span = (position: number) => (position === block.columns.length - 1 ? 4 - block.columns.length : 1)
    lines.push([head('信息内容'), ...block.columns.map(({ label }, position) => head(label, span(position)))])
    for (const row of block.rows) {
      const cells = figures(report, 'proactive', block, row)
      lines.push([side(row.label), ...cells.map((cell, position) => ({ ...cell, columns: span(position) }))])
    }
  }
  return { name: 'proactive', caption: captions.proactive, width: 4, headLines: 0, lines }
}

function requestsGrid(report: Report, definition: TableDefinition): PrintedTable {
  const [block] = definition.blocks
  if (!block) return { name: 'requests', caption: captions.requests, width: 0, headLines: 0, lines: [] }
  const grouped = block.columns.filter(({ group }) => group)
  const lines: PrintedCell[][] = [
    [head(definition.corner ?? '', 3, 3), head('申请人情况', block.columns.length)],
    [
      head(block.columns[0]?.label ?? '', 1, 2),
      head(grouped[0]?.group ?? '', grouped.length),
      head(block.columns.at(-1)?.label ?? '', 1, 2),
    ],
    grouped.map(({ label }) => head(label)),
  ]
  let shown: readonly string[] = []
  for (const row of block.rows) {
    const heads = row.groups.flatMap((group, depth) => {
      if (shown[depth] === group) return []
      const rows = block.rows.filter(({ groups }) => groups[depth] === group).length
      return [side(group, 1, rows)]
    })
    shown = row.groups
    lines.push([...heads, side(row.label, 3 - row.groups.length), ...figures(report, 'requests', block, row)])
  }
  return {
    name: 'requests',
    caption: captions.requests,
    width: 3 + block.columns.length,
    headLines: 3,
    lines,
  }
}

function remediesGrid(report: Report, definition: TableDefinition): PrintedTable {
  const entries = rowsOf(definition)
  const [first, ...others] = entries
  const columns = first?.block.columns ?? []
  const outcome = (rows: number) => columns.map(({ label }) => head(label, 1, rows))
  const lines: PrintedCell[][] = [
    [
      head(first?.row.label ?? '', columns.length),
      head(others[0]?.row.groups[0] ?? '', columns.length * others.length),
    ],
    [...outcome(2), ...others.map(({ row }) => head(row.label, columns.length))],
    others.flatMap(() => outcome(1)),
    entries.flatMap(({ block, row }) => figures(report, 'remedies', block, row)),
  ]
  return {
    name: 'remedies',
    caption: captions.remedies,
    width: columns.length * entries.length,
    headLines: 3,
    lines,
  }
}

/** A table of a report in the official layout; null where the report has none. */
export function printedTable(report: Report, name: TableName): PrintedTable | null {
  const definition = definitionOf(report, name)
  if (!definition) return null
  if (name === 'proactive') return proactiveGrid(report, definition)
  return name === 'requests' ? requestsGrid(report, definition) : remediesGrid(report, definition)
}

export interface PrintedSection {
  heading: string
  paragraphs: string[]
  grid: PrintedTable | null
}

const paragraphsOf = (text: string | null): string[] =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** The six sections of a report in their order, each with its text or its table. */
export function sectionsOf(report: Report, headings: readonly string[]): PrintedSection[] {
  const { sections } = report
  const contents: { text: string | null; table: TableName | null }[] = [
    { text: sections.overview, table: null },
    { text: null, table: 'proactive' },
    { text: null, table: 'requests' },
    { text: null, table: 'remedies' },
    { text: sections.problems, table: null },
    { text: sections.other, table: null },
  ]
  return contents.map(({ text, table }, position) => ({
    heading: headings[position] ?? '',
    paragraphs: paragraphsOf(text),
    grid: table && printedTable(report, table),
  }))
}

/** Title as given, or composed from body and year. */
export function titleOf(report: Report): string {
  return report.title ?? `${report.publicBody ?? ''}${report.year ?? ''}年政府信息公开工作年度报告`
}
