import { z } from 'zod'

export const applicantTypes = [
  'naturalPerson',
  'business',
  'research',
  'nonprofit',
  'legalService',
  'other',
] as const
export type ApplicantType = (typeof applicantTypes)[number]
export const applicantTypeLabels: Readonly<Record<ApplicantType, string>> = {
  naturalPerson: '自然人',
  business: '商业企业',
  research: '科研机构',
  nonprofit: '社会公益组织',
  legalService: '法律服务机构',
  other: '其他',
}
export const remedyKinds = ['reconsideration', 'litigationDirect', 'litigationAfterReconsideration'] as const
export type RemedyKind = (typeof remedyKinds)[number]
export const remedyKindLabels: Readonly<Record<RemedyKind, string>> = {
  reconsideration: '行政复议',
  litigationDirect: '行政诉讼（未经复议直接起诉）',
  litigationAfterReconsideration: '行政诉讼（复议后起诉）',
}
export const remedyResults = ['upheld', 'corrected', 'otherResult'] as const
export type RemedyResult = (typeof remedyResults)[number]
export const remedyResultLabels: Readonly<Record<RemedyResult, string>> = {
  upheld: '结果维持',
  corrected: '结果纠正',
  otherResult: '其他结果',
}
/** Each request as a line with a monthly zero report, or monthly counts. */
export const filingWays = ['lines', 'returns'] as const
export type FilingWay = (typeof filingWays)[number]
export const filingWayLabels: Readonly<Record<FilingWay, string>> = {
  lines: '逐件备案',
  returns: '按月报数',
}

const date = (message: string) => z.iso.date(message)
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, '请选择月份')
const scan = z.object({ name: z.string().min(1).max(200), base64: z.string().min(1, '文件是空的') })

export const remedyInput = z.object({
  kind: z.enum(remedyKinds, '请选择复议或者诉讼的类型'),
  organ: z.string().trim().min(1, '请填写复议机关或者人民法院').max(100),
  number: z.string().trim().max(80).default(''),
  acceptedOn: date('请填写受理日期'),
  result: z.enum(remedyResults).nullable(),
  closedOn: date('请填写审结日期').nullable(),
})
export const lineInput = z.object({
  bodyId: z.uuid('请选择备案单位'),
  number: z.string().trim().max(60, '编号不超过60字').default(''),
  receivedOn: date('请填写收到申请的日期'),
  applicantType: z.enum(applicantTypes, '请选择申请人类型'),
  outcome: z.string().max(60).nullable(),
  decidedOn: date('请填写答复日期').nullable(),
  remedy: remedyInput.nullable(),
  note: z.string().trim().max(500, '备注不超过500字').default(''),
  scan: scan.nullish(),
})
export type LineInput = z.infer<typeof lineInput>
export const amendInput = lineInput.extend({ id: z.uuid(), version: z.number().int() })
export type AmendInput = z.infer<typeof amendInput>
export const withdrawInput = z.object({
  bodyId: z.uuid(),
  id: z.uuid(),
  version: z.number().int(),
  why: z.string().trim().min(2, '请写明撤销备案的原因').max(300),
})
export const returnInput = z.object({
  bodyId: z.uuid('请选择备案单位'),
  month,
  /** By cell of 表三 and 表四; none of them is a zero report. */
  cells: z.record(z.string().max(80), z.number().int('请填写整数').min(1, '没有的不用填').max(1_000_000)),
  note: z.string().trim().max(500).default(''),
  /** Of the return this one corrects; null for the first of the month. */
  version: z.number().int().nullable(),
})
export type ReturnInput = z.infer<typeof returnInput>
export const dutyInput = z.object({
  bodyId: z.uuid(),
  way: z.enum(filingWays).nullable(),
  fromMonth: month,
})
export const remindInput = z.object({ bodyId: z.uuid(), months: z.array(month).min(1).max(60) })
export const yearQuery = z.object({ year: z.coerce.number().int().min(2008).max(2100) })
export const bodyYearQuery = yearQuery.extend({ bodyId: z.uuid() })

export const outcomeOption = z.object({ code: z.string(), label: z.string() })
export const lineRow = z.object({
  id: z.string(),
  bodyId: z.string(),
  number: z.string(),
  receivedOn: z.string(),
  applicantType: z.enum(applicantTypes),
  outcome: z.string().nullable(),
  outcomeLabel: z.string(),
  decidedOn: z.string().nullable(),
  remedy: remedyInput.nullable(),
  note: z.string(),
  file: z.object({ id: z.string(), name: z.string() }).nullable(),
  filedByName: z.string(),
  filedAt: z.string(),
  version: z.number(),
})
export type LineRow = z.infer<typeof lineRow>
export const monthRow = z.object({
  month: z.string(),
  /** none: not owed. */
  state: z.enum(['filed', 'zero', 'owed', 'late', 'running', 'none']),
  lines: z.number(),
  cells: z.record(z.string(), z.number()),
  note: z.string(),
  version: z.number().nullable(),
  filedByName: z.string(),
  filedAt: z.string().nullable(),
  dueOn: z.string(),
  reminders: z.number(),
})
export type MonthRow = z.infer<typeof monthRow>
export const filingBody = z.object({
  bodyId: z.string(),
  bodyName: z.string(),
  way: z.enum(filingWays).nullable(),
  fromMonth: z.string(),
  months: z.array(monthRow),
  received: z.number(),
  decided: z.number(),
  mayFile: z.boolean(),
  maySupervise: z.boolean(),
})
export type FilingBody = z.infer<typeof filingBody>
