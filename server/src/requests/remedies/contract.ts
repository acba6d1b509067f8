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

export const remedyInput = z.object({
  kind: z.enum(remedyKinds),
  organ: z.string().trim().min(1, '请填写复议机关或者人民法院').max(100),
  acceptedOn: z.iso.date('请填写受理日期'),
})
export const remedyResultInput = z.object({
  result: z.enum(remedyResults, '请选择结果'),
  closedOn: z.iso.date('请填写审结日期'),
  note: z.string().trim().max(500).default(''),
})
export const remedyView = z.object({
  id: z.string(),
  requestId: z.string(),
  kind: z.enum(remedyKinds),
  organ: z.string(),
  acceptedOn: z.string(),
  result: z.enum(remedyResults).nullable(),
  closedOn: z.string().nullable(),
  note: z.string(),
})
export type RemedyView = z.infer<typeof remedyView>
