import type { Moment } from '#portal'
import { channelLabels } from './contract.ts'
import type { RequestRecord } from './store.ts'

/** What has happened to a request and what comes next, in plain words for the applicant. */
export function momentsOf(row: RequestRecord): Moment[] {
  const moments: Moment[] = [{ day: row.submitted_on, text: `提交申请（${channelLabels[row.channel]}）` }]
  if (row.received_on) moments.push({ day: row.received_on, text: '机关收到申请，答复期限自次日起算' })
  if (row.correction_sent_on) moments.push({ day: row.correction_sent_on, text: '机关告知您补正申请内容' })
  if (row.corrected_on) moments.push({ day: row.corrected_on, text: '机关收到补正，答复期限重新计算' })
  if (row.extended_on) {
    moments.push({
      day: row.extended_on,
      text: `经批准延长答复期限${row.extension_days}个工作日：${row.extension_reason}`,
    })
  }
  if (row.decided_on) moments.push({ day: row.decided_on, text: '机关作出答复，见上方文书' })
  else if (row.state === 'unconfirmed')
    moments.push({ day: row.submitted_on, text: '下一步：机关与您确认收到申请的日期', next: true })
  else if (row.state === 'correcting')
    moments.push({ day: row.correction_due_on ?? '', text: '下一步：请您在此日期前补正', next: true })
  else moments.push({ day: row.due_on ?? '', text: '下一步：机关最迟于此日期答复', next: true })
  return moments
}
