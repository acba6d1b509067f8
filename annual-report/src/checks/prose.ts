import { cellPath, type Finding, numberOf, type Report, type Statement, type TableName } from '../report.ts'
import { finding } from './finding.ts'

type CellKey = readonly [table: TableName, row: string, column: string]

interface Claim {
  what: string
  /** What precedes the figure in its clause. */
  label: RegExp
  notLabel?: RegExp
  /** Sentences that speak of something else. */
  notSentence?: RegExp
  /** Cells whose sum the prose repeats. */
  cells: readonly CellKey[]
  /** Cells that authors often count in as well. */
  also?: readonly CellKey[]
}

const OTHER_MATTERS = /工单|热线|留言|信箱|问政|提案|建议|来信|找错/

const claims: readonly Claim[] = [
  {
    what: '上年结转',
    label: /(上年|上一年|上年度|上一年度)(度)?(结转|顺延|转入)/,
    cells: [['requests', 'carriedIn', 'total']],
  },
  {
    what: '结转下年度',
    label: /(结转|顺延|转入)(至|到)?(下|次|第二)一?年/,
    cells: [['requests', 'carriedOut', 'total']],
  },
  {
    what: '本年新收申请',
    label: /(收到|受理|新收|接收|接到)[^,。;、]{0,16}(申请|依申请公开|依申请信息公开)[^,。;、]{0,10}$/,
    notLabel: /上年|结转|网|信函|邮|当面|复议|诉讼|自然人|企业|法人|组织|其中/,
    notSentence: OTHER_MATTERS,
    cells: [['requests', 'received', 'total']],
    also: [['requests', 'carriedIn', 'total']],
  },
  {
    what: '办理结果总计',
    label: /(答复|办结|办理完?毕?)[^,。;、]{0,12}$/,
    notLabel: /复议|诉讼|率|其中|正在|事项|案件|意见/,
    notSentence: OTHER_MATTERS,
    cells: [['requests', 'total', 'total']],
  },
  {
    what: '行政复议',
    label: /行政复议(案件|申请)?(共|共计|总数|共有)?$/,
    cells: [['remedies', 'reconsideration', 'total']],
  },
  {
    what: '行政诉讼',
    label: /行政诉讼(案件)?(共|共计|总数|共有)?$/,
    cells: [
      ['remedies', 'litigationDirect', 'total'],
      ['remedies', 'litigationAfterReconsideration', 'total'],
    ],
  },
]

const UNITS = new Set(['件', '例', '宗', '次', '起', '份'])

function sumOf(report: Report, cells: readonly CellKey[]): number | null {
  let sum = 0
  for (const [table, row, column] of cells) {
    const cell = report[table]?.[row]?.[column]
    const value = cell ? numberOf(cell) : null
    if (value === null) return null
    sum += value
  }
  return sum
}

const makes = ({ label, notLabel, notSentence }: Claim, statement: Statement): boolean =>
  UNITS.has(statement.unit) &&
  label.test(statement.label) &&
  !notLabel?.test(statement.label) &&
  !notSentence?.test(statement.text)

const scopeOf = ({ label }: Statement): string => {
  if (/全[省市区县镇乡州]/.test(label)) return '全域'
  return /部门|单位/.test(label) ? '所属部门' : '本机关'
}

/**
 * R7: figures in the prose equal the tables. Prose may give the parts one after the other (办公室 and 部门), so
 * a sum of its figures holds too; what differs is a warning that names the scope the sentence seems to have.
 */
export function checkProse(report: Report): Finding[] {
  const findings: Finding[] = []
  for (const claim of claims) {
    const stated = sumOf(report, claim.cells)
    if (stated === null) continue
    const made = report.statements.filter((statement) => makes(claim, statement))
    const values = made.map(({ value }) => value)
    if (values.includes(stated) || values.reduce((sum, value) => sum + value, 0) === stated) continue
    const also = claim.also ? sumOf(report, claim.also) : null
    for (const statement of made) {
      const { value, unit, label } = statement
      const withOther = also !== null && value === stated + also
      const reason = withOther
        ? `；${value}等于${stated}加上年结转${also}，可能把上年结转算作了新收`
        : `；文字的口径像是${scopeOf(statement)}，请核对口径或数字`
      findings.push(
        finding(
          'R7',
          'warning',
          `文字说“${label}${value}${unit}”，而表中${claim.what}是${stated}，相差${Math.abs(stated - value)}${reason}。`,
          [...claim.cells, ...(withOther ? (claim.also ?? []) : [])].map((cell) => cellPath(...cell)),
          statement.at,
        ),
      )
    }
  }
  return findings
}
