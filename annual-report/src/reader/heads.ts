import type { BlockDefinition, ColumnDefinition } from '../formats/definition.ts'
import { format2019 } from '../formats/format-2019.ts'
import { format2021 } from '../formats/format-2021.ts'
import type { Cell } from '../report.ts'

const han = (label: string) => label.replace(/[^\u3400-\u9fff]/g, '')

/** Blocks of 表二 in the other format that hold the same rows. */
function counterpart(block: BlockDefinition): BlockDefinition | undefined {
  const other = block.columns.some(({ key }) => key === 'repealed' || key === 'previousItems')
    ? [format2019, format2021]
    : [format2021, format2019]
  const key = block.rows[0]?.key
  return other
    .flatMap(({ proactive }) => proactive?.blocks ?? [])
    .find(({ rows, columns }) => rows[0]?.key === key && columns !== block.columns)
}

/** What the heads above the first row of a block say, where they are of the other format. */
export interface Heads {
  /** The columns its rows are printed in. */
  columns: readonly ColumnDefinition[]
  /** For each column of its own: what to say of its cells. */
  notes: readonly (string | null)[]
}

/** Local reports mix the heads of 2019 and 2021; whatever is read by another head than its own says so. */
export function headsOf(text: string, block: BlockDefinition): Heads {
  const other = counterpart(block)
  const has = ({ label }: ColumnDefinition) => text.includes(han(label))
  if (!other) return { columns: block.columns, notes: block.columns.map(() => null) }
  if (other.columns.length === block.columns.length) {
    const notes = block.columns.map((column, at) => {
      const printed = other.columns[at]
      return printed && has(printed) && !has(column)
        ? `原表栏名写作“${printed.label}”，按“${column.label}”读取，请核对。`
        : null
    })
    return { columns: block.columns, notes }
  }
  const previous = text.includes('上一年项目')
  const printedIn = previous === block.columns.some(({ key }) => key === 'previousItems') ? block : other
  const known = previous || /本年处理决定/.test(text)
  if (!known || printedIn === block) return { columns: block.columns, notes: block.columns.map(() => null) }
  const names = printedIn.columns.map(({ label }) => label).join('、')
  return {
    columns: printedIn.columns,
    notes: block.columns.map(() => `原表栏名是“${names}”，与本表格式不同，按栏名读取，请核对。`),
  }
}

/** The cells of a block's own columns out of those its rows are printed in, each with what is to be said of it. */
export function underHeads(
  block: BlockDefinition,
  { columns, notes }: Heads,
  cells: readonly Cell[],
  blank: (column: ColumnDefinition) => Cell,
): Cell[] {
  return block.columns.map((column, at) => {
    const cell = cells[columns.findIndex(({ key }) => key === column.key)] ?? blank(column)
    const note = notes[at]
    return note ? { ...cell, note: cell.note ? `${cell.note}${note}` : note } : cell
  })
}
