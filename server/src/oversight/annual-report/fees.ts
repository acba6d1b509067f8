import type { FigureSource } from '#foundation/figures'
import type { Db } from '#platform/db'
import { type Entered, type ReportRecord, scopeOf } from './compose.ts'
import { feeItems, type Typed } from './contract.ts'

/** Whether a wing counts the fee; where none does, it is entered with its source. */
export function feesCounted(sources: readonly FigureSource[]): boolean {
  return sources.some((source) => source.prefix === 'fees.')
}

/** The fee as section 六 has to state it (国办函〔2020〕109号), by item; what is not known is absent. */
export async function feesOf(
  db: Db,
  sources: readonly FigureSource[],
  row: ReportRecord,
  entered: readonly Entered[],
  typed: Typed = {},
): Promise<ReadonlyMap<string, number>> {
  const source = sources.find((candidate) => candidate.prefix === 'fees.')
  const counted = await source?.count(db, scopeOf(row))
  const fees = new Map<string, number>()
  for (const { cell } of feeItems) {
    const hand = entered.find((candidate) => candidate.cell === cell)
    const fresh = typed.cells?.[cell]
    const value = counted
      ? (counted.get(cell) ?? 0)
      : fresh === undefined
        ? hand && Number(hand.value)
        : fresh
    if (typeof value === 'number') fees.set(cell, value)
  }
  return fees
}

export function isFeeItem(cell: string): boolean {
  return feeItems.some((item) => item.cell === cell)
}
