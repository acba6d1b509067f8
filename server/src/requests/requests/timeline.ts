import type { Moment } from '#portal'
import { channelLabels, type RequestDetail, suggestionVerdictLabels } from './contract.ts'
import type { RequestRecord } from './store.ts'

export interface Told {
  consultations: readonly { kind: 'third_party' | 'co_making_body'; sentOn: string; endedOn: string | null }[]
  fee: {
    issuedOn: string
    dueOn: string
    amount: number
    paidOn: string | null
    lapsedOn: string | null
  } | null
  replied: readonly string[]
  suggestion: RequestDetail['suggestion']
}

/** What has happened to a request and what comes next, in plain words for the applicant. */
export function momentsOf(row: RequestRecord, told: Told): Moment[] {
  const moments: Moment[] = [{ day: row.submitted_on, text: `提交申请（${channelLabels[row.channel]}）` }]
  const add = (day: string | null, text: string, detail?: string) => {
    if (day !== null) moments.push({ day, text, ...(detail ? { detail } : {}) })
  }
  add(row.received_on, '机关收到申请，答复期限自次日起算')
  add(row.correction_sent_on, '机关告知您补正申请内容')
  add(row.corrected_on, '机关收到补正，答复期限重新计算')
  for (const one of told.consultations) {
    const party = one.kind === 'third_party' ? '第三方' : '共同制作信息的机关'
    add(one.sentOn, `机关征求${party}的意见`, '征求意见的时间不计算在答复期限内')
    add(one.endedOn, `征求${party}意见结束，期限继续计算`)
  }
  add(row.inquiry_on, '机关请您说明申请的理由')
  add(row.reasons_on, '机关收到您说明的理由')
  if (told.fee) {
    add(told.fee.issuedOn, `机关发出收费通知，应缴${told.fee.amount}元`)
    add(told.fee.paidOn, '信息处理费已缴纳，答复期限重新计算')
  }
  if (row.extended_on)
    add(row.extended_on, `经批准延长答复期限${row.extension_days}个工作日`, row.extension_reason)
  add(row.withdrawal_on, '您要求撤回申请')
  if (row.decided_on) add(row.decided_on, '机关作出答复，见上方文书')
  for (const day of told.replied) add(day, '机关重新作出答复')
  if (told.suggestion) {
    const { suggestedOn, answeredOn, verdict, answer } = told.suggestion
    add(suggestedOn, '您建议将该信息纳入主动公开的范围')
    if (verdict) add(answeredOn, `机关审核您的建议：${suggestionVerdictLabels[verdict]}`, answer)
  }
  moments.sort((a, b) => a.day.localeCompare(b.day))
  const next = nextOf(row, told)
  if (next) moments.push({ ...next, next: true })
  return moments
}

function nextOf(row: RequestRecord, told: Told): Moment | undefined {
  if (row.decided_on) return undefined
  if (row.state === 'unconfirmed')
    return { day: row.submitted_on, text: '下一步：机关与您确认收到申请的日期，请保持电话畅通' }
  if (row.state === 'correcting')
    return { day: row.correction_due_on ?? '', text: '下一步：请您在此日期前补正，逾期视为放弃申请' }
  if (told.fee && !told.fee.paidOn && !told.fee.lapsedOn)
    return { day: told.fee.dueOn, text: '下一步：请您在此日期前缴费，逾期视为放弃申请' }
  if (row.inquiry_due_on && row.reasons_on === null && row.reasons_verdict === null)
    return { day: row.inquiry_due_on, text: '下一步：请您在此日期前说明理由' }
  if (row.due_on === null) return { day: '', text: '下一步：等待有关方面答复，期间不计算期限' }
  return { day: row.due_on, text: '下一步：机关最迟于此日期答复' }
}
