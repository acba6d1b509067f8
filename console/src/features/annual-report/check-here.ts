import { check, emptyReport, type Report, readReport, toHtml } from '@yangguang/annual-report'
import type {
  FindingView,
  ReportDetail,
  SectionTexts,
} from '@yangguang/server/contract/oversight/annual-report'
import { overviewParts, sectionKeys, sectionLabels } from '@yangguang/server/contract/oversight/annual-report'

/** What can be checked without last year's report and without the other bodies. */
export const rulesHere: ReadonlySet<string> = new Set([
  'R1',
  'R2',
  'R3',
  'R5',
  'R6',
  'R7',
  'prose-sum',
  'impossible',
  'unit',
])

/** The same checks the server makes, by the same library, in the browser: the answer is there while one types. */
export function checkHere(detail: ReportDetail, texts: SectionTexts): FindingView[] {
  const report = reportOf(emptyReport(detail.format), detail, texts)
  return check({ ...report, statements: statementsOf(report) }, { strict: true })
    .filter(({ rule }) => rulesHere.has(rule))
    .map(({ rule, level, message, cells }) => ({
      rule,
      level,
      message,
      cells: [...cells, ...sectionsQuoted(message, texts)],
      override: null,
      overriddenBy: null,
      explainable: false,
    }))
}

function statementsOf(report: Report): Report['statements'] {
  try {
    return (
      readReport(toHtml({ ...report, proactive: null, requests: null, remedies: null }))[0]?.statements ?? []
    )
  } catch {
    // An unfinished text is no report yet; the server says what is missing.
    return []
  }
}

function reportOf(empty: Report, detail: ReportDetail, texts: SectionTexts): Report {
  const report: Report = { ...empty, publicBody: detail.bodyName, year: detail.year }
  for (const [path, { value }] of Object.entries(detail.cells)) {
    const [table = '', ...rest] = path.split('.')
    const column = rest.pop() ?? ''
    if (table !== 'proactive' && table !== 'requests' && table !== 'remedies') continue
    const cell = report[table]?.[rest.join('.')]?.[column]
    if (cell && value !== null) Object.assign(cell, { value, raw: String(value), state: 'counted' })
  }
  const parts = overviewParts.flatMap(({ key, heading }) => {
    const text = texts[key].trim()
    return text === '' ? [] : [heading, text]
  })
  report.title = `${detail.bodyName}${detail.year}年政府信息公开工作年度报告`
  report.period = { from: `${detail.year}-01-01`, to: `${detail.year}-12-31` }
  report.sections = {
    overview: [texts.overview.trim(), ...parts].filter((text) => text !== '').join('\n'),
    problems: texts.problems,
    other: texts.other,
  }
  return report
}

/** The field a finding quotes from, so that the screen can lead to it. */
function sectionsQuoted(message: string, texts: SectionTexts): string[] {
  const plain = (text: string) => text.normalize('NFKC').replace(/[\s,]/g, '')
  const quoted = plain(/^文字说“([^”]+)”/.exec(message)?.[1] ?? '')
  const key = quoted === '' ? undefined : sectionKeys.find((name) => plain(texts[name]).includes(quoted))
  return key && sectionLabels[key] ? [`sections.${key}`] : []
}
