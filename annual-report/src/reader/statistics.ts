import type { ColumnDefinition } from '../formats/definition.ts'
import { statistics2014 } from '../formats/format-2014.ts'
import { provincialIndicators } from '../formats/provincial.ts'
import type { Cell, Statement } from '../report.ts'
import { splitRun } from './digits.ts'
import { locateLabels } from './labels.ts'
import { hanOnly, type Page, type View } from './normalise.ts'
import { unclearCell } from './requests.ts'
import { cellOf, cellsOfRun, type RowReading, readRow } from './rows.ts'
import { type Balance, type Choice, settle } from './settle.ts'

interface Found {
  key: string
  from: number
  to: number
}

/** The statistics tables before 2019: the national one of 2014, and provincial ones with a cumulative column. */
export function readStatistics(
  source: Page,
  from: number,
  to: number,
  statements: readonly Statement[],
): Record<string, Cell> | null {
  const page = withoutRemarks(source)
  const view = hanOnly(page, from, to)
  const cumulative = /历年累计|累计/.test(view.text.slice(0, 60))
  const found = cumulative ? locateProvincial(view) : locateNational(view)
  if (found.length < 3) return null
  const columns: ColumnDefinition[] = [{ key: 'year', label: '本年度', kind: 'amount' }]
  if (cumulative) columns.push({ key: 'cumulative', label: '历年累计', kind: 'amount' })

  const readings = new Map<string, RowReading>()
  for (const [position, { key, from: first, to: last }] of found.entries()) {
    const start = view.at[first] ?? from
    const labelEnd = view.at[last - 1] ?? start
    const next = found[position + 1]
    const end = next ? beforeMarker(page, view.at[next.from] ?? to) : to
    // The year cannot exceed all years together.
    const split = (tokens: readonly string[]) =>
      splitRun(
        tokens,
        columns.map(({ kind }) => kind),
        ([year, all]) => year === undefined || all === undefined || year <= all,
      )
    readings.set(key, readRow(page, start, Math.max(start, end), labelEnd, columns, split))
  }
  return settleAll(page, readings, columns, cumulative, statements)
}

/** The labels themselves hold a figure: 不同渠道和方式公开相同信息计1条. */
function withoutRemarks(page: Page): Page {
  return { ...page, text: page.text.replace(/计\s*1\s*[条次件]/g, (remark) => ' '.repeat(remark.length)) }
}

function locateNational(view: View): Found[] {
  return locateLabels(
    view,
    statistics2014.map(({ key, label }) => ({ key, han: label.replace(/[^\u3400-\u9fff]/g, '') })),
  )
}

function locateProvincial(view: View): Found[] {
  const found: Found[] = []
  let cursor = 0
  const left = new Set(provincialIndicators)
  for (;;) {
    // The order of the rows changed from year to year: the nearest label is the next row.
    const near = view.text.slice(cursor, cursor + 60)
    const next = [...left]
      .map((indicator) => ({ indicator, match: indicator.pattern.exec(near) }))
      .filter(({ match }) => match !== null)
      .sort((a, b) => (a.match?.index ?? 0) - (b.match?.index ?? 0))[0]
    if (!next?.match) return found
    const from = cursor + next.match.index
    found.push({ key: next.indicator.key, from, to: from + next.match[0].length })
    cursor = from + next.match[0].length
    left.delete(next.indicator)
  }
}

/** The end of a row: before `其中：` and before the number of the next label. */
function beforeMarker(page: Page, at: number): number {
  const before = page.text.slice(Math.max(0, at - 16), at)
  const match =
    /(?:其中[::]?\s*)?(?:\d\s*[.、]\s*|[((][一二三四五六七八九][))]\s*|[一二三四五六七八九]、\s*)?$/.exec(
      before,
    )
  return match ? at - match[0].length : at
}

function settleAll(
  page: Page,
  readings: Map<string, RowReading>,
  columns: readonly ColumnDefinition[],
  cumulative: boolean,
  statements: readonly Statement[],
): Record<string, Cell> {
  const choices = new Map<string, Choice>()
  for (const [key, reading] of readings) {
    if (reading.kind === 'run') choices.set(key, { ...reading.split })
    else if (reading.kind === 'cells') {
      const values = reading.cells.map((cell) => (cell?.lexed.kind === 'value' ? cell.lexed.value : 0))
      choices.set(key, { readings: [values], complete: true })
    }
  }
  const balances: Balance[] = (cumulative ? provincialIndicators : statistics2014)
    .filter(({ sumOf }) => sumOf?.some((part) => choices.has(part)))
    .map(({ key, sumOf }) => [
      [key, -1] as const,
      ...(sumOf ?? []).filter((part) => choices.has(part)).map((part) => [part, 1] as const),
    ])
  const settled = settle(choices, balances, columns.length)
  const told = tellByProse(choices, statements)
  // What the prose decided may decide the rows it adds up with.
  for (const key of settle(choices, balances, columns.length)) settled.add(key)

  const statistics: Record<string, Cell> = {}
  for (const [key, reading] of readings) {
    const note = told.has(key)
      ? '数字连在一起，结合文字部分所说的数字拆分。'
      : settled.has(key)
        ? '数字连在一起，按分项相加等于合计拆分。'
        : '数字连在一起，按本年度不大于历年累计拆分。'
    const cells = cellsOf(page, reading, choices.get(key), columns, note)
    for (const [position, cell] of cells.entries()) {
      statistics[position === 0 ? key : `${key}.cumulative`] = cell
    }
  }
  return statistics
}

/** A reading whose yearly figure the prose names, where only one does. */
function tellByProse(choices: Map<string, Choice>, statements: readonly Statement[]): Set<string> {
  const values = new Set(
    statements
      .filter(({ value, unit }) => value >= 10 && ['条', '件'].includes(unit))
      .map(({ value }) => value),
  )
  const told = new Set<string>()
  for (const [key, choice] of choices) {
    if (choice.readings.length < 2) continue
    const named = choice.readings.filter(([year]) => year !== undefined && values.has(year))
    if (named.length !== 1) continue
    choice.readings = named
    told.add(key)
  }
  return told
}

function cellsOf(
  page: Page,
  reading: RowReading,
  choice: Choice | undefined,
  columns: readonly ColumnDefinition[],
  note: string,
): Cell[] {
  if (reading.kind === 'run') {
    const { readings, complete } = choice ?? reading.split
    return cellsOfRun(page, reading.pieces, readings, complete, columns, note)
  }
  if (reading.kind === 'cells') {
    return columns.map((column, position) => cellOf(page, reading.cells[position] ?? null, column))
  }
  if (reading.kind === 'nothing') return columns.map((column) => cellOf(page, null, column))
  return columns.map(() => unclearCell(page, reading.pieces, columns.length))
}
