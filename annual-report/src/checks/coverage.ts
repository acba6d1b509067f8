import { rowsOf } from '../formats/definition.ts'
import { definitionOf } from '../formats/formats.ts'
import { cellPath, type Finding, numberOf, type Report } from '../report.ts'
import { finding, sameNumber, show } from './finding.ts'
import { rowName } from './identities.ts'

/** One body whose figures are inside the merged report. */
export interface CoveragePart {
  body: string
  /** null: the body is on the list and has handed in nothing. */
  report: Report | null
}

/** R12: a merged report equals the sum of its parts, over the declared list of bodies. */
export function checkCoverage(report: Report, parts: readonly CoveragePart[]): Finding[] {
  const findings: Finding[] = []
  const missing = parts.filter((part) => !part.report).map((part) => part.body)
  if (missing.length > 0) {
    findings.push(
      finding('R12', 'error', `汇总范围内有${missing.length}个单位没有报告：${missing.join('、')}。`),
    )
  }
  const seen = new Set<string>()
  const twice = new Set<string>()
  for (const { body } of parts) {
    if (seen.has(body)) twice.add(body)
    seen.add(body)
  }
  if (twice.size > 0) {
    findings.push(finding('R12', 'error', `汇总范围内有单位重复计入：${[...twice].join('、')}。`))
  }
  // With a part missing no sum can hold; the missing part is the finding.
  if (missing.length > 0 || parts.length === 0) return findings
  for (const name of ['proactive', 'requests', 'remedies'] as const) {
    const table = report[name]
    const definition = definitionOf(report, name)
    if (!table || !definition) continue
    for (const entry of rowsOf(definition)) {
      for (const column of entry.block.columns) {
        const cell = table[entry.row.key]?.[column.key]
        const stated = numberOf(cell)
        const values = parts.map(({ report: part }) => numberOf(part?.[name]?.[entry.row.key]?.[column.key]))
        if (stated === null || values.includes(null)) continue
        const added = values.reduce<number>((sum, value) => sum + (value ?? 0), 0)
        if (sameNumber(stated, added)) continue
        findings.push(
          finding(
            'R12',
            'error',
            `${rowName(entry)}“${column.label}”填的是${show(stated)}，而汇总范围内${parts.length}个单位相加等于${show(added)}。`,
            [cellPath(name, entry.row.key, column.key)],
            cell?.at,
          ),
        )
      }
    }
  }
  return findings
}
