import { z } from 'zod'

export const remedyKinds = ['reconsideration', 'litigationDirect', 'litigationAfterReconsideration'] as const
export const remedyResults = ['upheld', 'corrected', 'otherResult'] as const

export const remedyKindLabels: Readonly<Record<(typeof remedyKinds)[number], string>> = {
  reconsideration: '行政复议',
  litigationDirect: '行政诉讼（未经复议直接起诉）',
  litigationAfterReconsideration: '行政诉讼（复议后起诉）',
}
export const remedyResultLabels: Readonly<Record<(typeof remedyResults)[number], string>> = {
  upheld: '结果维持',
  corrected: '结果纠正',
  otherResult: '其他结果',
}

export const broughtBy = ['applicant', 'third_party'] as const
export const broughtByLabels: Readonly<Record<(typeof broughtBy)[number], string>> = {
  applicant: '申请人',
  third_party: '第三方',
}

const optionalDay = z.union([z.literal(''), z.iso.date()]).default('')
const text = (most: number) => z.string().trim().max(most, `不能超过 ${most} 字`)

export const remedyInput = z.object({
  kind: z.enum(remedyKinds),
  broughtBy: z.enum(broughtBy).default('applicant'),
  /** Left empty, it is the organ or court that the body's relations name on the day. */
  organ: text(100).default(''),
  caseNumber: text(60).default(''),
  acceptedOn: z.iso.date('请填写受理日期'),
  /** Day on which the copy of the application or the complaint reached us: our own clock runs from it. */
  receivedOn: optionalDay,
  simple: z.boolean().default(false),
  defendants: text(200).default(''),
})
export const remedyAnsweredInput = z.object({ on: z.iso.date('请填写提交日期') })
export const remedyResultInput = z.object({
  result: z.enum(remedyResults, '请选择结果'),
  closedOn: z.iso.date('请填写审结日期'),
  decisionNumber: text(80).default(''),
  /** Working days within which we must act anew, where that was ordered; 0 where it was not. */
  reReplyDays: z.number().int().min(0).max(120).default(0),
  note: text(500).default(''),
})
export const reReplyInput = z.object({
  outcome: z.string().min(1, '请选择重新答复的类型'),
  facts: text(4000).min(1, '请写明事实和理由'),
  supply: text(2000).default(''),
})
export const lessonInput = z.object({ lesson: text(1000).min(1, '请写明教训和改进措施') })
export const remedyView = z.object({
  id: z.string(),
  requestId: z.string(),
  kind: z.enum(remedyKinds),
  broughtBy: z.enum(broughtBy),
  organ: z.string(),
  caseNumber: z.string(),
  acceptedOn: z.string(),
  receivedOn: z.string().nullable(),
  answerDueOn: z.string().nullable(),
  answeredOn: z.string().nullable(),
  defendants: z.string(),
  result: z.enum(remedyResults).nullable(),
  closedOn: z.string().nullable(),
  decisionNumber: z.string(),
  reReplyDueOn: z.string().nullable(),
  reRepliedOn: z.string().nullable(),
  lesson: z.string(),
  note: z.string(),
})
export type RemedyView = z.infer<typeof remedyView>

export const ledgerRow = remedyView.extend({
  requestNumber: z.string(),
  bodyName: z.string(),
  outcome: z.string(),
})
export type LedgerRow = z.infer<typeof ledgerRow>

export const complaintResults = ['founded', 'partly_founded', 'unfounded', 'withdrawn'] as const
export const complaintResultLabels: Readonly<Record<(typeof complaintResults)[number], string>> = {
  founded: '属实',
  partly_founded: '部分属实',
  unfounded: '不属实',
  withdrawn: '撤回',
}
export const complaintInput = z.object({
  bodyId: z.uuid('请选择单位'),
  requestNumber: text(60).default(''),
  cameFrom: text(100).min(1, '请填写来源，如本人来信、上级转办'),
  receivedOn: z.iso.date('请填写收到日期'),
  matter: text(2000).min(1, '请写明投诉、举报的事项'),
})
export const complaintOrderInput = z.object({
  version: z.number().int(),
  orderedBy: text(100).min(1, '请填写责令整改的机关'),
  orderedOn: z.iso.date('请填写日期'),
  orderText: text(2000).min(1, '请写明整改要求'),
  rectifyDueOn: optionalDay,
})
export const complaintRectifiedInput = z.object({
  version: z.number().int(),
  on: z.iso.date('请填写日期'),
  rectification: text(2000).min(1, '请写明整改情况'),
})
export const complaintResultInput = z.object({
  version: z.number().int(),
  result: z.enum(complaintResults, '请选择结果'),
  closedOn: z.iso.date('请填写办结日期'),
  note: text(1000).default(''),
})
export const complaintView = z.object({
  id: z.string(),
  number: z.string(),
  bodyId: z.string(),
  bodyName: z.string(),
  requestId: z.string().nullable(),
  cameFrom: z.string(),
  receivedOn: z.string(),
  matter: z.string(),
  orderedBy: z.string(),
  orderedOn: z.string().nullable(),
  orderText: z.string(),
  rectifyDueOn: z.string().nullable(),
  rectifiedOn: z.string().nullable(),
  rectification: z.string(),
  result: z.enum(complaintResults).nullable(),
  closedOn: z.string().nullable(),
  note: z.string(),
  version: z.number(),
})
export type ComplaintView = z.infer<typeof complaintView>
