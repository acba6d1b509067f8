import type { Format, TableName } from '../report.ts'

/** `count` is an integer ≥ 0, `change` a signed integer, `amount` a decimal ≥ 0. */
export type ColumnKind = 'count' | 'change' | 'amount'

export interface ColumnDefinition {
  key: string
  label: string
  kind: ColumnKind
  /** The head over several columns, as 法人或其他组织. */
  group?: string
  /** What the official head says the figure is in. */
  unit?: string
}

export interface RowDefinition {
  key: string
  /** The label as printed, with its own number: `1.属于国家秘密`. */
  label: string
  /** The heads the row stands under, outermost first. */
  groups: readonly string[]
}

export interface BlockDefinition {
  heading: string | null
  columns: readonly ColumnDefinition[]
  rows: readonly RowDefinition[]
}

export interface TableDefinition {
  name: TableName
  /** The heading of the section the table stands in. */
  heading: string
  /** The rule printed in the corner of 表三. */
  corner?: string
  /** `across`: the official layout puts the rows beside each other in one line (表四). */
  layout: 'rows' | 'across'
  blocks: readonly BlockDefinition[]
}

export interface IndicatorDefinition {
  key: string
  label: string
  unit: string
  /** Depth below the heading, for printing. */
  depth: number
  /** Indicators whose values add up to this one. */
  sumOf?: readonly string[]
}

export interface FormatDefinition {
  format: Format
  /** Headings a report of this format must have, in order. */
  headings: readonly string[]
  proactive: TableDefinition | null
  requests: TableDefinition | null
  remedies: TableDefinition | null
  statistics: readonly IndicatorDefinition[] | null
}

export interface TableRow {
  block: BlockDefinition
  row: RowDefinition
}

/** All rows of a table in table order, each with the columns of its block. */
export function rowsOf(table: TableDefinition): TableRow[] {
  return table.blocks.flatMap((block) => block.rows.map((row) => ({ block, row })))
}
