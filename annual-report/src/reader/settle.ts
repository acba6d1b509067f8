/** One row whose digits allow one reading or several. */
export interface Choice {
  readings: number[][]
  /** false: not all readings are known, so nothing may be concluded from them. */
  complete: boolean
}

/** Rows whose sum, with the given signs, is zero in every column. */
export type Balance = readonly (readonly [row: string, sign: 1 | -1])[]

const COMBINATIONS = 20_000

/**
 * Crosses out readings no combination of which keeps a balance. A balance that no combination keeps is its
 * author's error and crosses out nothing. Returns the rows that became certain.
 */
export function settle(rows: Map<string, Choice>, balances: readonly Balance[], width: number): Set<string> {
  const settled = new Set<string>()
  for (let round = 0; round < 4; round++) {
    let changed = false
    for (const balance of balances) {
      const fixed = new Array<number>(width).fill(0)
      const open: { row: string; sign: number; choice: Choice }[] = []
      let usable = true
      let combinations = 1
      for (const [row, sign] of balance) {
        const choice = rows.get(row)
        if (!choice?.complete || choice.readings.length === 0) {
          usable = false
          break
        }
        if (choice.readings.length > 1) {
          open.push({ row, sign, choice })
          combinations *= choice.readings.length
        } else {
          for (const [column, value] of (choice.readings[0] ?? []).entries()) {
            fixed[column] = (fixed[column] ?? 0) + sign * value
          }
        }
      }
      if (!usable || open.length === 0 || combinations > COMBINATIONS) continue
      const kept = open.map(() => new Set<number>())
      const chosen: number[] = []
      const walk = (depth: number, sums: readonly number[]): void => {
        const here = open[depth]
        if (!here) {
          if (sums.every((sum) => Math.abs(sum) < 1e-9)) {
            for (const [position, index] of chosen.entries()) kept[position]?.add(index)
          }
          return
        }
        for (const [index, reading] of here.choice.readings.entries()) {
          chosen.push(index)
          walk(
            depth + 1,
            sums.map((sum, column) => sum + here.sign * (reading[column] ?? 0)),
          )
          chosen.pop()
        }
      }
      walk(0, fixed)
      for (const [position, { row, choice }] of open.entries()) {
        const indexes = kept[position]
        if (!indexes || indexes.size === 0 || indexes.size === choice.readings.length) continue
        choice.readings = choice.readings.filter((_, index) => indexes.has(index))
        changed = true
        if (choice.readings.length === 1) settled.add(row)
      }
    }
    if (!changed) break
  }
  return settled
}
