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
    if (needless || length > MOST_DIGITS) return undefined
    let value = 0
    for (let i = from; i < to; i++) value = value * 10 + text.charCodeAt(i) - 0x30
    return value
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

/** Bounds of what `digits` digits can add up to in `cells` cells: no number begins with a needless zero. */
function leastSum(digits: number, cells: number): number {
  const length = Math.floor(digits / cells)
  const longer = digits % cells
  // A single digit may be 0; the sum is least where all numbers are of about one length.
  return longer * 10 ** length + (length > 1 ? (cells - longer) * 10 ** (length - 1) : 0)
}
const mostSum = (digits: number, cells: number) => 10 ** (digits - cells + 1) + 9 * (cells - 1)

/**
 * Readings of a row whose last column is the sum of the others (R3). The total is chosen first, so that every
 * figure after it is bounded by what is left of it; that settles runs no plain search could finish.
 */
export function splitByTotal(tokens: readonly string[], columns: number): Split {
  const readings: number[][] = []
  const last = tokens.at(-1) ?? ''
  let steps = 0
  for (let length = 1; length <= Math.min(last.length, LONGEST); length++) {
    const piece = last.slice(-length)
    if (!piecePattern.count.test(piece) || last.at(-length - 1) === ',') continue
    const total = Number(piece.replaceAll(',', ''))
    const head = last.slice(0, -length)
    const rest = head === '' ? tokens.slice(0, -1) : [...tokens.slice(0, -1), head]
    const found = partsOf(rest, columns - 1, total, STEPS - steps, KEPT - readings.length)
    steps += found.steps
    for (const parts of found.parts) readings.push([...parts, total])
    if (steps > STEPS || readings.length >= KEPT) break
  }
  return { readings, complete: steps <= STEPS && readings.length < KEPT }
}

/** All ways to read the tokens as `columns` numbers that add up to `total`. */
function partsOf(
  tokens: readonly string[],
  columns: number,
  total: number,
  mostSteps: number,
  mostKept: number,
): { parts: number[][]; steps: number } {
  const parts: number[][] = []
  const taken: number[] = []
  const plain = tokens.map(onlyDigits)
  const allPlain = plain.every(Boolean)
  const behind = tokens.map((_, at) => tokens.slice(at + 1).reduce((sum, { length }) => sum + length, 0))
  let steps = 0
  const walk = (token: number, offset: number, left: number): void => {
    if (steps++ > mostSteps || parts.length >= mostKept) return
    const open = columns - taken.length
    if (token === tokens.length) {
      if (open === 0 && left === 0) parts.push([...taken])
      return
    }
    if (open < tokens.length - token) return
    const text = tokens[token] ?? ''
    const digits = text.length - offset + (behind[token] ?? 0)
    if (digits < open) return
    if (allPlain && (leastSum(digits, open) > left || mostSum(digits, open) < left)) return
    const longest = Math.min(text.length, offset + LONGEST)
    for (let end = offset + 1; end <= longest; end++) {
      const value = numberIn(text, offset, end, 'count', plain[token] ?? false)
      if (value === undefined) {
        // After a zero, as after too many digits, no longer piece is a number either.
        if (plain[token]) break
        continue
      }
      if (value > left) break
      taken.push(value)
      if (end === text.length) walk(token + 1, 0, left - value)
      else walk(token, end, left - value)
      taken.pop()
    }
  }
  walk(0, 0, total)
  return { parts, steps }
}

const BLOCK = 5

interface BlockReading {
  values: number[]
  /** Where the block ends. */
  token: number
  offset: number
}

/** Readings of blocks of five whose fifth number is the sum of the four before it (R5). */
export function splitBlocks(tokens: readonly string[], blocks: number): Split {
  let steps = 0
  let cut = false
  const blocksAt = new Map<string, BlockReading[]>()
  const known = new Map<string, number[][]>()

  const blocksFrom = (token: number, offset: number): BlockReading[] => {
    const place = `${token}:${offset}`
    const before = blocksAt.get(place)
    if (before) return before
    const found: BlockReading[] = []
    for (let last = token; last < Math.min(tokens.length, token + BLOCK); last++) {
      const text = tokens[last] ?? ''
      const from = last === token ? offset : 0
      for (let end = from + 1; end <= Math.min(text.length, from + BLOCK * MOST_DIGITS); end++) {
        for (let length = 1; length <= Math.min(end - from, MOST_DIGITS); length++) {
          const piece = text.slice(end - length, end)
          if (!piecePattern.count.test(piece)) continue
          const head = text.slice(from, end - length)
          const first =
            last === token ? [] : [(tokens[token] ?? '').slice(offset), ...tokens.slice(token + 1, last)]
          const rest = head === '' ? first : [...first, head]
          const total = Number(piece.replaceAll(',', ''))
          const { parts, steps: used } = partsOf(rest, BLOCK - 1, total, STEPS - steps, KEPT - found.length)
          steps += used
          const next = end === text.length ? { token: last + 1, offset: 0 } : { token: last, offset: end }
          for (const values of parts) found.push({ values: [...values, total], ...next })
          if (steps > STEPS || found.length >= KEPT) cut = true
          if (cut) return found
        }
      }
    }
    blocksAt.set(place, found)
    return found
  }

  const readingsFrom = (token: number, offset: number, open: number): number[][] => {
    if (open === 0) return token === tokens.length ? [[]] : []
    const key = `${token}:${offset}:${open}`
    const before = known.get(key)
    if (before) return before
    const readings: number[][] = []
    for (const block of blocksFrom(token, offset)) {
      for (const rest of readingsFrom(block.token, block.offset, open - 1)) {
        if (readings.length >= KEPT) cut = true
        else readings.push([...block.values, ...rest])
      }
    }
    known.set(key, readings)
    return readings
  }
  const readings = readingsFrom(0, 0, blocks)
  return { readings, complete: !cut }
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

/** Letters that stand alone in a cell of figures: an optical reader took the digit for them. */
const misreadDigits: Readonly<Record<string, number>> = { O: 0, o: 0, О: 0, 〇: 0, l: 1, I: 1 }

/** Reads what stands in one cell. */
export function lexCell(text: string): Lexed {
  const cell = text.trim()
  if (cell.length > 400) return { kind: 'text' }
  if (cell === '' || /^([/\\]|-{1,3}|—{1,3}|无|空)$/.test(cell)) return { kind: 'blank' }
  const misread = misreadDigits[cell]
  if (misread !== undefined)
    return { kind: 'value', value: misread, note: `原文写作“${cell}”，按${misread}读取。` }
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
