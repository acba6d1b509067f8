import { rowsOf } from '../formats/definition.ts'
import { remedies } from '../formats/request-rows.ts'
import type { Cell, Table } from '../report.ts'
import { splitBlocks } from './digits.ts'
import { hanOnly, type Page } from './normalise.ts'
import { unclearCell } from './requests.ts'
import { cellOf, cellsOfRun, type RowReading, readRow } from './rows.ts'

/** 表四 between two places of a page: fifteen figures after the heads, however those are broken. */
export function readRemedies(page: Page, from: number, to: number): Table | null {
  const view = hanOnly(page, from, to)
  // In narrow columns the heads stand upright: 结 结 其 over 果 果 他 over 维 纠 结.
  const upright = /起诉/.test(view.text) && /维[^维]{0,60}持/.test(view.text)
  if (!upright && (!/起诉/.test(view.text) || !/总计/.test(view.text) || !/维持|纠正/.test(view.text)))
    return null
  const rows = rowsOf(remedies)
  const columns = rows.flatMap(({ block }) => block.columns)
  const total = view.text.lastIndexOf('总计')
  const lastHead = (total < 0 ? view.at.at(-1) : view.at[total + 1]) ?? from
  const split = (tokens: readonly string[]) => splitBlocks(tokens, rows.length)
  // The whole section first, so that three tables under heads of their own are read together.
  let reading: RowReading = readRow(page, from, to, -1, columns, split)
  if (reading.kind !== 'cells') {
    const after = readRow(page, lastHead + 1, to, -1, columns, split)
    if (after.kind === 'cells' || after.kind === 'run' || reading.kind === 'surplus') reading = after
  }
  const cells = cellsOf(page, reading, columns)
  const table: Table = {}
  let next = 0
  for (const { block, row } of rows) {
    const named: Record<string, Cell> = {}
    for (const { key } of block.columns) {
      const cell = cells[next++]
      if (cell) named[key] = cell
    }
    table[row.key] = named
  }
  return table
}

function cellsOf(page: Page, reading: RowReading, columns: Parameters<typeof readRow>[4]): Cell[] {
  switch (reading.kind) {
    case 'nothing':
      return columns.map((column) => cellOf(page, null, column))
    case 'cells':
      return columns.map((column, position) => cellOf(page, reading.cells[position] ?? null, column))
    case 'run': {
      const note = '数字连在一起，按“四种结果相加等于总计”拆分。'
      return cellsOfRun(page, reading.pieces, reading.split.readings, reading.split.complete, columns, note)
    }
    default:
      return columns.map(() => unclearCell(page, reading.pieces, columns.length))
  }
}
