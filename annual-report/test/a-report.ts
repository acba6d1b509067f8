import { rowsOf } from '../src/formats/definition.ts'
import { emptyReport, tableDefinition } from '../src/formats/formats.ts'
import type { Cell, Format, Report } from '../src/report.ts'

/** A report of an invented body, all cells blank. */
export function aReport(format: '2019' | '2021'): Report {
  const year = format === '2019' ? 2020 : 2023
  return {
    ...emptyReport(format),
    publicBody: '景澜市人民政府',
    year,
    title: `景澜市人民政府${year}年政府信息公开工作年度报告`,
    period: { from: `${year}-01-01`, to: `${year}-12-31` },
    sections: { overview: '本年各项工作按期完成。', problems: '还有不足，将改进。', other: '无。' },
  }
}

const RESULTS_EXCLUDED = ['received', 'carriedIn', 'total', 'carriedOut']

/** A report that keeps every identity, filled from a list of numbers. */
export function consistentReport(format: '2019' | '2021', values: readonly number[]): Report {
  const report = aReport(format)
  let next = 0
  const take = () => values[next++ % values.length] ?? 0
  const put = (cell: Cell | undefined, value: number) => {
    if (cell) Object.assign(cell, { value, state: 'read', raw: String(value) })
  }
  const { requests, proactive, remedies } = report
  const definition = tableDefinition(format as Format)
  const rows = definition.requests ? rowsOf(definition.requests) : []
  const leaves = rows.filter(({ row }) => !RESULTS_EXCLUDED.includes(row.key))
  const columns = rows[0]?.block.columns.filter(({ key }) => key !== 'total') ?? []
  const grand: Record<string, number> = {}
  for (const { key } of columns) {
    let total = 0
    for (const { row } of leaves) {
      const value = take()
      put(requests?.[row.key]?.[key], value)
      grand[row.key] = (grand[row.key] ?? 0) + value
      total += value
    }
    const carriedOut = take()
    const carriedIn = Math.min(take(), total + carriedOut)
    const own = { total, carriedOut, carriedIn, received: total + carriedOut - carriedIn }
    for (const [row, value] of Object.entries(own)) {
      put(requests?.[row]?.[key], value)
      grand[row] = (grand[row] ?? 0) + value
    }
  }
  for (const [row, value] of Object.entries(grand)) put(requests?.[row]?.total, value)
  for (const row of Object.values(remedies ?? {})) {
    let total = 0
    for (const key of ['upheld', 'corrected', 'otherResult', 'pending']) {
      const value = take()
      put(row[key], value)
      total += value
    }
    put(row.total, total)
  }
  for (const [key, row] of Object.entries(proactive ?? {})) {
    for (const cell of Object.values(row)) put(cell, key === 'rules' ? 0 : take())
  }
  return report
}
