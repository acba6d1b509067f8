import type { ColumnKind } from '../formats/definition.ts'

/** Readings looked at before a run is left unsettled. Keeps a hostile run of digits from costing time. */
const STEPS = 30_000
const KEPT = 400
/** Characters of the longest number. */
const LONGEST = 20

export interface Split {
  /** Every reading found, at most `KEPT`. */
  readings: number[][]
  /** false: there were more than could be looked at. */
  complete: boolean
}

const piecePattern: Record<ColumnKind, RegExp> = {
  count: /^(0|[1-9]\d{0,11}|[1-9]\d{0,2}(,\d{3})+)$/,
  change: /^[+-]?(0|[1-9]\d{0,11})$/,
  amount: /^(0|[1-9]\d{0,11}|[1-9]\d{0,2}(,\d{3})+)(\.\d{1,6})?$/,
}

/** Most runs are digits and nothing else; these need no pattern to be cut into numbers. */
const onlyDigits = (text: string) => /^\d+$/.test(text)
const MOST_DIGITS = 12

/** The number that stands in a piece of a token, or undefined where none of its kind does. */
function numberIn(
  text: string,
  from: number,
  to: number,
  kind: ColumnKind,
  plain: boolean,
): number | undefined {
  if (plain) {
    const length = to - from
    const needless = length > 1 && text.charCodeAt(from) === 0x30
    return needless || length > MOST_DIGITS ? undefined : Number(text.slice(from, to))
  }
  const piece = text.slice(from, to)
  // A sign or a point can only open or belong to the piece it stands in.
  if (!piecePattern[kind].test(piece) || /[.,]/.test(text.charAt(to))) return undefined
  return Number(piece.replaceAll(',', '').replace('+', ''))
}

/**
 * All ways to read the tokens as the given columns. A border between tokens is a border between cells; inside a
 * token any border is possible, but no number begins with a needless zero.
 */
export function splitRun(
  tokens: readonly string[],
  kinds: readonly ColumnKind[],
  holds: (values: readonly number[]) => boolean = () => true,
): Split {
  const readings: number[][] = []
  const taken: number[] = []
  let steps = 0
  const plain = tokens.map(onlyDigits)
  const lengths = tokens.map((token) => token.length)
  const restAfter = (token: number) => lengths.slice(token + 1).reduce((sum, length) => sum + length, 0)
  const rests = tokens.map((_, position) => restAfter(position))

  const walk = (token: number, offset: number): void => {
    if (steps++ > STEPS || readings.length >= KEPT) return
    if (token === tokens.length) {
      if (taken.length === kinds.length && holds(taken)) readings.push([...taken])
      return
    }
    const column = taken.length
    const kind = kinds[column]
    if (kind === undefined || !holds(taken)) return
    const text = tokens[token] ?? ''
    const rest = text.length - offset + (rests[token] ?? 0)
    if (rest < kinds.length - column || tokens.length - token > kinds.length - column) return
    for (let end = Math.min(text.length, offset + LONGEST); end > offset; end--) {
      const value = numberIn(text, offset, end, kind, plain[token] ?? false)
      if (value === undefined) continue
      taken.push(value)
      if (end === text.length) walk(token + 1, 0)
      else walk(token, end)
      taken.pop()
    }
  }
  walk(0, 0)
  return { readings, complete: steps <= STEPS && readings.length < KEPT }
}

/**
 * Readings of a row whose last column is the sum of the others (R3). The total is chosen first, so that every
 * figure after it is bounded by what is left of it; that settles runs no plain search could finish.
 */
export function splitByTotal(tokens: readonly string[], columns: number): Split {
  const readings: number[][] = []
  const taken: number[] = []
  let steps = 0
  const walk = (
    rest: readonly string[],
    token: number,
    offset: number,
    left: number,
    total: number,
  ): void => {
    if (steps++ > STEPS || readings.length >= KEPT) return
    const open = columns - 1 - taken.length
    if (token === rest.length) {
      if (open === 0 && left === 0) readings.push([...taken, total])
      return
    }
    if (open < rest.length - token) return
    const text = rest[token] ?? ''
    for (let end = offset + 1; end <= Math.min(text.length, offset + LONGEST); end++) {
      const value = numberIn(text, offset, end, 'count', plain[token] ?? false)
      if (value === undefined) {
        // After a zero, as after too many digits, no longer piece is a number either.
        if (plain[token]) break
        continue
      }
      if (value > left) break
      taken.push(value)
      if (end === text.length) walk(rest, token + 1, 0, left - value, total)
      else walk(rest, token, end, left - value, total)
      taken.pop()
    }
  }
  const plain = tokens.map(onlyDigits)
  const last = tokens.at(-1) ?? ''
  for (let length = 1; length <= Math.min(last.length, LONGEST); length++) {
    const piece = last.slice(-length)
    if (!piecePattern.count.test(piece) || last.at(-length - 1) === ',') continue
    const total = Number(piece.replaceAll(',', ''))
    const head = last.slice(0, -length)
    walk(head === '' ? tokens.slice(0, -1) : [...tokens.slice(0, -1), head], 0, 0, total, total)
  }
  return { readings, complete: steps <= STEPS && readings.length < KEPT }
}

/** R5 for each finished block of five. */
export function blocksAddUp(values: readonly number[]): boolean {
  for (let block = 0; block + 5 <= values.length; block += 5) {
    const parts = values.slice(block, block + 4).reduce((sum, value) => sum + value, 0)
    if (parts !== values[block + 4]) return false
  }
  return true
}

export type Lexed =
  | { kind: 'value'; value: number; unit?: string; note?: string }
  | { kind: 'run' }
  | { kind: 'blank' }
  | { kind: 'text' }

const UNIT = '(?:件|条|项|个|宗|次|例|起|份|人|篇|万元|亿元|元|件次|人次)'
const valuePattern = new RegExp(
  `^(?:共|约)?(增加|新增|增|减少|减)?\\s*([+-]?\\d[\\d,]*(?:\\.\\d+)?)\\s*(${UNIT})?\\s*(\\(.{0,80}\\))?$`,
)

/** Reads what stands in one cell. */
export function lexCell(text: string): Lexed {
  const cell = text.trim()
  if (cell.length > 400) return { kind: 'text' }
  if (cell === '' || /^([/\\]|-{1,3}|—{1,3}|无|空)$/.test(cell)) return { kind: 'blank' }
  const match = valuePattern.exec(cell)
  if (!match) return /^[+\-\d.,\s]*\d[+\-\d.,\s]*$/.test(cell) ? { kind: 'run' } : { kind: 'text' }
  const [, direction, digits = '', unit, remark] = match
  if (/^0\d/.test(digits)) return { kind: 'run' }
  if (digits.includes(',') && !/^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(digits)) return { kind: 'run' }
  const number = Number(digits.replaceAll(',', ''))
  const value = direction?.startsWith('减') && number !== 0 ? -number : number
  const notes = []
  if (direction) notes.push(`原文写作“${cell}”`)
  else if (remark) notes.push(`原文附注“${remark.slice(1, -1)}”`)
  return {
    kind: 'value',
    value,
    ...(unit ? { unit } : {}),
    ...(notes.length > 0 ? { note: `${notes.join('；')}。` } : {}),
  }
}
