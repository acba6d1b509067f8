import { expect, it } from 'vitest'
import { consistentReport } from '../../test/a-report.ts'
import { chance, damages } from '../../test/damage.ts'
import { collapsed, printReport, styles } from '../../test/layouts.ts'
import { readReport } from './read.ts'

const layouts = ['tabs', 'pipes', 'markdown', 'single spaces', 'labels broken over lines'] as const
const kinds = [
  (next: () => number) => (next() < 0.75 ? 0 : Math.floor(next() * 9)),
  (next: () => number) => (next() < 0.3 ? 0 : Math.floor(next() ** 4 * 14_000)),
]

it.each(Object.entries(damages))('%s: no cell is read wrong, most are read', (_, damage) => {
  const next = chance(11)
  let [cells, read] = [0, 0]
  for (const layout of layouts) {
    for (const kind of kinds) {
      const format = next() < 0.5 ? '2019' : '2021'
      const truth = consistentReport(
        format,
        Array.from({ length: 260 }, () => kind(next)),
      )
      const text = damage(printReport(truth, styles[layout] ?? collapsed), next)
      const [report] = readReport(text)
      const wrong: string[] = []
      for (const table of ['proactive', 'requests', 'remedies'] as const)
        for (const [row, columns] of Object.entries(truth[table] ?? {}))
          for (const [column, { value }] of Object.entries(columns)) {
            const cell = report?.[table]?.[row]?.[column]
            cells++
            if (cell?.state !== 'read') continue
            read++
            if (cell.value !== value) wrong.push(`${table}.${row}.${column}: ${cell.value}, is ${value}`)
          }
      expect([layout, wrong]).toEqual([layout, []])
    }
  }
  expect(read / cells).toBeGreaterThan(0.8)
})
