import type { Cell, Finding, FindingLevel, Place, Table } from '../report.ts'

/** Builds a finding; where it has no place of its own, that of the first cell with one is taken. */
export function finding(
  rule: string,
  level: FindingLevel,
  message: string,
  cells: string[] = [],
  at?: Place | undefined,
): Finding {
  return at ? { rule, level, message, cells, at } : { rule, level, message, cells }
}

export function firstPlace(cells: Iterable<Cell | undefined>): Place | undefined {
  for (const cell of cells) if (cell?.at) return cell.at
  return undefined
}

export function placeOfRow(table: Table, row: string): Place | undefined {
  return firstPlace(Object.values(table[row] ?? {}))
}

/** Decimal sums of amounts are compared to the cent of 万元 and below. */
export function sameNumber(a: number, b: number): boolean {
  return Math.abs(a - b) < 1e-6 * Math.max(1, Math.abs(a), Math.abs(b))
}

export function show(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Math.round(value * 1e6) / 1e6)
}
