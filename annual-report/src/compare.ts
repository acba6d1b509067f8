import { numberOf, type Report } from './report.ts'
import { flatCells } from './writers/data.ts'

export interface Difference {
  path: string
  /** Labels of table, row and column. */
  label: string
  a: number | null
  b: number | null
  /** `b` less `a`; null where one of them is unknown. */
  change: number | null
}

export interface Comparison {
  a: { publicBody: string | null; year: number | null }
  b: { publicBody: string | null; year: number | null }
  differences: Difference[]
  /** Cells both have with equal values. */
  same: number
}

const subject = ({ publicBody, year }: Report) => ({ publicBody, year })

/** Two years of a body, or two bodies of a year, cell by cell. */
export function compare(a: Report, b: Report): Comparison {
  const left = new Map(flatCells(a).map((cell) => [cell.path, cell]))
  const right = new Map(flatCells(b).map((cell) => [cell.path, cell]))
  const differences: Difference[] = []
  let same = 0
  for (const path of new Set([...left.keys(), ...right.keys()])) {
    const [one, two] = [left.get(path), right.get(path)]
    const known = one ?? two
    if (!known) continue
    const [x, y] = [one ? numberOf(one.cell) : null, two ? numberOf(two.cell) : null]
    if (x !== null && x === y) {
      same++
      continue
    }
    differences.push({
      path,
      label: [known.table, known.row, known.column].filter((part) => part !== '').join(' · '),
      a: x,
      b: y,
      change: x === null || y === null ? null : y - x,
    })
  }
  return { a: subject(a), b: subject(b), differences, same }
}
