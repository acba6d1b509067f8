import { indicatorSums } from '../formats/provincial.ts'
import type { Finding, Report } from '../report.ts'
import { type CoveragePart, checkCoverage } from './coverage.ts'
import { type BodyKind, checkForm } from './form.ts'
import { checkIdentities, checkStatistics } from './identities.ts'
import { checkAgainstLike, type LikeFigures } from './like.ts'
import { checkPlausibility } from './plausibility.ts'
import { checkProse } from './prose.ts'
import { checkProseSums } from './prose-sums.ts'
import { checkRepetition } from './repetition.ts'
import { checkAgainstPrevious } from './years.ts'

export interface CheckOptions {
  /** The same body's report of the year before, for R4, R8–R10, R13, sudden changes and repeated text. */
  previous?: Report
  /** Figures (`likeFigures`) of the reports of other bodies: those of its kind and year show what is usual. */
  like?: readonly LikeFigures[]
  /** The bodies a merged report covers, for R12. */
  coverage?: readonly CoveragePart[]
  /** What the body is, where the name does not tell. */
  bodyKind?: BodyKind
  /** The report is being entered here: blanks are errors, not only warnings. */
  strict?: boolean
}

const order = { error: 0, warning: 1, info: 2 }

/** Checks a report against the statutory identities and common sense; errors first, then by place. */
export function check(report: Report, options: CheckOptions = {}): Finding[] {
  const findings = [
    ...report.findings,
    ...checkIdentities(report, options.strict ?? false),
    ...(report.statistics ? checkStatistics(report.statistics, indicatorSums(report.statistics)) : []),
    ...(options.previous ? checkAgainstPrevious(report, options.previous) : []),
    ...(options.coverage ? checkCoverage(report, options.coverage) : []),
    ...checkProse(report),
    ...checkProseSums(report),
    ...checkPlausibility(report, options.bodyKind),
    ...checkForm(report, options.bodyKind),
    ...(options.previous ? checkRepetition(report, options.previous) : []),
    ...(options.like ? checkAgainstLike(report, options.like) : []),
  ]
  return findings
    .map((found, position) => ({ found, position }))
    .sort((a, b) => order[a.found.level] - order[b.found.level] || a.position - b.position)
    .map(({ found }) => found)
}
