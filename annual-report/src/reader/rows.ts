import type { ColumnDefinition } from '../formats/definition.ts'
import type { Cell } from '../report.ts'
import { type Lexed, lexCell, type Split, splitRun } from './digits.ts'
import type { Page } from './normalise.ts'

/** What stands between one label and the next: the text and where it begins. */
export interface Piece {
  text: string
  at: number
  lexed: Lexed
}

interface Line {
  pieces: Piece[]
  /** The label, or its last part, stands in this line. */
  labelled: boolean
  /** Some of the figures were parted by spaces inside a cell that stands beside others. */
  torn: boolean
  /** Its cells are parted by tabs or pipes. */
  bordered: boolean
}

/** A row as found: either cells, or readings of a run of digits of which one has to be chosen. */
export type RowReading =
  | { kind: 'cells'; cells: (Piece | null)[] }
  | { kind: 'run'; pieces: Piece[]; split: Split }
  | { kind: 'surplus'; pieces: Piece[] }
  | { kind: 'unclear'; pieces: Piece[] }
  | { kind: 'nothing' }

const tokenPattern =
  /(?<=\s)(?:[/\\]|-{1,3}|—{1,2}|无|[OoО〇lI])(?=\s|$)|(?:增加|新增|减少|增|减)?\s?[+-]?(?<!\d)\d[\d,]*(?:\.\d+)?(?:万元|亿元|元|件|条|项|个|宗|次|例|起|份)?(?:\([^)\n]{0,60}\))?(?!\d|[年月日号])/g

function cellsOfLine(text: string, at: number): Piece[] {
  const pieces: Piece[] = []
  let start = 0
  for (let i = 0; i <= text.length; i++) {
    const char = text.charAt(i)
    if (i < text.length && char !== '\t' && char !== '|') continue
    pieces.push(piece(text.slice(start, i), at + start))
    start = i + 1
  }
  // A closing pipe ends the last cell, it does not open another.
  if (text.trimEnd().endsWith('|')) pieces.pop()
  if (text.trimStart().startsWith('|')) pieces.shift()
  return pieces
}

const BLANK: Lexed = { kind: 'blank' }

function piece(raw: string, at: number): Piece {
  const text = raw.trim()
  if (text === '') return { text, at, lexed: BLANK }
  return { text, at: at + Math.max(0, raw.indexOf(text)), lexed: lexCell(text) }
}

function tokensOfLine(text: string, at: number): Piece[] {
  const pieces: Piece[] = []
  for (const match of text.matchAll(tokenPattern)) {
    pieces.push(piece(match[0], at + match.index))
    if (pieces.length > MOST_PIECES) break
  }
  return pieces
}

/** More figures than any row has: what follows them changes nothing, it is not a row. */
const MOST_PIECES = 1_000

/** Lines of the text after a label. `labelEnd` is where the label's last character stands. */
function linesOf(page: Page, from: number, to: number, labelEnd: number, wanted: number): Line[] {
  const structured = /[\t|]/.test(page.text.slice(from, to))
  const lines: Line[] = []
  let at = from
  let figures = 0
  for (const raw of page.text.slice(from, to).split('\n')) {
    if (figures > MOST_PIECES) break
    if (raw === '' && at !== from) {
      at++
      continue
    }
    const labelled = from === at || (labelEnd >= at && labelEnd < at + raw.length)
    // A line with its own label and no border in it is read by itself; the borders are another row's.
    const bordered = structured && !(labelled && !/[\t|]/.test(raw))
    let pieces = bordered ? cellsOfLine(raw, at) : tokensOfLine(raw, at)
    if (bordered && labelled) {
      pieces = pieces.flatMap((cell) => {
        const end = cell.at + cell.text.length
        if (cell.lexed.kind !== 'text' || labelEnd < cell.at || labelEnd >= end) return [cell]
        // Figures glued to the end of the label inside its own cell.
        const tail = page.text.slice(labelEnd + 1, end)
        return [
          cell,
          ...(/^[)”"》\s]*[+-]?\d[\d\s.,+-]*$/.test(tail) ? tokensOfLine(tail, labelEnd + 1) : []),
        ]
      })
    }
    const cells = behindLabel(pieces)
    let torn = false
    if (bordered && cells.length < wanted) {
      // Spaces between figures inside one cell are borders too.
      torn = cells.length > 1 && cells.some(({ text, lexed }) => lexed.kind === 'run' && /\s/.test(text))
      pieces = pieces.flatMap((cell) =>
        cell.lexed.kind === 'run' && /\s/.test(cell.text) ? tokensOfLine(cell.text, cell.at) : [cell],
      )
    }
    lines.push({ pieces, labelled, torn, bordered })
    figures += pieces.filter(isFigure).length
    at += raw.length + 1
  }
  return lines
}

const behindLabel = (pieces: readonly Piece[]) =>
  pieces.slice(pieces.findLastIndex(({ lexed }) => lexed.kind === 'text') + 1)

/** How many cells most rows of a table have behind their label; merged labels leave empty ones there. */
export function usualCells(
  page: Page,
  spans: readonly { from: number; to: number; labelEnd: number }[],
  wanted: number,
): number {
  const counts = new Map<number, number>()
  for (const { from, to, labelEnd } of spans) {
    if (!/[\t|]/.test(page.text.slice(from, to))) continue
    for (const { pieces, labelled } of linesOf(page, from, to, labelEnd, wanted)) {
      const count = labelled ? behindLabel(pieces).length : 0
      if (count >= wanted) counts.set(count, (counts.get(count) ?? 0) + 1)
    }
  }
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? wanted
}

const isFigure = ({ lexed }: Piece) => lexed.kind === 'value' || lexed.kind === 'run'
const isValue = ({ lexed }: Piece) => lexed.kind === 'value'

/** What the table a row stands in says of it. */
interface Surroundings {
  /** Cells behind the label in most of its rows. */
  usual: number
  /** The last column is the sum of the others. */
  summed: boolean
}

/** Reads one row with the given columns out of the text from its label to the next. */
export function readRow(
  page: Page,
  from: number,
  to: number,
  labelEnd: number,
  columns: readonly ColumnDefinition[],
  split?: (tokens: readonly string[]) => Split,
  table?: Surroundings,
): RowReading {
  const wanted = columns.length
  const lines = linesOf(page, from, to, labelEnd, wanted)
  const figures = lines.flatMap(({ pieces }) => pieces.filter(isFigure))
  if (figures.length === wanted && figures.every(isValue)) {
    // Strewn over several lines, or torn apart inside a cell, they may be others: only their sum proves them.
    const strewn = !isRegular(lines) || lines.some(({ torn }) => torn)
    // The label's own line has its cells, all blank: the figures below are another row's.
    const blank = lines.find(({ labelled, pieces }) => labelled && behindLabel(pieces).length >= wanted)
    if (table?.summed && blank && !blank.pieces.some(isFigure)) return { kind: 'unclear', pieces: figures }
    // Strokes between them are cells too, so that there are more cells than columns.
    const many = lines.some(
      ({ pieces, bordered }) => !bordered && pieces.length > wanted && hasMarkedBlank(pieces),
    )
    if (many) return { kind: 'unclear', pieces: figures }
    const proven = !table?.summed || !strewn || addsUp(figures)
    return proven ? { kind: 'cells', cells: figures } : { kind: 'unclear', pieces: figures }
  }
  if (lines.some(({ pieces, labelled }) => labelled && isTornCell(pieces, wanted)))
    return { kind: 'unclear', pieces: figures }
  const structured = /[\t|]/.test(page.text.slice(from, to))
  const marked = structured || lines.some(({ pieces }) => pieces.some(({ lexed }) => lexed.kind === 'blank'))
  const positional = marked ? byPosition(lines, wanted, figures.length, table?.usual ?? wanted) : null
  if (positional) return { kind: 'cells', cells: positional }
  if (figures.length === 0) return { kind: 'nothing' }
  if (figures.length > wanted) {
    const own = lineOf(lines, wanted, figures.length)
    return own ? { kind: 'cells', cells: own } : { kind: 'surplus', pieces: figures }
  }
  // A mark for a blank is a cell of its own, and which one is not to be known.
  if (lines.some(({ pieces }) => hasMarkedBlank(pieces))) return { kind: 'unclear', pieces: figures }
  const tokens = figures.map(({ text }) => text.replace(/\s/g, ''))
  const bare = tokens.map((token) => token.replace(/(万元|亿元|元|件|条|项|个)?(\([^)]*\))?$/, ''))
  const kinds = columns.map(({ kind }) => kind)
  const strict = split?.(bare)
  if (strict && strict.readings.length > 0) return { kind: 'run', pieces: figures, split: strict }
  const loose = splitRun(bare, kinds)
  if (loose.readings.length === 0) return { kind: 'unclear', pieces: figures }
  // Where borders are printed, too few figures mean a lost cell as likely as glued digits: nothing is certain.
  // A comma inside a run parts thousands or cells, and which of them is not to be known.
  const listed = bare.some((token) => token.includes(','))
  const glued = !listed && figures.length === 1 && (!structured || figures[0]?.lexed.kind === 'run')
  return { kind: 'run', pieces: figures, split: { ...loose, complete: loose.complete && glued } }
}

/** All figures in one line, or each in its own. */
function isRegular(lines: readonly Line[]): boolean {
  const counts = lines.map(({ pieces }) => pieces.filter(isFigure).length).filter((count) => count > 0)
  return counts.length === 1 || counts.every((count) => count === 1)
}

const numberIn = ({ lexed }: Piece) => (lexed.kind === 'value' ? lexed.value : 0)

/** A stroke for a blank, or an empty cell between figures. */
function hasMarkedBlank(pieces: readonly Piece[]): boolean {
  const cells = behindLabel(pieces)
  const [first, last] = [cells.findIndex(isFigure), cells.findLastIndex(isFigure)]
  return (
    first >= 0 &&
    cells.some(({ text, lexed }, at) => lexed.kind === 'blank' && (text !== '' || (at > first && at < last)))
  )
}

/** The last figure is the sum of those before it. */
export function addsUp(figures: readonly Piece[]): boolean {
  const last = figures.at(-1)
  const sum = figures.slice(0, -1).reduce((total, figure) => total + numberIn(figure), 0)
  return last !== undefined && numberIn(last) === sum
}

/** A row with all its cells, one of which holds digits torn apart by a space. */
function isTornCell(pieces: readonly Piece[], wanted: number): boolean {
  const cells = behindLabel(pieces)
  return (
    cells.length === wanted &&
    cells.some(({ text, lexed }) => lexed.kind === 'run' && /\d\s+\d/.test(text)) &&
    cells.some(({ lexed }) => lexed.kind === 'blank')
  )
}

/** The one line that holds a whole row, where stray figures (a page number) stand in others. */
function lineOf(lines: readonly Line[], wanted: number, all: number): Piece[] | null {
  if (all - wanted >= wanted) return null
  // Two figures in one line may be one of them torn apart.
  const whole = lines
    .filter(({ labelled }) => labelled || wanted > 2)
    .map(({ pieces }) => pieces.filter(isFigure))
    .filter((figures) => figures.length === wanted && figures.every(isValue))
  return whole.length === 1 ? (whole[0] ?? null) : null
}

const PURE = /^[ \t|]*[+-]?[\dOoО/][\d,.+\-/OoО \t|]*$/

export interface Region {
  from: number
  to: number
  columns: readonly ColumnDefinition[]
}

/** Where so many regions hold a row, the table has its labels below its figures, and the others are broken. */
const MOST_OF_THEM = 0.8

/** A table whose every label stands below its figures: the row of each region, or null where it is not so. */
export function figuresAbove(page: Page, regions: readonly Region[]): RowReading[] | null {
  const readings: RowReading[] = []
  let whole = 0
  for (const [position, { from, to, columns }] of regions.entries()) {
    const lines = page.text
      .slice(Math.max(from, to - 2_000), to)
      .split('\n')
      .map((text, position, all) => ({
        text,
        at:
          Math.max(from, to - 2_000) + all.slice(0, position).reduce((sum, line) => sum + line.length + 1, 0),
      }))
      .filter(({ text }) => PURE.test(text))
    const found = lines.map(({ text, at }) => tokensOfLine(text, at))
    const [pieces = []] = found
    const fits = found.length === 1 && pieces.length === columns.length
    if (fits && pieces.every(({ lexed }) => lexed.kind === 'value' || lexed.kind === 'blank')) {
      readings.push({ kind: 'cells', cells: pieces })
      whole++
    } else {
      // Above the first label nothing stands but heads, unless the figures do.
      if (position === 0 && pieces.length < 2 && (pieces[0]?.text.length ?? 0) < 3) return null
      readings.push({ kind: 'unclear', pieces: found.flat() })
    }
  }
  if (whole < regions.length * MOST_OF_THEM) return null
  return readings
}

/** Cells by their place in the line, blanks included. */
function byPosition(
  lines: readonly Line[],
  wanted: number,
  all: number,
  usual: number,
): (Piece | null)[] | null {
  for (const { pieces, labelled, bordered } of lines) {
    const cells = behindLabel(pieces)
    // Marks between spaces are cells one for one; between borders an empty cell may follow.
    if (cells.length < wanted || (!bordered && cells.length > wanted)) continue
    // A cell fewer than in the other rows: which one is lost, nobody knows.
    if (cells.length < usual && cells.some(({ lexed }) => lexed.kind === 'blank')) continue
    const figures = cells.filter(isFigure)
    if (!labelled && figures.length === 0) continue
    if (figures.length > wanted || !figures.every(isValue)) continue
    if (cells.slice(wanted).some(isFigure)) continue
    // As many figures again in other lines are another row's.
    if (all - figures.length >= wanted) continue
    return cells.slice(0, wanted)
  }
  return null
}

export function cellOf(page: Page, found: Piece | null, column: ColumnDefinition): Cell {
  const unit = column.unit ? { unit: column.unit } : {}
  if (!found) return { value: null, raw: '', state: 'blank', ...unit }
  const at = page.placeOf(found.at)
  if (found.lexed.kind !== 'value') return { value: null, raw: found.text, state: 'blank', at, ...unit }
  const own = found.lexed.unit && column.kind === 'amount' ? { unit: found.lexed.unit } : unit
  const note = found.lexed.note ? { note: found.lexed.note } : {}
  return { value: found.lexed.value, raw: found.text, state: 'read', at, ...own, ...note }
}

/** Cells of a run of digits: read where all readings agree, ambiguous with its candidates elsewhere. */
export function cellsOfRun(
  page: Page,
  pieces: readonly Piece[],
  readings: readonly (readonly number[])[],
  complete: boolean,
  columns: readonly ColumnDefinition[],
  note: string,
): Cell[] {
  const raw = pieces.map(({ text }) => text).join(' ')
  const first = pieces[0]
  const at = first ? { at: page.placeOf(first.at) } : {}
  return columns.map((column, position): Cell => {
    const values = [...new Set(readings.map((reading) => reading[position] ?? 0))].sort((a, b) => a - b)
    const amountUnit = pieces.at(-1)?.text.match(/(万元|亿元|元)/)?.[1]
    const unit = column.kind === 'amount' ? (amountUnit ?? column.unit) : column.unit
    const base = { raw, ...at, ...(unit ? { unit } : {}) }
    const [only] = values
    if (complete && values.length === 1 && only !== undefined) {
      return { value: only, state: 'read', ...base, note }
    }
    return {
      value: null,
      state: 'ambiguous',
      ...base,
      ...(complete ? { candidates: values } : {}),
      note: `数字“${raw}”连在一起，有多种读法，没有其他数字可以核定。`,
    }
  })
}
