import type { Finding, Report } from '../report.ts'
import { finding } from './finding.ts'

/** A passage counts as repeated from this many characters; shorter ones are set phrases of the trade. */
const PASSAGE = 24
const LIMIT = 20_000

export interface Repetition {
  /** Share of this report's prose that stands word for word in the other one, 0–1. */
  share: number
  passages: string[]
}

const prose = (report: Report): string =>
  [report.sections.overview, report.sections.problems, report.sections.other]
    .filter((text) => text !== null)
    .join('\n')
    .replace(/[\s|#*]/g, '')
    // The year is the one thing that is always changed.
    .replace(/20\d\d/g, '')
    .slice(0, LIMIT)

/** Word-for-word repetition between two reports, by hashed windows of the length of a passage. */
export function repetition(report: Report, other: Report): Repetition {
  const [text, earlier] = [prose(report), prose(other)]
  const windows = new Set<string>()
  for (let i = 0; i + PASSAGE <= earlier.length; i++) windows.add(earlier.slice(i, i + PASSAGE))
  const passages: string[] = []
  let repeated = 0
  let at = 0
  while (at + PASSAGE <= text.length) {
    if (!windows.has(text.slice(at, at + PASSAGE))) {
      at++
      continue
    }
    let end = at + PASSAGE
    while (end < text.length && windows.has(text.slice(end - PASSAGE + 1, end + 1))) end++
    passages.push(text.slice(at, end))
    repeated += end - at
    at = end
  }
  passages.sort((a, b) => b.length - a.length)
  return { share: text.length === 0 ? 0 : repeated / text.length, passages }
}

/** Text taken over from last year. */
export function checkRepetition(report: Report, previous: Report): Finding[] {
  const { share, passages } = repetition(report, previous)
  if (share < 0.3) return []
  const longest = passages.slice(0, 3).map((passage) => `“${passage.slice(0, 30)}…”`)
  return [
    finding(
      'repeated-text',
      share >= 0.6 ? 'warning' : 'info',
      `文字部分有${Math.round(share * 100)}%与上一年度报告逐字相同，最长的是${longest.join('、')}。`,
    ),
  ]
}
