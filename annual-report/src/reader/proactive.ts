import { type BlockDefinition, rowsOf, type TableDefinition, type TableRow } from '../formats/definition.ts'
import { format2019 } from '../formats/format-2019.ts'
import { format2021 } from '../formats/format-2021.ts'
import { type Cell, numberOf, type Report, type Statement, type Table } from '../report.ts'
import { type Heads, headsOf, underHeads } from './heads.ts'
import { type Label, type Located, locateLabels } from './labels.ts'
import { hanOnly, type Page } from './normalise.ts'
import { unclearCell } from './requests.ts'
import { cellOf, cellsOfRun, figuresAbove, type RowReading, readRow } from './rows.ts'

const han = (label: string) => label.replace(/[^\u3400-\u9fff]/g, '')

function labelsOf(definition: TableDefinition, text: string): Label[] {
  return rowsOf(definition).map(({ row }) => {
    const full = han(row.label)
    // 行政规范性文件 is often still printed without 行政, and the other way round.
    if (row.key === 'normativeDocuments') {
      return { key: row.key, han: text.includes('行政规范性文件') ? '行政规范性文件' : '规范性文件' }
    }
    return { key: row.key, han: full }
  })
}

/** 表二 between two places of a page. The prose settles runs of digits that no identity can. */
export function readProactive(
  page: Page,
  from: number,
  to: number,
  statements: readonly Statement[],
  previous?: Report,
): Table | null {
  const view = hanOnly(page, from, to)
  const is2021 = /制发件|废止件|现行有效|收费金额|本年处理决定/.test(view.text)
  const definition = (is2021 ? format2021 : format2019).proactive
  if (!definition || !/信息内容|第二十条/.test(view.text)) return null
  const located = locateLabels(view, labelsOf(definition, view.text))
  if (located.length < 3) return null
  const table: Table = {}
  const above = readAbove(page, from, to, view.at, definition, located)
  const separated = hasBorders(page, from, to)
  const heads = new Map<BlockDefinition, Heads>()
  for (const entry of rowsOf(definition)) {
    const position = located.findIndex(({ key }) => key === entry.row.key)
    const label = located[position]
    const next = located[position + 1]
    if (!label) {
      table[entry.row.key] = name(
        entry,
        entry.block.columns.map((column) => cellOf(page, null, column)),
      )
      continue
    }
    const start = view.at[label.from] ?? from
    const labelEnd = view.at[label.to - 1] ?? start
    let end = next ? (view.at[next.from] ?? to) : to
    // The heads of the next block stand between two rows and may hold figures (保留4位小数).
    const nextHeads = /第\s*二\s*十\s*条|信\s*息\s*内\s*容/.exec(page.text.slice(labelEnd + 1, end))
    if (nextHeads) end = labelEnd + 1 + nextHeads.index
    const { block } = entry
    const over = view.text.slice(located[position - 1]?.to ?? 0, label.from)
    const own = heads.get(block) ?? headsOf(over, block)
    heads.set(block, own)
    const reading = above?.[position] ?? readRow(page, start, end, labelEnd, own.columns)
    const printed = { ...entry, block: { ...block, columns: own.columns } }
    const read = cellsOf(page, printed, reading, statements, separated, previous)
    const cells = underHeads(block, own, read, (column) => cellOf(page, null, column))
    if (entry.row.key === 'procurement') takeUnitOfHead(view.text, cells)
    table[entry.row.key] = name(entry, cells)
  }
  return table
}

/** 表二 whose labels stand below their figures: nothing may stand behind the last of them. */
function readAbove(
  page: Page,
  from: number,
  to: number,
  at: Int32Array,
  definition: TableDefinition,
  located: readonly Located[],
): RowReading[] | null {
  const rows = new Map(rowsOf(definition).map(({ row, block }) => [row.key, block.columns]))
  const ends = located.map((label) => at[label.to - 1] ?? from)
  if (/\d/.test(page.text.slice((ends.at(-1) ?? from) + 1, to))) return null
  return figuresAbove(
    page,
    located.map((label, position) => ({
      from: position === 0 ? from : (ends[position - 1] ?? from) + 1,
      to: at[label.from] ?? from,
      columns: rows.get(label.key) ?? [],
    })),
  )
}

/** Some row of the table has its figures apart from each other. */
const hasBorders = (page: Page, from: number, to: number): boolean =>
  /[\u4e00-\u9fff)][\s|]*\d+(?:[ \t|]+[+-]?\d+){2}[ \t|]*$/m.test(page.text.slice(from, to))

function name({ block }: TableRow, cells: readonly Cell[]): Record<string, Cell> {
  const named: Record<string, Cell> = {}
  for (const [position, { key }] of block.columns.entries()) {
    const cell = cells[position]
    if (cell) named[key] = cell
  }
  return named
}

function takeUnitOfHead(text: string, cells: Cell[]): void {
  const unit = /采购总金额单位?(万元|亿元|元)/.exec(text)?.[1]
  const amount = cells[1]
  if (unit && amount && !amount.unit) amount.unit = unit
}

function cellsOf(
  page: Page,
  entry: TableRow,
  reading: RowReading,
  statements: readonly Statement[],
  separated: boolean,
  previous: Report | undefined,
): Cell[] {
  const { columns } = entry.block
  switch (reading.kind) {
    case 'nothing':
      return columns.map((column) => cellOf(page, null, column))
    case 'cells':
      return columns.map((column, position) => cellOf(page, reading.cells[position] ?? null, column))
    case 'run': {
      const { readings, complete } = reading.split
      const [chosen, note] = choose(entry, readings, statements, previous)
      // Where figures stand apart, one that is alone may as well have lost its neighbours.
      const lone = separated && readings.length === 1 && readings[0]?.some((value) => value !== 0)
      return cellsOfRun(page, reading.pieces, chosen, complete && !lone, columns, note)
    }
    default:
      return columns.map(() => unclearCell(page, reading.pieces, columns.length))
  }
}

/** Narrows the readings of a run by what the prose says of the same matter, or by a run that repeats itself. */
function choose(
  { row, block }: TableRow,
  readings: number[][],
  statements: readonly Statement[],
  previous: Report | undefined,
): [number[][], string] {
  if (readings.length === 1) return [readings, '数字连在一起，只有一种拆法。']
  const follows = previous ? readings.filter((reading) => followsFrom(previous, row.key, block, reading)) : []
  if (follows.length > 0) return [follows, '数字连在一起，结合上一年度报告的数字拆分。']
  const subject = han(row.label).replace(/^行政(?=规范)/, '')
  const told = new Set(
    statements.filter(({ text, value }) => text.includes(subject) && value >= 10).map(({ value }) => value),
  )
  const hits = readings.map((reading) => reading.filter((value) => told.has(value)).length)
  const most = Math.max(...hits)
  if (most > 0) {
    const best = readings.filter((_, position) => hits[position] === most)
    if (best.length === 1) {
      const values = best[0]?.filter((value) => told.has(value)).join('、')
      return [best, `数字连在一起，结合文字部分所说的${values}拆分。`]
    }
  }
  if (block.columns.every(({ kind }) => kind === 'count') && row.key === 'normativeDocuments') {
    const equal = readings.filter((reading) => reading.every((value) => value === reading[0]))
    // 本年新制作、本年新公开、对外公开总数 are the same number in a first year; a run that repeats itself says so.
    if (equal.length === 1 && (equal[0]?.[0] ?? 0) >= 10) {
      return [equal, '数字连在一起，是同一个数的重复，按各栏相同拆分。']
    }
  }
  return [readings, '']
}

/** R8, R9 and R10 turned round: the reading that continues last year's figures. */
function followsFrom(
  previous: Report,
  row: string,
  block: TableRow['block'],
  reading: readonly number[],
): boolean {
  const before = previous.proactive?.[row]
  if (!before) return false
  const own = Object.fromEntries(block.columns.map(({ key }, position) => [key, reading[position] ?? 0]))
  const last = (key: string) => (before[key] ? numberOf(before[key]) : null)
  const [items, change, stock] = [last('previousItems'), last('change'), last('inForce')]
  if (own.previousItems !== undefined) {
    return items !== null && change !== null && own.previousItems === items + change
  }
  if (own.inForce === undefined || stock === null) return false
  const movement = own.repealed === undefined ? (own.published ?? 0) : (own.made ?? 0) - own.repealed
  return own.inForce === stock + movement
}
