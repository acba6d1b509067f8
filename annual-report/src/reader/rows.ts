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
}

/** A row as found: either cells, or readings of a run of digits of which one has to be chosen. */
export type RowReading =
  | { kind: 'cells'; cells: (Piece | null)[] }
  | { kind: 'run'; pieces: Piece[]; split: Split }
  | { kind: 'surplus'; pieces: Piece[] }
  | { kind: 'unclear'; pieces: Piece[] }
  | { kind: 'nothing' }

const tokenPattern =
  /(?<=\s)(?:[/\\]|-{1,3}|—{1,2}|无)(?=\s|$)|(?:增加|新增|减少|增|减)?\s?[+-]?(?<!\d)\d[\d,]*(?:\.\d+)?(?:万元|亿元|元|件|条|项|个|宗|次|例|起|份)?(?:\([^)\n]{0,60}\))?(?!\d|[年月日号])/g

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
function linesOf(page: Page, from: number, to: number, labelEnd: number): Line[] {
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
    if (bordered) {
      // Spaces between figures inside one cell are borders too.
      pieces = pieces.flatMap((cell) =>
        cell.lexed.kind === 'run' && /\s/.test(cell.text) ? tokensOfLine(cell.text, cell.at) : [cell],
      )
    }
    lines.push({ pieces, labelled })
    figures += pieces.filter(isFigure).length
    at += raw.length + 1
  }
  return lines
}

const isFigure = ({ lexed }: Piece) => lexed.kind === 'value' || lexed.kind === 'run'
const isValue = ({ lexed }: Piece) => lexed.kind === 'value'

/** Reads one row with the given columns out of the text from its label to the next. */
export function readRow(
  page: Page,
  from: number,
  to: number,
  labelEnd: number,
  columns: readonly ColumnDefinition[],
  split?: (tokens: readonly string[]) => Split,
): RowReading {
  const lines = linesOf(page, from, to, labelEnd)
  const figures = lines.flatMap(({ pieces }) => pieces.filter(isFigure))
  const wanted = columns.length
  if (figures.length === wanted && figures.every(isValue)) return { kind: 'cells', cells: figures }
  const structured = /[\t|]/.test(page.text.slice(from, to))
  const marked = structured || lines.some(({ pieces }) => pieces.some(({ lexed }) => lexed.kind === 'blank'))
  const positional = marked ? byPosition(lines, wanted, figures.length) : null
  if (positional) return { kind: 'cells', cells: positional }
  if (figures.length === 0) return { kind: 'nothing' }
  if (figures.length > wanted) {
    const own = lineOf(lines, wanted, figures.length)
    return own ? { kind: 'cells', cells: own } : { kind: 'surplus', pieces: figures }
  }
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

/** The one line that holds a whole row, where stray figures (a page number) stand in others. */
function lineOf(lines: readonly Line[], wanted: number, all: number): Piece[] | null {
  if (all - wanted >= wanted) return null
  const whole = lines
    .map(({ pieces }) => pieces.filter(isFigure))
    .filter((figures) => figures.length === wanted && figures.every(isValue))
  return whole.length === 1 ? (whole[0] ?? null) : null
}

const PURE = /^[ \t|]*[+-]?\d[\d,.+\- \t|]*$/

export interface Region {
  from: number
  to: number
  columns: readonly ColumnDefinition[]
}

/** A table whose every label stands below its figures: the row of each region, or null where it is not so everywhere. */
export function figuresAbove(page: Page, regions: readonly Region[]): RowReading[] | null {
  const readings: RowReading[] = []
  for (const { from, to, columns } of regions) {
    const lines = page.text
      .slice(Math.max(from, to - 2_000), to)
      .split('\n')
      .map((text, position, all) => ({
        text,
        at:
          Math.max(from, to - 2_000) + all.slice(0, position).reduce((sum, line) => sum + line.length + 1, 0),
      }))
      .filter(({ text }) => PURE.test(text))
    const [only] = lines
    const pieces = only && lines.length === 1 ? tokensOfLine(only.text, only.at) : []
    if (pieces.length !== columns.length || !pieces.every(isValue)) return null
    readings.push({ kind: 'cells', cells: pieces })
  }
  return readings
}

/** Cells by their place in the line, blanks included. */
function byPosition(lines: readonly Line[], wanted: number, all: number): (Piece | null)[] | null {
  for (const { pieces, labelled } of lines) {
    const lastText = pieces.findLastIndex(({ lexed }) => lexed.kind === 'text')
    const cells = pieces.slice(lastText + 1)
    if (cells.length < wanted) continue
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
