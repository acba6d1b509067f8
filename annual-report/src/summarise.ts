import type { Finding, Report, Table, TableName } from './report.ts'

const tableNames: Record<TableName, string> = { proactive: '表二', requests: '表三', remedies: '表四' }
const formatNames = { '2008': '文字报告', '2014': '统计表格式', '2019': '2019年格式', '2021': '2021年格式' }
const levels = { error: '错误', warning: '提醒', info: '提示' }

function countCells(table: Table): string {
  const cells = Object.values(table).flatMap((row) => Object.values(row))
  const blank = cells.filter(({ state, value }) => state !== 'ambiguous' && value === null).length
  const open = cells.filter(({ state }) => state === 'ambiguous').length
  const parts = [`读出${cells.length - blank - open}格`]
  if (blank > 0) parts.push(`空白${blank}格`)
  if (open > 0) parts.push(`待核定${open}格`)
  return parts.join('，')
}

/** A plain Chinese summary of a report and its findings, for a terminal or a text file. */
export function summarise(report: Report, findings: readonly Finding[]): string {
  const lines = [
    `${report.publicBody ?? '机关不明'}　${report.year === null ? '年度不明' : `${report.year}年度`}　${formatNames[report.format]}`,
  ]
  for (const name of ['proactive', 'requests', 'remedies'] as const) {
    const table = report[name]
    if (table) lines.push(`  ${tableNames[name]}：${countCells(table)}`)
    else if (report.format === '2019' || report.format === '2021') lines.push(`  ${tableNames[name]}：没有`)
  }
  if (report.statistics) lines.push(`  统计表：${countCells({ all: report.statistics })}`)
  lines.push(`  文字中的数字：${report.statements.length}个`)
  const count = (level: Finding['level']) => findings.filter((found) => found.level === level).length
  lines.push(
    findings.length === 0
      ? '  没有发现问题。'
      : `  发现${findings.length}处：错误${count('error')}，提醒${count('warning')}，提示${count('info')}`,
  )
  for (const { rule, level, message, at } of findings) {
    const place = at ? `（第${at.line}行第${at.column}列）` : ''
    lines.push(`  [${levels[level]}] ${rule} ${message}${place}`)
  }
  return lines.join('\n')
}
