import writeXlsxFile from 'write-excel-file/node'
import type { Vault } from '#platform/crypto'
import type { Db } from '#platform/db'
import { adoptionLabels, commentStateLabels, commentWayLabels } from './contract.ts'
import { groupsOf, listComments } from './queries.ts'

const heads = [
  '编号',
  '提交时间',
  '方式',
  '提出人',
  '针对段落',
  '意见内容',
  '附件',
  '审阅',
  '意见组',
  '采纳情况',
  '答复',
]
const MOST = 100_000

/** Every comment with its group and answer, as a workbook for the file (Order 713 Art 33). */
export async function commentsWorkbook(db: Db, vault: Vault, consultation: string): Promise<Buffer> {
  const [{ rows }, groups] = await Promise.all([
    listComments(db, vault, consultation, { page: 1, size: MOST }),
    groupsOf(db, consultation),
  ])
  const bold = heads.map((value) => ({ value, fontWeight: 'bold' as const }))
  const lines = rows.map((row) => {
    const group = groups.find(({ id }) => id === row.groupId)
    return [
      row.number,
      beijing.format(new Date(row.submittedAt)),
      commentWayLabels[row.cameBy],
      row.person,
      row.paragraph ? `第${row.paragraph}段` : '全文',
      row.text,
      row.file?.name ?? '',
      commentStateLabels[row.state],
      group?.title ?? '',
      group ? adoptionLabels[group.adoption] : '',
      group?.answer ?? '',
    ].map((value) => ({ value, type: String, wrap: true }))
  })
  const widths = [18, 18, 10, 12, 10, 60, 20, 12, 24, 12, 40]
  return writeXlsxFile([bold, ...lines], { columns: widths.map((width) => ({ width })) }).toBuffer()
}

const beijing = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
})
