import { z } from 'zod'

export const applicantTypes = [
  'naturalPerson',
  'business',
  'research',
  'nonprofit',
  'legalService',
  'other',
] as const
export const channels = ['online', 'counter', 'post_signed', 'post_plain', 'fax', 'email', 'oral'] as const
export const requestStates = ['unconfirmed', 'open', 'correcting', 'proposed', 'decided'] as const
export const wantedForms = ['electronic', 'paper', 'copy', 'read'] as const
export const deliveryWays = ['online', 'post', 'email', 'counter'] as const

export type ApplicantType = (typeof applicantTypes)[number]
export type Channel = (typeof channels)[number]

export const applicantTypeLabels: Readonly<Record<ApplicantType, string>> = {
  naturalPerson: '自然人',
  business: '商业企业',
  research: '科研机构',
  nonprofit: '社会公益组织',
  legalService: '法律服务机构',
  other: '其他',
}
export const channelLabels: Readonly<Record<Channel, string>> = {
  online: '网络',
  counter: '当面',
  post_signed: '邮寄（需签收）',
  post_plain: '平常信函',
  fax: '传真',
  email: '电子邮件',
  oral: '口头（代为填写）',
}
export const requestStateLabels: Readonly<Record<(typeof requestStates)[number], string>> = {
  unconfirmed: '待确认',
  open: '办理中',
  correcting: '待补正',
  proposed: '待签发',
  decided: '已答复',
}
export const wantedFormLabels: Readonly<Record<(typeof wantedForms)[number], string>> = {
  electronic: '电子文档',
  paper: '纸质文件',
  copy: '复制件',
  read: '查阅、抄录',
}
export const deliveryWayLabels: Readonly<Record<(typeof deliveryWays)[number], string>> = {
  online: '本平台在线获取',
  post: '邮寄',
  email: '电子邮件',
  counter: '自行领取',
}

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
export type RequestInput = z.infer<typeof requestInput>

export const registerInput = requestInput.extend({
  channel: z.enum(channels).exclude(['online']),
  /** Day it was handed in, signed for, or arrived. */
  arrivedOn: z.iso.date('请填写收到的日期'),
})

export const confirmInput = z.object({
  version: z.number().int(),
  confirmedOn: z.iso.date('请填写双方确认的日期'),
})
export const extendInput = z.object({
  version: z.number().int(),
  days: z.number().int().min(1, '请填写延长的工作日数'),
  reason: text(500).min(1, '请写明延长的理由'),
})
export const correctionInput = z.object({
  version: z.number().int(),
  asked: text(1000).min(1, '请写明需要补正的内容和方式'),
  days: z.number().int().min(1).max(60),
})
export const correctedInput = z.object({
  version: z.number().int(),
  asked: text(4000).min(1, '请填写补正后的内容'),
  on: z.iso.date(),
})

export const proposal = z.object({
  outcome: z.string().min(1, '请选择答复类型'),
  /** What was found, and for a refusal why the ground applies. */
  facts: text(4000).default(''),
  /** Why the discretion of Art 16 was used. */
  discretion: text(1000).default(''),
  /** Way, route and time; or name and contact of the other organ. */
  supply: text(2000).default(''),
  attachments: z.array(text(200).min(1)).max(20).default([]),
})
export type Proposal = z.infer<typeof proposal>
export const proposalInput = z.object({ version: z.number().int(), proposal })
export const signInput = z.object({ version: z.number().int() })
export const sendBackInput = z.object({
  version: z.number().int(),
  reason: text(500).min(1, '请写明退回的理由'),
})
export const deliverInput = z.object({
  way: z.enum(deliveryWays),
  on: z.iso.date(),
  proof: text(200).default(''),
})
export const revealInput = z.object({ reason: text(200).min(2, '请写明查看的理由') })

const light = z.enum(['green', 'yellow', 'red', 'none'])

export const requestRow = z.object({
  id: z.string(),
  number: z.string(),
  bodyId: z.string(),
  bodyName: z.string(),
  applicantType: z.enum(applicantTypes),
  channel: z.enum(channels),
  asked: z.string(),
  state: z.enum(requestStates),
  submittedOn: z.string(),
  receivedOn: z.string().nullable(),
  dueOn: z.string().nullable(),
  light,
  outcome: z.string().nullable(),
  decidedOn: z.string().nullable(),
})
export type RequestRow = z.infer<typeof requestRow>
export const requestList = z.object({ rows: z.array(requestRow), total: z.number() })

export const letterView = z.object({
  id: z.string(),
  kind: z.enum(['correction', 'extension', 'decision']),
  issuer: z.string(),
  title: z.string(),
  number: z.string(),
  addressee: z.string(),
  paragraphs: z.array(z.string()),
  attachments: z.array(z.string()),
  date: z.string(),
  contact: z.string(),
  digest: z.string(),
  issuedOn: z.string(),
  deliveredOn: z.string().nullable(),
  deliveryWay: z.string().nullable(),
  deliveryProof: z.string(),
})
export type LetterView = z.infer<typeof letterView>

export const personView = z.object({
  name: z.string(),
  documentKind: z.string(),
  documentNumber: z.string(),
  phone: z.string(),
  email: z.string(),
  address: z.string(),
  contact: z.string(),
})

export const outcomeChoice = z.object({
  code: z.string(),
  label: z.string(),
  article: z.string(),
  letter: z.string(),
  withheld: z.boolean(),
  discretionary: z.boolean(),
  remedy: z.string(),
})

export const requestDetail = requestRow.extend({
  version: z.number(),
  wantedForm: z.enum(wantedForms),
  deliveryWay: z.enum(deliveryWays),
  person: personView,
  explanation: z.array(z.string()),
  extension: z.object({ days: z.number(), on: z.string(), reason: z.string() }).nullable(),
  correction: z
    .object({ sentOn: z.string(), dueOn: z.string(), asked: z.string(), correctedOn: z.string().nullable() })
    .nullable(),
  proposal: proposal.nullable(),
  proposedByName: z.string().nullable(),
  decidedByName: z.string().nullable(),
  outcomeLabel: z.string().nullable(),
  letters: z.array(letterView),
  may: z.object({ handle: z.boolean(), sign: z.boolean() }),
})
export type RequestDetail = z.infer<typeof requestDetail>
