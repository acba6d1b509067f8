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
      const piece = text.slice(offset, end)
      if (!piecePattern[kind].test(piece)) continue
      // A sign or a point can only open or belong to the piece it stands in.
      if (/^[.,]/.test(text.slice(end))) continue
      taken.push(Number(piece.replaceAll(',', '').replace('+', '')))
      if (end === text.length) walk(token + 1, 0)
      else walk(token, end)
      taken.pop()
    }
  }
  walk(0, 0)
  return { readings, complete: steps <= STEPS && readings.length < KEPT }
}

/** R3 as a rule that can already be refused half-way. */
export function addsUp(values: readonly number[]): boolean {
  if (values.length < 7) return true
  const parts = values.slice(0, 6).reduce((sum, value) => sum + value, 0)
  return parts === values[6]
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
