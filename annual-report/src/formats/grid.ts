import type { BlockDefinition, ColumnDefinition, TableDefinition } from './definition.ts'

/** A head cell of the printed form. */
export interface GridHead {
  label: string
  rowspan: number
  colspan: number
}

export interface GridCell {
  row: string
  column: ColumnDefinition
}

export interface GridRow {
  /** Heads at the left of the row; a head that spans rows stands in the first of them only. */
  heads: GridHead[]
  cells: GridCell[]
}

/** One table of the printed form, ready for any medium that knows row and column spans. */
export interface Grid {
  caption: string
  /** Head lines over the cells. */
  head: GridHead[][]
  rows: GridRow[]
}

/** The official form of a table as grids: 表二 is one per block, 表三 and 表四 are one each. */
export function gridsOf(table: TableDefinition): Grid[] {
  if (table.layout === 'across') return [acrossGrid(table)]
  return table.blocks.map((block) => blockGrid(block, block.heading ?? table.heading, table.corner))
}

function blockGrid(block: BlockDefinition, caption: string, corner: string | undefined): Grid {
  const depth = Math.max(...block.rows.map((row) => row.groups.length)) + 1
  return {
    caption,
    head: columnHeads(block.columns, corner ?? '信息内容', depth),
    rows: block.rows.map((_, at) => gridRow(block, at, depth)),
  }
}

function columnHeads(columns: readonly ColumnDefinition[], corner: string, depth: number): GridHead[][] {
  const grouped = columns.some((column) => column.group)
  const lines = grouped ? 2 : 1
  const top: GridHead[] = [{ label: corner, rowspan: lines, colspan: depth }]
  const below: GridHead[] = []
  for (const [at, column] of columns.entries()) {
    if (!column.group) top.push({ label: column.label, rowspan: lines, colspan: 1 })
    else {
      if (columns[at - 1]?.group !== column.group) {
        const span = columns.filter((other) => other.group === column.group).length
        top.push({ label: column.group, rowspan: 1, colspan: span })
      }
      below.push({ label: column.label, rowspan: 1, colspan: 1 })
    }
  }
  return grouped ? [top, below] : [top]
}

function gridRow(block: BlockDefinition, at: number, depth: number): GridRow {
  const row = block.rows[at]
  if (!row) throw new RangeError('no such row')
  const heads: GridHead[] = []
  for (const [level, label] of row.groups.entries()) {
    const same = (other: { groups: readonly string[] } | undefined) =>
      other !== undefined &&
      row.groups.slice(0, level + 1).every((group, index) => other.groups[index] === group)
    if (same(block.rows[at - 1])) continue
    let rowspan = 1
    while (same(block.rows[at + rowspan])) rowspan += 1
    heads.push({ label, rowspan, colspan: 1 })
  }
  heads.push({ label: row.label, rowspan: 1, colspan: depth - row.groups.length })
  return { heads, cells: block.columns.map((column) => ({ row: row.key, column })) }
}

/** 表四: the blocks stand beside each other in one line. */
function acrossGrid(table: TableDefinition): Grid {
  const rows = table.blocks.flatMap((block) => block.rows.map((row) => ({ block, row })))
  const top: GridHead[] = []
  const middle: GridHead[] = []
  const bottom: GridHead[] = []
  for (const [at, { block, row }] of rows.entries()) {
    const [group] = row.groups
    const width = block.columns.length
    if (group === undefined) top.push({ label: row.label, rowspan: 2, colspan: width })
    else {
      if (rows[at - 1]?.row.groups[0] !== group) {
        const span = rows
          .filter((other) => other.row.groups[0] === group)
          .reduce((sum, other) => sum + other.block.columns.length, 0)
        top.push({ label: group, rowspan: 1, colspan: span })
      }
      middle.push({ label: row.label, rowspan: 1, colspan: width })
    }
    for (const column of block.columns) bottom.push({ label: column.label, rowspan: 1, colspan: 1 })
  }
  const cells = rows.flatMap(({ block, row }) => block.columns.map((column) => ({ row: row.key, column })))
  return { caption: table.heading, head: [top, middle, bottom], rows: [{ heads: [], cells }] }
}
