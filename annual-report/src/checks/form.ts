import { formatOfYear, tableDefinition } from '../formats/formats.ts'
import { cellPath, type Finding, type Report } from '../report.ts'
import { finding } from './finding.ts'

/** `government` reports by 31 March, the others by 31 January (条例 Art. 49); `township` has no 规章. */
export type BodyKind = 'government' | 'department' | 'township'

/** What a name says about its body; null where it says nothing certain. */
export function bodyKindOf(name: string | null): BodyKind | null {
  if (!name) return null
  if (/(街道|办事处|[镇乡](人民政府)?)$/.test(name)) return 'township'
  if (/(局|委员会|委|办公室|厅|中心|院|队|处|部|科)$/.test(name) && !/管理?委员?会$/.test(name)) {
    return 'department'
  }
  return /(人民政府|[省市区县州盟旗]|管委会|管理委员会)$/.test(name) ? 'government' : null
}

/** 条例 Art. 49; under the 2008 rule everybody reported by 31 March, last for the year 2018. */
export function dueDate(year: number, kind: BodyKind | null): string {
  return year >= 2019 && kind !== null && kind !== 'government' ? `${year + 1}-01-31` : `${year + 1}-03-31`
}

const sectionNames = {
  overview: '一、总体情况',
  problems: '五、存在的主要问题及改进情况',
  other: '六、其他需要报告的事项',
} as const

/** Cells of 表二 that were read under a head of the other format (reader/heads.ts). */
function checkHeads(report: Report): Finding[] {
  const mixed = Object.entries(report.proactive ?? {}).flatMap(([row, cells]) =>
    Object.entries(cells).flatMap(([column, cell]) =>
      cell.note?.includes('原表栏名') ? [{ path: cellPath('proactive', row, column), cell }] : [],
    ),
  )
  const [first] = mixed
  if (!first) return []
  const said = [
    ...new Set(mixed.map(({ cell }) => cell.note?.match(/原表栏名[^，]*，/)?.[0].slice(0, -1) ?? '')),
  ]
  return [
    finding(
      'mixed-heads',
      'warning',
      `表二的栏名混用了2019年和2021年的格式：${said.join('；')}，请核对这些单元格。`,
      mixed.map(({ path }) => path),
      first.cell.at,
    ),
  ]
}

/** Missing parts, a format that is not the year's, and lateness. */
export function checkForm(report: Report, kind?: BodyKind): Finding[] {
  const findings: Finding[] = checkHeads(report)
  const { year } = report
  if (report.format === '2019' || report.format === '2021') {
    const tables = { proactive: '表二', requests: '表三', remedies: '表四' } as const
    const definition = tableDefinition(report.format)
    for (const name of ['proactive', 'requests', 'remedies'] as const) {
      if (report[name] === null) {
        findings.push(
          finding(
            'missing-table',
            'error',
            `没有${tables[name]}（${definition[name]?.heading}），不能当作全部为0。`,
          ),
        )
      }
    }
    for (const name of ['overview', 'problems', 'other'] as const) {
      if (!report.sections[name]) {
        findings.push(
          finding(
            'missing-section',
            'warning',
            `没有“${sectionNames[name]}”部分或该部分没有内容，没有的事项应当写“无”。`,
          ),
        )
      }
    }
  }
  if (year !== null && formatOfYear(year) !== report.format) {
    const wanted = formatOfYear(year)
    const name = { '2008': '文字', '2014': '统计表', '2019': '2019年', '2021': '2021年' }
    if (year >= 2019) {
      findings.push(
        finding(
          'format',
          'warning',
          `${year}年度报告应当用${name[wanted]}格式，而这份报告是${name[report.format]}格式。`,
        ),
      )
    }
  }
  if (year !== null && report.issuedOn) {
    const due = dueDate(year, kind ?? bodyKindOf(report.publicBody))
    if (report.issuedOn > due) {
      findings.push(
        finding('late', 'warning', `报告于${report.issuedOn}发布，晚于${year}年度报告的期限${due}。`),
      )
    }
  }
  if (year === null) {
    findings.push(finding('missing-year', 'warning', '报告没有写明是哪一年度的，请补上年度。'))
  }
  if (report.publicBody === null) {
    findings.push(finding('missing-body', 'warning', '报告没有写明是哪个行政机关的，请补上机关名称。'))
  }
  if (report.period && year !== null) {
    if (report.period.from !== `${year}-01-01` || report.period.to !== `${year}-12-31`) {
      findings.push(
        finding(
          'period',
          'warning',
          `统计期限写的是${report.period.from}至${report.period.to}，应当是${year}年1月1日至12月31日。`,
        ),
      )
    }
  }
  return findings
}
