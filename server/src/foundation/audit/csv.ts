import { momentInShanghai } from '#platform/clock'
import type { AuditRow } from './contract.ts'
import { nounLabels } from './kind-labels.ts'

const headings = [
  '序号',
  '时间（北京时间）',
  '事件',
  '人员',
  '用户名',
  '机关',
  '对象类型',
  '对象编号',
  '内容',
]

/** The entries as a table for a spreadsheet; the first line says who took it and when. */
export function auditCsv(rows: readonly AuditRow[], mark: string): string {
  const lines = [
    [mark],
    headings,
    ...rows.map((row) => [
      row.position,
      momentInShanghai(new Date(row.at)),
      row.kindLabel,
      row.actorName,
      row.actorLogin,
      row.bodyName,
      nounLabels[row.subjectKind] ?? row.subjectKind,
      row.subjectId,
      row.detail === null ? '（已删除）' : row.detail.join('; '),
    ]),
  ]
  // The mark before the text tells spreadsheets that it is UTF-8.
  return `\uFEFF${lines.map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`
}

/** Quoted, and without the signs at which a spreadsheet begins to calculate. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}
