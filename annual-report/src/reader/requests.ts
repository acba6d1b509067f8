import { type RowDefinition, rowsOf, type TableDefinition } from '../formats/definition.ts'
import { requestColumns, requests2019, requests2021 } from '../formats/request-rows.ts'
import type { Cell, Table } from '../report.ts'
import { splitByTotal } from './digits.ts'
import { type Label, locateLabels } from './labels.ts'
import { hanOnly, type Page } from './normalise.ts'
import {
  addsUp,
  cellOf,
  cellsOfRun,
  figuresAbove,
  type Piece,
  type RowReading,
  readRow,
  usualCells,
} from './rows.ts'
import { type Balance, type Choice, settle } from './settle.ts'

const han = (label: string) =>
  label.replace(/^[一二三四]、|^（.）|^\d\./, '').replace(/[^\u3400-\u9fff]/g, '')

interface Span {
  key: string
  group: boolean
  /** The label's first character, its number left out. */
  from: number
  /** One past the last character before the next label and its number. */
  to: number
  labelEnd: number
}

function labelsOf(definition: TableDefinition, text: string): Label[] {
  const labels: Label[] = []
  let group: string | undefined
  for (const { row } of rowsOf(definition)) {
    const head = row.groups.at(-1)
    if (head !== group && head?.startsWith('（')) {
      labels.push({ key: `group:${row.key}`, han: han(head), optional: true })
    }
    group = head
    const own = han(row.label)
    labels.push({ key: row.key, han: row.key === 'total' && text.includes('七总计') ? '七总计' : own })
  }
  return labels
}

/** Where the number of a label begins: `2.`, `（三）`, `四、`; the digits before it belong to the row above. */
function markerStart(page: Page, at: number, row: RowDefinition | undefined): number {
  const before = page.text.slice(Math.max(0, at - 8), at)
  const own = /^(\d)\./.exec(row?.label ?? '')?.[1]
  // Without a mark behind it, only a digit that touches the label is its number; any other is a figure.
  const numbered = own ? new RegExp(`(?:\\(?${own}\\s*[.、,·)]\\s*|(?<![\\d.,])${own})$`).exec(before) : null
  const match = numbered ?? /[（(]?\s*[一二三四五六七]\s*[)）]?\s*[、.]?\s*$/.exec(before)
  return match ? at - match[0].length : at
}

function spansOf(page: Page, from: number, to: number, definition: TableDefinition): Span[] {
  const view = hanOnly(page, from, to)
  const rows = new Map(rowsOf(definition).map(({ row }) => [row.key, row]))
  const located = locateLabels(view, labelsOf(definition, view.text))
  const starts = located.map(({ key, from: first }) =>
    markerStart(page, view.at[first] ?? from, rows.get(key)),
  )
  return located.map((label, position) => ({
    key: label.key,
    group: label.key.startsWith('group:'),
    from: view.at[label.from] ?? from,
    to: Math.max(view.at[label.from] ?? from, starts[position + 1] ?? to),
    labelEnd: view.at[label.to - 1] ?? from,
  }))
}

const RESULTS_EXCLUDED = new Set(['received', 'carriedIn', 'total', 'carriedOut'])
const SIX = '六类申请人相加等于总计'

/** Figures of the first row that a word processor set above its label stand before the part that begins with it. */
function withFiguresAbove(page: Page, from: number): number {
  const before = page.text.slice(Math.max(0, from - 200), from)
  const line = /(?:^|\n)([ \t]*\d[\d,. \t]*\n\s*)(?:一\s*[、.]?\s*)?$/.exec(before)
  const figures = line?.[1]?.trim().split(/\s+/).length ?? 0
  return line && figures >= requestColumns.length ? from - line[0].trimStart().length : from
}

/** 表三 between two places of a page. */
export function readRequests(page: Page, from: number, to: number): Table | null {
  const text = hanOnly(page, from, to).text
  const definition = /不补正|未按收费/.test(text) ? requests2021 : requests2019
  const spans = spansOf(page, from, to, definition)
  const rows = rowsOf(definition).map(({ row }) => row)
  if (spans.filter(({ group }) => !group).length < 4) return null

  const usual = usualCells(page, spans, requestColumns.length)
  const readings = new Map<string, RowReading>()
  for (const [position, span] of spans.entries()) {
    readings.set(
      span.key,
      readRow(
        page,
        position === 0 ? withFiguresAbove(page, span.from) : span.from,
        span.to,
        span.labelEnd,
        requestColumns,
        (tokens) => splitByTotal(tokens, requestColumns.length),
        { usual, summed: true },
      ),
    )
  }
  takeFiguresAbove(page, spans, readings)
  shiftBack(page, spans, readings)
  const notes = moveGroupFigures(rows, readings)
  realign(rows, spans, readings)

  const choices = new Map<string, Choice>()
  for (const { key } of rows) choices.set(key, choiceOf(readings.get(key)))
  const settled = settle(choices, balancesOf(rows), requestColumns.length)

  const table: Table = {}
  for (const { key } of rows) {
    const reading = readings.get(key) ?? { kind: 'nothing' }
    const cells = cellsOfRow(page, reading, choices.get(key), settled.has(key))
    const note = notes.get(key)
    const named: Record<string, Cell> = {}
    for (const [position, column] of requestColumns.entries()) {
      const cell = cells[position]
      if (cell) named[column.key] = note ? { ...cell, note } : cell
    }
    table[key] = named
  }
  return table
}

/** Where the last label has nothing behind it and every label a line of figures before it, those are its own. */
function takeFiguresAbove(page: Page, spans: readonly Span[], readings: Map<string, RowReading>): void {
  const rows = spans.filter(({ group }) => !group)
  if (readings.get(rows.at(-1)?.key ?? '')?.kind !== 'nothing') return
  const found = figuresAbove(
    page,
    rows.map(({ from }, position) => ({
      from: position === 0 ? Math.max(0, from - 200) : (rows[position - 1]?.labelEnd ?? 0) + 1,
      to: from,
      columns: requestColumns,
    })),
  )
  if (!found) return
  for (const { key } of spans) readings.set(key, { kind: 'nothing' })
  for (const [position, { key }] of rows.entries()) readings.set(key, found[position] ?? { kind: 'nothing' })
}

/**
 * Rows whose figures stand in a line above their label leave the row before the first of them with two lines of figures
 * and the last of them with none: the lines between move back by one.
 */
function shiftBack(page: Page, spans: readonly Span[], readings: Map<string, RowReading>): void {
  const rows = spans.filter(({ group }) => !group)
  for (const [position, { key }] of rows.entries()) {
    const lead = leadOf(rows, position, readings)
    if (!lead) continue
    const last = rows.findIndex((row, at) => at > position && readings.get(row.key)?.kind === 'nothing')
    if (last < 0 || last > position + LONGEST_SHIFT) continue
    const between = rows.slice(lead.length === 1 ? position : position + 1, last)
    const loose = between.map((span) => ownLine(page, span, readings.get(span.key)))
    if (loose.every((pieces) => pieces !== null)) {
      for (const [at, cells] of [...lead, ...loose].entries())
        readings.set(rows[position + at]?.key ?? key, { kind: 'cells', cells })
      readings.delete(`group:${key}`)
      continue
    }
    for (const row of between) {
      const own = readings.get(row.key)
      if (own?.kind === 'cells')
        readings.set(row.key, { kind: 'unclear', pieces: own.cells.filter((piece) => piece !== null) })
    }
  }
}

/** Rows whose labels are wrapped stand together. */
const LONGEST_SHIFT = 6

/** The line of figures above the first of such rows: behind the row before, or beside the label of its group. */
function leadOf(
  rows: readonly Span[],
  position: number,
  readings: ReadonlyMap<string, RowReading>,
): Piece[][] | null {
  const width = requestColumns.length
  const key = rows[position]?.key ?? ''
  const own = readings.get(key)
  if (own?.kind === 'surplus' && own.pieces.length === width * 2) {
    const [first, second] = [own.pieces.slice(0, width), own.pieces.slice(width)]
    // The same line twice is a row printed twice.
    return first.every(({ text }, at) => text === second[at]?.text) ? null : [first, second]
  }
  const group = readings.get(`group:${key}`)
  const cells = group?.kind === 'cells' ? group.cells.filter((piece) => piece !== null) : []
  return own?.kind === 'cells' && cells.length === width ? [cells] : null
}

/** The figures of a row that stand in a line below its label. */
function ownLine(page: Page, span: Span, reading: RowReading | undefined): Piece[] | null {
  if (reading?.kind !== 'cells') return null
  const cells = reading.cells.filter((piece) => piece !== null)
  const [from, to] = [cells[0]?.at ?? 0, cells.at(-1)?.at ?? 0]
  const below = from > span.labelEnd && page.text.slice(span.labelEnd, from).includes('\n')
  return below && cells.length === requestColumns.length && !page.text.slice(from, to).includes('\n')
    ? cells
    : null
}

/** Figures beside a group label whose first row has none belong to that row: the label was wrapped below them. */
function moveGroupFigures(
  rows: readonly RowDefinition[],
  readings: Map<string, RowReading>,
): Map<string, string> {
  const notes = new Map<string, string>()
  for (const { key, groups } of rows) {
    const group = readings.get(`group:${key}`)
    const own = readings.get(key)
    if (group?.kind !== 'cells' || !group.cells.some((cell) => cell?.lexed.kind === 'value')) continue
    const empty = own?.kind === 'nothing' || (own?.kind === 'cells' && own.cells.every(isBlank))
    if (!empty) continue
    readings.set(key, group)
    notes.set(key, `数字写在“${groups.at(-1)}”一行，它的第一项没有数字，按第一项读取。`)
  }
  return notes
}

/** Authors err in a row or two. */
const MOST_ADD_UP = 0.8

const isBlank = (piece: Piece | null) => piece?.lexed.kind !== 'value'

/**
 * Figures set above or beside their wrapped labels fall into the row before. Where the figures are exactly as
 * many as the cells, they are dealt out in order.
 */
function realign(
  rows: readonly RowDefinition[],
  spans: readonly Span[],
  readings: Map<string, RowReading>,
): void {
  const shifted = rows.some(({ key }) => readings.get(key)?.kind === 'surplus')
  if (!shifted) return
  const figures: Piece[] = []
  for (const span of spans) {
    const reading = readings.get(span.key)
    if (reading?.kind === 'run') return
    const found =
      reading?.kind === 'cells' ? reading.cells : reading && 'pieces' in reading ? reading.pieces : []
    for (const piece of found) if (piece) figures.push(piece)
  }
  const width = requestColumns.length
  const values = figures.filter(({ lexed }) => lexed.kind === 'value')
  if (values.length !== rows.length * width || values.length < figures.length) return
  const dealt = rows.map((_, position) => values.slice(position * width, (position + 1) * width))
  // Dealt out one place amiss, hardly a row would add up.
  if (dealt.filter(addsUp).length < rows.length * MOST_ADD_UP) return
  for (const [position, { key }] of rows.entries())
    readings.set(key, { kind: 'cells', cells: dealt[position] ?? [] })
}

function choiceOf(reading: RowReading | undefined): Choice {
  if (!reading || reading.kind === 'nothing') {
    return { readings: [requestColumns.map(() => 0)], complete: true }
  }
  if (reading.kind === 'cells') {
    return {
      readings: [reading.cells.map((cell) => (cell?.lexed.kind === 'value' ? cell.lexed.value : 0))],
      complete: true,
    }
  }
  if (reading.kind === 'run') return { ...reading.split }
  return { readings: [], complete: false }
}

function balancesOf(rows: readonly RowDefinition[]): Balance[] {
  const results = rows.filter(({ key }) => !RESULTS_EXCLUDED.has(key))
  return [
    [...results.map(({ key }) => [key, 1] as const), ['total', -1] as const],
    [
      ['received', 1],
      ['carriedIn', 1],
      ['total', -1],
      ['carriedOut', -1],
    ],
  ]
}

function cellsOfRow(page: Page, reading: RowReading, choice: Choice | undefined, settled: boolean): Cell[] {
  switch (reading.kind) {
    case 'nothing':
      return requestColumns.map((column) => cellOf(page, null, column))
    case 'cells':
      return requestColumns.map((column, position) => cellOf(page, reading.cells[position] ?? null, column))
    case 'run': {
      const by = settled ? `${SIX}和各列合计` : SIX
      const note = `数字连在一起，按“${by}”拆分。`
      const found = choice ?? reading.split
      return cellsOfRun(page, reading.pieces, found.readings, found.complete, requestColumns, note)
    }
    default:
      return requestColumns.map((): Cell => unclearCell(page, reading.pieces, requestColumns.length))
  }
}

export function unclearCell(page: Page, pieces: readonly Piece[], wanted: number): Cell {
  const raw = pieces
    .map(({ text }) => text)
    .join(' ')
    .slice(0, 200)
  const first = pieces[0]
  return {
    value: null,
    raw,
    state: 'ambiguous',
    ...(first ? { at: page.placeOf(first.at) } : {}),
    note: `这一行应有${wanted}个数字，读到的是“${raw}”，对不上列，请对照原件填写。`,
  }
}
