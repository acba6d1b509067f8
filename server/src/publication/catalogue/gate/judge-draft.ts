import type { FileStore } from '#foundation/files'
import { type Finding, scanAnyFile, scanText, wordsFor } from '#foundation/scan'
import { everyColumn } from '#foundation/sites'
import type { Db } from '#platform/db'
import type { DocumentContent } from '../contract.ts'

/** Files beyond this are not read whole: people look through them. */
const MOST_BYTES = 60 * 1024 * 1024

const personal = ['id_card', 'mobile', 'bank_card', 'plate', 'passport', 'address']

/**
 * What the scans found, as it weighs for this text. A lawful public notice (低保, 录用, 处罚) may name people where the
 * reader sees it, with its legal basis and until its last day; what is hidden in a file may not pass with it.
 */
export function weigh(
  findings: readonly Finding[],
  content: Pick<DocumentContent, 'publicNotice'>,
): Finding[] {
  const { publicNotice } = content
  if (!publicNotice) return [...findings]
  return findings.map((found) =>
    found.level === 'block' && personal.includes(found.kind) && found.remedy === 'mask'
      ? { ...found, level: 'warn', advice: `依据${publicNotice.basis}公示；请确认只公开必要内容` }
      : found,
  )
}

/** Scans a text and its attachments, hidden parts included. */
export async function findingsIn(db: Db, files: FileStore, content: DocumentContent): Promise<Finding[]> {
  const column = (await everyColumn(db)).find((candidate) => candidate.id === content.columnId)
  const words = await wordsFor(db, column?.siteId ?? null)
  const findings = scanText(content, words)
  for (const attached of content.attachments) {
    if (attached.size > MOST_BYTES) {
      findings.push({
        kind: 'unread',
        level: 'warn',
        place: `附件《${attached.name}》`,
        excerpt: '文件过大，没有自动检查',
        advice: '请人工检查有无个人信息和不宜公开的内容',
        fileId: attached.fileId,
      })
      continue
    }
    const file = await files.read(db, attached.fileId)
    if (!file) {
      findings.push({
        kind: 'missing',
        level: 'block',
        place: `附件《${attached.name}》`,
        excerpt: '文件不在系统中',
        advice: '请重新上传',
        fileId: attached.fileId,
      })
      continue
    }
    findings.push(
      ...(await scanAnyFile({ id: attached.fileId, name: attached.name, content: file.content }, words)),
    )
  }
  return weigh(findings, content)
}
