import { describe, expect, it } from 'vitest'
import { tableDefinition } from './formats.ts'
import { type Grid, gridsOf } from './grid.ts'

/** Width of every line once spans are laid out: a form whose lines differ in width is torn. */
function widths(grid: Grid): Set<number> {
  const columns = grid.rows[0]?.cells.length ?? 0
  const lines = [
    ...grid.head.map((heads) => heads.map((head) => ({ ...head }))),
    ...grid.rows.map((row) => [
      ...row.heads.map((head) => ({ ...head })),
      ...row.cells.map(() => ({ label: '', rowspan: 1, colspan: 1 })),
    ]),
  ]
  const hanging: number[] = []
  const seen = new Set<number>()
  for (const [at, line] of lines.entries()) {
    const above = hanging[at] ?? 0
    seen.add(above + line.reduce((sum, head) => sum + head.colspan, 0))
    for (const head of line) {
      for (let below = 1; below < head.rowspan; below++)
        hanging[at + below] = (hanging[at + below] ?? 0) + head.colspan
    }
  }
  expect(columns).toBeGreaterThan(0)
  return seen
}

describe('the printed form', () => {
  it.each(['2019', '2021'] as const)('of %s has lines of one width in every table', (format) => {
    const { proactive, requests, remedies } = tableDefinition(format)
    for (const table of [proactive, requests, remedies]) {
      if (!table) throw new Error('table is missing')
      for (const grid of gridsOf(table)) expect([...widths(grid)]).toHaveLength(1)
    }
  })

  it('of 2021 has 10, 175 and 15 cells', () => {
    const { proactive, requests, remedies } = tableDefinition('2021')
    const cells = [proactive, requests, remedies].map((table) =>
      table ? gridsOf(table).flatMap((grid) => grid.rows.flatMap((row) => row.cells)).length : 0,
    )
    expect(cells).toEqual([10, 175, 15])
  })
})
