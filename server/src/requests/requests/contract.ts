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

export const waitingFor = ['', 'correction', 'third_party', 'co_making_body', 'reasons', 'fee'] as const
export const letterKindNames = [
  'receipt',
  'correction',
  'extension',
  'third_party',
  'co_making_body',
  'consultation_notice',
  'third_party_disclosure',
  'reasons',
  'delay',
  'fee',
  'co_handling',
  'records_correction',
  're_reply',
  'decision',
] as const
export const filePurposes = [
  'identity',
  'mandate',
  'application',
  'answer',
  'working',
  'opinion',
  'delivery',
  'remedy',
] as const

export type WaitsOn = (typeof waitingFor)[number]
export type LetterKindName = (typeof letterKindNames)[number]
export type FilePurpose = (typeof filePurposes)[number]
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
export const waitsOnLabels: Readonly<Record<WaitsOn, string>> = {
  '': '',
  correction: '等待补正',
  third_party: '征求第三方意见',
  co_making_body: '征求共同制作机关意见',
  reasons: '等待说明理由',
  fee: '等待缴费',
}
export const filePurposeLabels: Readonly<Record<FilePurpose, string>> = {
  identity: '身份证明',
  mandate: '授权委托书',
  application: '申请附件',
  answer: '随答复提供的信息',
  working: '内部材料',
  opinion: '征求意见回函',
  delivery: '送达凭证',
  remedy: '复议诉讼材料',
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

/** An e-mail to the disclosure office, before an officer has registered it. */
export const requestMail = z.object({
  id: z.string(),
  bodyId: z.string(),
  arrivedOn: z.string(),
  state: z.enum(['waiting', 'registered', 'dismissed']),
  requestId: z.string().nullable(),
  reason: z.string(),
  fromName: z.string(),
  fromAddress: z.string(),
  subject: z.string(),
  text: z.string(),
  leftOut: z.array(z.string()),
  files: z.array(z.object({ position: z.number(), name: z.string() })),
})
export type RequestMail = z.infer<typeof requestMail>

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
  waitsOn: z.enum(waitingFor),
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
  kind: z.enum(letterKindNames),
  consultationId: z.string().nullable(),
  issuer: z.string(),
  title: z.string(),
  number: z.string(),
  addressee: z.string(),
  paragraphs: z.array(z.string()),
  attachments: z.array(z.string()),
  date: z.string(),
  contact: z.string(),
  seal: z.string().nullable(),
  digest: z.string(),
  issuedOn: z.string(),
  readOn: z.string().nullable(),
  deliveredOn: z.string().nullable(),
  deliveryWay: z.string().nullable(),
  deliveryProof: z.string(),
  /** On its way by e-mail; null where it was never sent so. */
  mailing: z.enum(['waiting', 'sent', 'failed']).nullable(),
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

export const caseFile = z.object({
  id: z.string(),
  purpose: z.enum(filePurposes),
  title: z.string(),
  name: z.string(),
  size: z.number(),
  pages: z.number().nullable(),
})
export type CaseFile = z.infer<typeof caseFile>

export const consultationView = z.object({
  id: z.string(),
  kind: z.enum(['third_party', 'co_making_body']),
  partyName: z.string(),
  content: z.string(),
  sentOn: z.string(),
  receivedOn: z.string().nullable(),
  dueOn: z.string().nullable(),
  endedOn: z.string().nullable(),
  ending: z.enum(['answered', 'silent', 'recalled']).nullable(),
  opinion: z.enum(opinions).nullable(),
  opinionText: z.string(),
  judgement: z.enum(judgements).nullable(),
  judgementReason: z.string(),
})
export type ConsultationView = z.infer<typeof consultationView>

export const similarRequest = z.object({
  id: z.string(),
  number: z.string(),
  asked: z.string(),
  submittedOn: z.string(),
  outcomeLabel: z.string().nullable(),
  decidedOn: z.string().nullable(),
  sameApplicant: z.boolean(),
  score: z.number(),
})
const linked = z.object({ id: z.string(), number: z.string(), bodyName: z.string(), relation: z.string() })
const step = z.object({
  title: z.string(),
  roleLabel: z.string(),
  verdict: z.enum(['approve', 'return']).nullable(),
  personName: z.string().nullable(),
  decidedAt: z.string().nullable(),
  reason: z.string(),
})

export const requestDetail = requestRow.extend({
  version: z.number(),
  wantedForm: z.enum(wantedForms),
  deliveryWay: z.enum(deliveryWays),
  person: personView,
  others: z.array(
    personView
      .pick({ name: true, documentKind: true, documentNumber: true, phone: true })
      .extend({ role: z.string() }),
  ),
  needsHelp: z.boolean(),
  functionMoved: z.boolean(),
  disclosed: z
    .object({
      title: z.string(),
      asked: z.string(),
      answer: z.string(),
      publishedOn: z.string(),
      withdrawnOn: z.string().nullable(),
    })
    .nullable(),
  contactNote: z.string(),
  explanation: z.array(z.string()),
  provisional: z.boolean(),
  extension: z.object({ days: z.number(), on: z.string(), reason: z.string() }).nullable(),
  extensions: z.array(
    z.object({
      id: z.string(),
      days: z.number(),
      reason: z.string(),
      proposedByName: z.string(),
      proposedOn: z.string(),
      verdict: z.enum(['approved', 'refused']).nullable(),
      decidedByName: z.string().nullable(),
      decidedOn: z.string().nullable(),
      note: z.string(),
    }),
  ),
  extensionLeft: z.number(),
  correction: z
    .object({ sentOn: z.string(), dueOn: z.string(), asked: z.string(), correctedOn: z.string().nullable() })
    .nullable(),
  lapsedOn: z.string().nullable(),
  withdrawalOn: z.string().nullable(),
  inquiry: z
    .object({
      on: z.string(),
      dueOn: z.string(),
      facts: z.string(),
      reasons: z.string(),
      reasonsOn: z.string().nullable(),
      verdict: z.enum(['reasonable', 'unreasonable']).nullable(),
    })
    .nullable(),
  fee: z
    .object({
      mode: z.enum(['piece', 'page']),
      amount: z.number(),
      calculation: z.string(),
      issuedOn: z.string(),
      receivedOn: z.string().nullable(),
      dueOn: z.string(),
      paidOn: z.string().nullable(),
      receipt: z.string(),
      lapsedOn: z.string().nullable(),
    })
    .nullable(),
  feeMode: z.enum(['off', 'piece', 'page']),
  consultations: z.array(consultationView),
  tasks: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['assign', 'co_handle']),
      office: z.string(),
      accountId: z.string().nullable(),
      accountName: z.string().nullable(),
      task: z.string(),
      dueOn: z.string().nullable(),
      openedOn: z.string(),
      answer: z.string(),
      answeredOn: z.string().nullable(),
      returned: z.boolean(),
    }),
  ),
  notes: z.array(z.object({ id: z.string(), text: z.string(), by: z.string(), at: z.string() })),
  searches: z.array(searchInput.extend({ id: z.string(), byName: z.string(), on: z.string() })),
  files: z.array(caseFile),
  similar: z.array(similarRequest),
  linked: z.array(linked),
  typeChange: z
    .object({
      now: z.enum(applicantTypes),
      reason: z.string(),
      proposedByName: z.string(),
      proposedOn: z.string(),
      mine: z.boolean(),
    })
    .nullable(),
  proposal: proposal.nullable(),
  draft: z
    .object({
      title: z.string(),
      addressee: z.string(),
      paragraphs: z.array(z.string()),
      attachments: z.array(z.string()),
      digest: z.string(),
    })
    .nullable(),
  review: z.object({ id: z.string(), paperCode: z.string(), steps: z.array(step) }).nullable(),
  proposedByName: z.string().nullable(),
  decidedByName: z.string().nullable(),
  outcomeLabel: z.string().nullable(),
  letters: z.array(letterView),
  may: z.object({ handle: z.boolean(), sign: z.boolean(), approve: z.boolean() }),
})
export type RequestDetail = z.infer<typeof requestDetail>

export const ratingInput = z.object({
  score: z.coerce.number().int().min(1, '请选择满意程度').max(5),
  comment: text(500).default(''),
})
export const ratingLabels: Readonly<Record<string, string>> = {
  5: '非常满意',
  4: '满意',
  3: '基本满意',
  2: '不满意',
  1: '非常不满意',
}
export const draftPreview = z.object({
  title: z.string(),
  addressee: z.string(),
  paragraphs: z.array(z.string()),
  attachments: z.array(z.string()),
  outcome: z.string(),
})
export type DraftPreview = z.infer<typeof draftPreview>
export const colleague = z.object({ id: z.string(), name: z.string(), title: z.string() })
export const treeQuestion = z.object({
  id: z.string(),
  question: z.string(),
  hint: z.string(),
  article: z.string(),
  answers: z.array(
    z.object({ label: z.string(), next: z.string().nullable(), outcome: z.string().nullable() }),
  ),
})
export type TreeQuestion = z.infer<typeof treeQuestion>

export const otherOrganInput = z.object({ bodyId: z.uuid('请选择机关'), consent: z.boolean() })
export const requestStatistics = z.object({
  bodies: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      decided: z.number(),
      open: z.number(),
      late: z.number(),
      extended: z.number(),
      inTime: z.number(),
      median: z.number().nullable(),
      p90: z.number().nullable(),
    }),
  ),
  outcomes: z.array(z.object({ outcome: z.string(), count: z.number() })),
  satisfaction: z.object({ rated: z.number(), satisfied: z.number() }),
})
export type RequestStatistics = z.infer<typeof requestStatistics>

/** Something that several applicants asked for (Art 44). */
export const requestTopic = z.object({
  bodyId: z.string(),
  asked: z.string(),
  applicants: z.number(),
  requests: z.array(z.object({ id: z.string(), number: z.string() })),
})
export type RequestTopic = z.infer<typeof requestTopic>
