import {
  type CheckOptions,
  check,
  type Finding,
  ReadError,
  type Report,
  readReport,
  type Statement,
  toHtml,
} from '@yangguang/annual-report'
import type { FigureSource } from '#foundation/figures'
import type { Day } from '#platform/clock'
import type { Db } from '#platform/db'
import { cellAt, cellsOf } from './cells.ts'
import { composeLive, enteredCells, previousReport, type ReportRecord } from './compose.ts'
import { overviewParts, sectionLabels, type Typed } from './contract.ts'
import { coverageOf } from './coverage.ts'
import { proseFindings } from './facts.ts'
import { feesCounted, feesOf } from './fees.ts'
import { allTexts, hasPart, sectionWith } from './sections.ts'

/** Findings that a reason may stand for: a reorganisation (R4), a body that is no more (R12), a subject without matter. */
export const explainable: readonly string[] = ['R4', 'R8', 'R9', 'R10', 'R12', 'R13', 'missing-subject']

/** Shorter than this a subject of section 一 says nothing that a reader could use. */
const SHORT = 30

/** Everything the checks say of a report as it stands, or as it is being typed. */
export async function findingsOf(
  db: Db,
  sources: readonly FigureSource[],
  row: ReportRecord,
  report: Report,
  today: Day,
  typed: Typed = {},
): Promise<Finding[]> {
  const previous = await previousReport(db, row)
  const before = previous ? { previous: previous.report } : {}
  if (row.origin === 'imported') return importedFindings(report, before)
  const [coverage, entered] = await Promise.all([
    coverageOf(db, sources, row, report, today),
    enteredCells(db, row.id),
  ])
  const statements = statementsOf(report)
  const found = check(
    { ...report, statements, findings: [] },
    { ...before, strict: true, ...(coverage ? { coverage: coverage.parts } : {}) },
  )
  const texts = allTexts({ ...row.sections, ...typed.sections })
  const fees = await feesOf(db, sources, row, entered, typed)
  const all = [
    ...found,
    ...(coverage?.findings ?? []),
    ...proseFindings(report, statements),
    ...textFindings(row, texts),
    ...feeFindings(texts.other, fees, feesCounted(sources)),
    ...(row.canonical === null || row.superseded_by !== null
      ? []
      : ledgerFindings(report, await composeLive(db, sources, row))),
  ].map((finding) => placed(finding, texts))
  const order = { error: 0, warning: 1, info: 2 }
  return all.toSorted((a, b) => order[a.level] - order[b.level])
}

function importedFindings(report: Report, options: CheckOptions): Finding[] {
  const fresh = check({ ...report, findings: [] }, options)
  const known = new Set(fresh.map(({ rule, message }) => `${rule}:${message}`))
  return [...fresh, ...report.findings.filter(({ rule, message }) => !known.has(`${rule}:${message}`))]
}

/** The figures of the prose, read from the printed sections as a reader of the report would. */
function statementsOf(report: Report): Statement[] {
  try {
    const printed = toHtml({ ...report, proactive: null, requests: null, remedies: null })
    return readReport(printed)[0]?.statements ?? []
  } catch (error) {
    if (error instanceof ReadError) return []
    throw error
  }
}

/** Required subjects and what is too short to be an account of them (条例 Art. 50; 国办公开办函〔2021〕30号). */
function textFindings(row: ReportRecord, texts: ReturnType<typeof allTexts>): Finding[] {
  const findings: Finding[] = []
  const say = (rule: string, level: Finding['level'], message: string, section: string) =>
    findings.push({ rule, level, message, cells: [`sections.${section}`] })
  if (row.format === '2021') {
    for (const part of overviewParts) {
      if (!hasPart(texts, part)) {
        say('missing-subject', 'error', `总体情况没有写“${part.heading}”，五个方面不能缺少。`, part.key)
        continue
      }
      const length = texts[part.key].trim().length
      if (length > 0 && length < SHORT)
        say(
          'short-text',
          'warning',
          `“${part.heading}”只有${length}个字，请写明做了什么、有多少、效果如何。`,
          part.key,
        )
    }
  }
  const problems = texts.problems.trim()
  if (problems !== '' && !/问题|不足|差距/.test(problems))
    say(
      'problems-only',
      'warning',
      `“${sectionLabels.problems}”没有写存在的问题，只写改进不符合要求。`,
      'problems',
    )
  if (problems !== '' && !/改进|措施|加强|提升|下一步/.test(problems))
    say('problems-only', 'warning', `“${sectionLabels.problems}”没有写改进情况。`, 'problems')
  return findings
}

/** Section 六 states the fee (国办函〔2020〕109号): the sum that was collected, or that there was none. */
function feeFindings(text: string, fees: ReadonlyMap<string, number>, counted: boolean): Finding[] {
  const cells = ['sections.other', 'fees.collected']
  const warn = (message: string): Finding[] => [{ rule: 'fee-statement', level: 'warning', message, cells }]
  const collected = fees.get('fees.collected')
  if (collected === undefined && !counted)
    return warn('信息处理费的收取情况还没有填报，没有收取的填0（国办函〔2020〕109号）。')
  const plain = text.normalize('NFKC').replace(/[\s,]/g, '')
  if ((collected ?? 0) > 0)
    return plain.includes(`${collected}元`)
      ? []
      : warn(`实际收取信息处理费${collected}元，第六部分的文字没有写这一金额。`)
  if (text.trim() === '' || /无|没有|未|0/.test(plain)) return []
  return warn('没有收取信息处理费，第六部分的文字应当说明没有收取。')
}

/** R11: since the freeze the records have moved; what was signed stays, a correction may be due. */
function ledgerFindings(frozen: Report, live: Report): Finding[] {
  return cellsOf(frozen.format).flatMap(({ name, way, column }) => {
    const [then, now] = [cellAt(frozen, name)?.value ?? 0, cellAt(live, name)?.value ?? 0]
    if (way === 'entered' || (way === 'summed' && column !== 'total') || then === now) return []
    if (way === 'summed' && column === 'total') return []
    return [
      {
        rule: 'R11',
        level: 'warning' as const,
        message: `冻结时是${then}，台账现在是${now}：冻结以后有记录登记或者变更，请打开记录核对，确有错误的编制更正版。`,
        cells: [name],
      },
    ]
  })
}

/** Adds the field of the text a finding quotes, so that the screen can lead to it. */
function placed(finding: Finding, texts: ReturnType<typeof allTexts>): Finding {
  const quoted = /^文字说“([^”]+)”/.exec(finding.message)?.[1]
  const section = quoted && sectionWith(texts, quoted)
  return section ? { ...finding, cells: [...finding.cells, `sections.${section}`] } : finding
}
