import type { Finding, Report, Statement } from '../report.ts'
import { finding, sameNumber, show } from './finding.ts'

/** Fewer parts are examples, not a full list. */
const FEWEST = 4
const OPENS = /^[^,]{0,2}(其中|包括|分别)/

const stands = ({ label, value, unit }: Statement, text: string): boolean =>
  text.includes(`${label}${value}${unit}`) || text.includes(`${label}${value.toLocaleString('en-US')}${unit}`)

/** The figures that a sentence lists as parts of its first one. */
function partsOf(statements: readonly Statement[], position: number): Statement[] {
  const whole = statements[position]
  const first = statements[position + 1]
  if (!whole || !first || !(OPENS.test(first.label) || /[(:]$/.test(first.label))) return []
  const parts: Statement[] = []
  let last = whole
  for (const part of statements.slice(position + 1)) {
    // A second 包括 opens a list of its own.
    if (part.unit !== whole.unit || !stands(part, last.text) || (parts.length > 0 && OPENS.test(part.label)))
      break
    parts.push(part)
    last = part
  }
  return parts
}

/** Totals of the prose whose listed parts add up to something else. */
export function checkProseSums(report: Report): Finding[] {
  const findings: Finding[] = []
  for (const [position, whole] of report.statements.entries()) {
    if (!/公开|公布|发布|信息/.test(whole.label)) continue
    const parts = partsOf(report.statements, position)
    if (parts.length < FEWEST) continue
    const sum = parts.reduce((total, { value }) => total + value, 0)
    if (sameNumber(sum, whole.value)) continue
    findings.push(
      finding(
        'prose-sum',
        sum > whole.value ? 'warning' : 'info',
        `文字说“${whole.label}${show(whole.value)}${whole.unit}”，而其后列出的${parts.length}项相加等于${show(sum)}，相差${show(Math.abs(sum - whole.value))}，请核对是否漏列或重复。`,
        [],
        whole.at,
      ),
    )
  }
  return findings
}
