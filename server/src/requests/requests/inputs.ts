import { z } from 'zod'
import { applicantTypes, channels, deliveryWays, filePurposes, wantedForms } from './terms.ts'

const text = (most: number) => z.string().trim().max(most, `不能超过 ${most} 字`)

/** What the law asks of a request (Art 29): who, what, in which form. No purpose, no need. */
export const requestInput = z.object({
  bodyId: z.uuid('请选择受理机关'),
  applicantType: z.enum(applicantTypes, '请选择申请人类型'),
  name: text(100).min(1, '请填写申请人姓名或者名称'),
  documentKind: text(40).min(1, '请选择证件类型'),
  documentNumber: text(60).min(1, '请填写证件号码'),
  phone: text(40).min(1, '请填写联系电话'),
  email: z.union([z.literal(''), z.email('电子邮箱的格式不正确，例如 name@example.com')]).default(''),
  address: text(200).default(''),
  contact: text(50).default(''),
  asked: text(4000).min(1, '请写明所需信息的名称、文号或者其他特征'),
  wantedForm: z.enum(wantedForms, '请选择信息的形式'),
  deliveryWay: z.enum(deliveryWays, '请选择获取方式'),
})
/** Another applicant, or the agent who acts for all with authority. */
export const furtherPerson = z.object({
  role: z.enum(['co_applicant', 'agent']),
  name: text(100).min(1, '请填写姓名或者名称'),
  documentKind: text(40).default('居民身份证'),
  documentNumber: text(60).min(1, '请填写证件号码'),
  phone: text(40).default(''),
})
export type FurtherPerson = z.infer<typeof furtherPerson>
export type RequestInput = z.infer<typeof requestInput>

export const registerInput = requestInput.extend({
  channel: z.enum(channels).exclude(['online']),
  /** Day it was handed in, signed for, or arrived. */
  arrivedOn: z.iso.date('请填写收到的日期'),
  others: z.array(furtherPerson).max(20).default([]),
  needsHelp: z.boolean().default(false),
  /** The e-mail that is registered with this. */
  mailId: z.union([z.literal(''), z.uuid()]).default(''),
})

const versioned = z.object({ version: z.number().int() })
export const versionInput = versioned
export const confirmInput = versioned.extend({
  confirmedOn: z.iso.date('请填写双方确认的日期'),
  note: text(300).default(''),
})
export const extendInput = versioned.extend({
  days: z.number().int().min(1, '请填写延长的工作日数'),
  reason: text(500).min(1, '请写明延长的理由'),
})
export const verdictInput = versioned.extend({ approve: z.boolean(), note: text(500).default('') })
export const correctionInput = versioned.extend({
  asked: text(1000).min(1, '请写明需要补正的内容和方式'),
  days: z.number().int().min(1, '请填写补正期限').max(60, '补正期限不能超过 60 个工作日'),
})
export const correctedInput = versioned.extend({
  asked: text(4000).min(1, '请填写补正后的内容'),
  on: z.iso.date(),
  /** Why a correction after the period is still taken (Art 30: 无正当理由). */
  lateBecause: text(500).default(''),
})
export const consultInput = versioned.extend({
  kind: z.enum(['third_party', 'co_making_body']),
  name: text(100).min(1, '请填写第三方或者机关的名称'),
  address: text(200).default(''),
  phone: text(40).default(''),
  email: z.union([z.literal(''), z.email('电子邮箱的格式不正确')]).default(''),
  content: text(2000).min(1, '请写明所涉及的信息'),
})
export const partyReceivedInput = versioned.extend({ on: z.iso.date('请填写收到征求意见书的日期') })
export const opinions = ['agrees', 'objects', 'partly'] as const
export const opinionInput = versioned.extend({
  opinion: z.enum(opinions, '请选择意见'),
  text: text(2000).default(''),
  on: z.iso.date('请填写收到意见的日期'),
})
export const judgements = ['respected', 'not_reasonable', 'public_interest'] as const
export const judgementInput = versioned.extend({
  judgement: z.enum(judgements, '请选择采纳情况'),
  reason: text(2000).min(1, '请写明理由'),
})
export const inquiryInput = versioned.extend({
  facts: text(2000).min(1, '请写明申请数量、频次明显超过合理范围的具体情况'),
})
export const reasonsInput = versioned.extend({
  reasons: text(4000).min(1, '请填写说明的理由'),
  on: z.iso.date('请填写收到理由的日期'),
})
export const reasonsVerdictInput = versioned.extend({
  reasonable: z.boolean(),
  /** Accepted, but the period cannot be kept: why, and until when. */
  why: text(1000).default(''),
  delayUntil: z.union([z.literal(''), z.iso.date()]).default(''),
})
export const chargeInput = versioned.extend({ pages: z.number().int().min(0).default(0) })
export const paidInput = versioned.extend({
  on: z.iso.date('请填写缴费日期'),
  receipt: text(60).min(1, '请填写财政票据号码'),
})
export const taskInput = versioned.extend({
  kind: z.enum(['assign', 'co_handle']),
  office: text(100).min(1, '请填写承办科室或者协办机关'),
  accountId: z.union([z.literal(''), z.uuid()]).default(''),
  task: text(1000).min(1, '请写明要办理的事项'),
  dueOn: z.union([z.literal(''), z.iso.date()]).default(''),
})
export const taskAnswerInput = z.object({
  answer: text(4000).min(1, '请写明办理结果或者退回的理由'),
  returned: z.boolean().default(false),
})
export const noteInput = z.object({ text: text(2000).min(1, '请填写内容') })
export const searchInput = z.object({
  place: text(200).min(1, '请填写检索的系统、档案或者科室'),
  words: text(300).min(1, '请填写检索使用的关键词'),
  period: text(100).default(''),
  result: text(1000).min(1, '请填写检索结果'),
  found: z.boolean(),
})
export const fileInput = z.object({
  purpose: z.enum(filePurposes),
  title: text(200).min(1, '请填写文件名称'),
  pages: z.number().int().min(0).nullable().default(null),
  file: z.object({ name: z.string().min(1).max(200), base64: z.string().min(1, '请选择文件') }),
})
export const splitInput = versioned.extend({
  parts: z.array(text(4000).min(1, '请写明每一件的申请内容')).min(2, '拆分后至少为两件').max(50),
})
export const retypeInput = versioned.extend({
  type: z.enum(applicantTypes, '请选择申请人类型'),
  reason: text(500).min(1, '请写明更正的理由'),
})

export const proposal = z.object({
  outcome: z.string().min(1, '请选择答复类型'),
  /** What was found, and for a refusal why the ground applies. */
  facts: text(4000).default(''),
  /** Why the discretion of Art 16 was used. */
  discretion: text(1000).default(''),
  /** Way, route and time. */
  supply: text(2000).default(''),
  /** Name and contact of the organ that is responsible (Art 36 (5)). */
  otherOrgan: text(300).default(''),
  /** Number and date of the earlier reply (Art 36 (6)). */
  earlier: text(200).default(''),
  attachments: z.array(text(200).min(1)).max(20).default([]),
  /** The way through the decision tree, and why the officer left it. */
  tree: z
    .object({ path: z.array(z.object({ question: z.string(), answer: z.string() })), outcome: z.string() })
    .nullable()
    .default(null),
  differsBecause: text(1000).default(''),
})
export type Proposal = z.infer<typeof proposal>
export const proposalInput = versioned.extend({ proposal })
export const signInput = versioned.extend({ digest: z.string().default('') })
export const sendBackInput = versioned.extend({ reason: text(500).min(1, '请写明退回的理由') })
export const deliverInput = z.object({
  way: z.enum(deliveryWays),
  on: z.iso.date(),
  proof: text(200).default(''),
})
/** Words in which an answered request is shown to everybody. */
export const discloseInput = z.object({
  title: text(100).min(1, '请填写标题'),
  asked: text(2000).min(1, '请填写申请内容'),
  answer: text(4000).min(1, '请填写答复内容'),
})
export const withdrawInput = z.object({ reason: text(300).min(1, '请写明撤下的理由') })
export const functionMovedInput = versioned.extend({
  moved: z.boolean().default(true),
  basis: text(300).min(1, '请写明依据，如机构改革方案的文号'),
})
export const revealInput = z.object({ reason: text(200).min(2, '请写明查看的理由') })

export const ratingInput = z.object({
  score: z.coerce.number().int().min(1, '请选择满意程度').max(5),
  comment: text(500).default(''),
})
export const suggestionVerdicts = ['adopted', 'declined'] as const
export type SuggestionVerdict = (typeof suggestionVerdicts)[number]
export const suggestionVerdictLabels: Readonly<Record<SuggestionVerdict, string>> = {
  adopted: '属于主动公开范围，及时主动公开',
  declined: '不属于主动公开范围',
}
export const suggestionAnswerInput = z.object({
  verdict: z.enum(suggestionVerdicts, '请选择审核结论'),
  answer: text(500).min(1, '请写明审核的情况，申请人会看到'),
})
export const otherOrganInput = z.object({ bodyId: z.uuid('请选择机关'), consent: z.boolean() })
