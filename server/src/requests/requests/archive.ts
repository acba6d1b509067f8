import type { FastifyReply } from 'fastify'
import { zipSync } from 'fflate'
import type { FileStore } from '#foundation/files'
import type { Actor } from '#foundation/identity'
import { letterDocx, type SignOff } from '#foundation/letters'
import { reviewsOf } from '#foundation/review'
import type { Clock } from '#platform/clock'
import { sha256, type Vault } from '#platform/crypto'
import type { Db } from '#platform/db'
import { Refusal } from '#platform/errors'
import { asAttachment } from '#platform/http'
import { applicantTypeLabels, channelLabels, filePurposeLabels } from './contract.ts'
import { requestDetail } from './detail.ts'
import { filesOf, readFileOf } from './files.ts'
import { letterLabels } from './letter-kinds.ts'
import { pdfOf } from './letter-pdf.ts'
import { lettersOf, requestRecord } from './queries.ts'

/** A file for whoever may see it, never kept by caches on the way. */
export function sendFile(reply: FastifyReply, name: string, type: string, content: Buffer): FastifyReply {
  return reply
    .type(type)
    .header('cache-control', 'no-store')
    .header('content-disposition', asAttachment(name))
    .send(content)
}

const verdicts = { approve: '同意。', return: '退回。' } as const

/** 审签单 of the reply that is, or was last, on its route. */
export async function signOffSheet(db: Db, id: string): Promise<SignOff> {
  const row = await requestRecord(db, id)
  const [review] = await reviewsOf(db, { kind: 'request', id })
  if (!row || !review) throw new Refusal('requests.no_review', 404)
  return {
    title: '政府信息公开申请答复审签单',
    number: row.number,
    rows: [
      ['申请编号', row.number],
      ['申请内容', row.asked],
      ['收到申请之日', row.received_on ?? ''],
      ['答复期限', row.due_on ?? ''],
      ['拟办意见', `${review.title.replace(`${row.number} `, '')}　${row.proposal?.facts ?? ''}`],
      ['拟办人', review.openedByName],
      ['送审文本摘要', review.digest],
    ],
    steps: review.steps.map((step) => ({
      title: step.title,
      name: step.personName ?? '',
      verdict: step.verdict ? verdicts[step.verdict] : '',
      reason: step.reason,
      at: step.paper?.signedOn ?? step.decidedAt?.slice(0, 10) ?? '',
    })),
    paperCode: review.paperCode,
  }
}

/** The whole case as one archive: what was asked, every letter in Word and PDF, every file, the record of handling. */
export async function archiveOf(
  db: Db,
  clock: Clock,
  vault: Vault,
  files: FileStore,
  actor: Actor,
  id: string,
): Promise<{ name: string; content: Buffer }> {
  const detail = await requestDetail(db, clock.today(), vault, actor, id)
  if (!detail) throw new Refusal('requests.not_found', 404)
  const entries: Record<string, Uint8Array> = {}
  const letters = await lettersOf(db, vault, id)
  for (const [at, letter] of letters.entries()) {
    const name = `文书/${String(at + 1).padStart(2, '0')}-${letterLabels[letter.kind]}-${letter.number.replace(/[〔〕/]/g, '-')}`
    entries[`${name}.pdf`] = await pdfOf(db, files, letter)
    entries[`${name}.docx`] = await letterDocx(letter)
  }
  for (const [at, file] of (await filesOf(db, id)).entries()) {
    const { content } = await readFileOf(db, files, id, file.id)
    entries[
      `附件/${String(at + 1).padStart(2, '0')}-${filePurposeLabels[file.purpose]}-${file.name.replace(/[/\\]/g, '_')}`
    ] = content
  }
  const record = [
    `申请编号：${detail.number}`,
    `受理机关：${detail.bodyName}`,
    `申请人类型：${applicantTypeLabels[detail.applicantType]}`,
    `提交方式：${channelLabels[detail.channel]}`,
    `提交日期：${detail.submittedOn}`,
    `收到申请之日：${detail.receivedOn ?? ''}`,
    `申请内容：${detail.asked}`,
    `处理结果：${detail.outcomeLabel ?? '尚未答复'}${detail.decidedOn ? `（${detail.decidedOn}）` : ''}`,
    '',
    '期限计算：',
    ...detail.explanation,
    '',
    '检索记录：',
    ...detail.searches.map(
      (one) => `${one.on} ${one.place}；关键词：${one.words}；结果：${one.result}（${one.byName}）`,
    ),
    '',
    '征求意见：',
    ...detail.consultations.map(
      (one) =>
        `${one.sentOn} 发出，${one.endedOn ?? '未结束'}；意见：${one.opinion ?? '无'}；${one.judgementReason}`,
    ),
    '',
    '送达：',
    ...letters.map(
      (one) => `${one.title} ${one.number}：${one.deliveredOn ?? '未登记'} ${one.deliveryProof}`,
    ),
  ]
  entries['办理情况.txt'] = Buffer.from(`\ufeff${record.join('\r\n')}\r\n`, 'utf8')
  const sums = Object.entries(entries).map(([name, bytes]) => `${sha256(bytes).toString('hex')}  ${name}`)
  entries['目录和摘要（SHA-256）.txt'] = Buffer.from(`\ufeff${sums.join('\r\n')}\r\n`, 'utf8')
  // A fixed time inside: the same case gives the same bytes.
  const content = Buffer.from(zipSync(entries, { level: 6, mtime: '2000-01-01T00:00:00' }))
  return { name: `${detail.number}-案卷.zip`, content }
}
