import { cellPath, type Finding, numberOf, type Report, type Statement } from '../report.ts'
import { finding } from './finding.ts'

interface Claim {
  what: string
  pattern: RegExp
  not?: RegExp
  /** Cells whose sum the prose repeats. */
  cells: readonly [table: 'requests' | 'remedies' | 'proactive', row: string, column: string][]
}

const claims: readonly Claim[] = [
  {
    what: '上年结转',
    pattern: /(上年|上一年|上年度|上一年度)(度)?(结转|顺延|转入)/,
    cells: [['requests', 'carriedIn', 'total']],
  },
  {
    what: '结转下年度',
    pattern: /(结转|顺延|转入)(至|到)?(下|次|第二)一?年/,
    cells: [['requests', 'carriedOut', 'total']],
  },
  {
    what: '本年新收申请',
    pattern: /(收到|受理|新收|接收|收)[^,。;、]{0,16}申请[^,。;、]{0,10}$/,
    not: /(上年|结转|网|信函|邮|当面|复议|诉讼|自然人|企业|法人|组织|其中|办结|办理|部门)/,
    cells: [['requests', 'received', 'total']],
  },
  {
    what: '办理结果总计',
    pattern: /(答复|办结|办理完?毕?)[^,。;、]{0,10}$/,
    not: /(复议|诉讼|留言|工单|热线|信箱|问政|率|提案|建议|其中|正在|事项|案件|信息|意见)/,
    cells: [['requests', 'total', 'total']],
  },
  {
    what: '行政复议',
    pattern: /行政复议(案件|申请)?(共|共计|总数|共有)?$/,
    not: /诉讼.*复议后/,
    cells: [['remedies', 'reconsideration', 'total']],
  },
  {
    what: '行政诉讼',
    pattern: /行政诉讼(案件)?(共|共计|总数|共有)?$/,
    not: /复议[^,]*诉讼/,
    cells: [
      ['remedies', 'litigationDirect', 'total'],
      ['remedies', 'litigationAfterReconsideration', 'total'],
    ],
  },
]

const scopeWord = (statement: Statement): string =>
  /^(全|各)|(全[省市县区镇乡]|各[县区部])/.test(statement.text) ? '全域' : '本机关'

/**
 * R7: figures in the prose equal the tables. Prose often speaks of a part (本机关) where the table covers
 * more, so a difference is a warning that names the sentence.
 */
export function checkProse(report: Report): Finding[] {
  const findings: Finding[] = []
  for (const statement of report.statements) {
    if (!['件', '例', '宗', '次', '起', '份', '条'].includes(statement.unit)) continue
    const claim = claims.find(
      ({ pattern, not }) => pattern.test(statement.label) && !not?.test(statement.label),
    )
    if (!claim) continue
    let stated = 0
    let known = true
    for (const [table, row, column] of claim.cells) {
      const cell = report[table]?.[row]?.[column]
      const value = cell ? numberOf(cell) : null
      if (value === null) known = false
      else stated += value
    }
    if (!known || stated === statement.value) continue
    findings.push(
      finding(
        'R7',
        'warning',
        `文字说“${statement.text}”，而表中${claim.what}是${stated}，相差${Math.abs(stated - statement.value)}；文字的口径像是${scopeWord(statement)}，请核对口径或数字。`,
        claim.cells.map(([table, row, column]) => cellPath(table, row, column)),
        statement.at,
      ),
    )
  }
  return findings
}
