import { z } from 'zod'

export const attributes = ['active', 'on_request', 'withheld'] as const
export const documentStates = [
  'draft',
  'in_review',
  'returned',
  'approved',
  'published',
  'withdrawn',
] as const
export const withdrawalKinds = ['error', 'superseded', 'period_over', 'privacy', 'other'] as const
/** Grounds of Art 14 to 16, in the words of the Regulation. */
export const groundCodes = [
  'state_secret',
  'prohibited_by_law',
  'endangers_stability',
  'third_party',
  'internal',
  'process',
  'enforcement_file',
] as const

export const attachment = z.object({
  fileId: z.uuid(),
  name: z.string(),
  mediaType: z.string(),
  size: z.number().int(),
  hash: z.string(),
})

/** What the drafter writes; frozen as a whole when it goes to review. */
export const documentContent = z.object({
  title: z.string().trim().min(1, '请填写标题').max(300, '标题不能超过 300 字'),
  documentNumber: z.string().trim().max(100).default(''),
  jointIssuers: z.array(z.uuid()).max(20).default([]),
  writtenOn: z.iso.date('请填写成文日期'),
  columnId: z.string().min(1, '请选择栏目'),
  theme: z.string().min(1, '请选择主题分类'),
  genre: z.string().min(1, '请选择体裁分类'),
  kind: z.enum(['rule', 'normative']).nullable().default(null),
  attribute: z.enum(attributes),
  ground: z.string().trim().max(500).default(''),
  validUntil: z.iso.date().nullable().default(null),
  /** From which day a rule or normative document holds; absent where that is the day of its publication. */
  effectiveOn: z.iso.date().optional(),
  keywords: z.array(z.string().trim().min(1).max(30)).max(10).default([]),
  abstract: z.string().trim().max(500, '内容概述不能超过 500 字').default(''),
  body: z.string().max(2_000_000, '正文过长，请改用附件'),
  attachments: z.array(attachment).max(50).default([]),
  /** Ground of withholding; absent for what is published. */
  groundCode: z.enum(groundCodes, '请选择不予公开的法定情形').optional(),
  /** Day on which a withheld item is to be assessed again (Art 18). */
  reviewOn: z.iso.date('请填写下次评估日期').optional(),
  /** A lawful public notice that names people: its basis, and the last day of the 公示期. */
  publicNotice: z
    .object({
      basis: z.string().trim().min(4, '请写明公示的法律依据').max(200),
      until: z.iso.date('请填写公示截止日期'),
    })
    .optional(),
  /** What a new edition puts right, shown to the reader. */
  correctionNote: z.string().trim().max(500).optional(),
})
export type DocumentContent = z.infer<typeof documentContent>

export const newDocument = z.object({ bodyId: z.uuid(), content: documentContent })
export const changedDocument = z.object({ version: z.number().int(), content: documentContent })
export const versionOnly = z.object({ version: z.number().int() })
export const withdrawalInput = z.object({
  kind: z.enum(withdrawalKinds),
  reason: z.string().trim().min(1, '请写明撤回理由').max(500),
  /** Where the reader is sent on: the document that took its place. */
  redirectTo: z.uuid('请选择接替的信息').optional(),
})
export type WithdrawalPlan = z.infer<typeof withdrawalInput>
export const repealInput = z.object({
  on: z.iso.date('请填写废止日期'),
  by: z.string().trim().min(1, '请写明依据的废止文件').max(200),
})
export const uploadInput = z.object({
  name: z.string().min(1).max(200),
  base64: z.string().min(1, '文件是空的'),
})

export const documentRow = z.object({
  id: z.string(),
  title: z.string(),
  documentNumber: z.string(),
  indexNumber: z.string().nullable(),
  state: z.enum(documentStates),
  bodyId: z.string(),
  bodyName: z.string(),
  columnTitle: z.string(),
  writtenOn: z.string(),
  updatedAt: z.string(),
  publishedAt: z.string().nullable(),
})
export type DocumentRow = z.infer<typeof documentRow>

export const documentList = z.object({ rows: z.array(documentRow), total: z.number() })

export const editionRow = z.object({
  id: z.string(),
  no: z.number(),
  digest: z.string(),
  frozenAt: z.string(),
  frozenByName: z.string(),
  publishedAt: z.string().nullable(),
  /** Why the public may no longer read it; empty while it may. */
  closed: z.string(),
})

export const documentDetail = documentRow.extend({
  version: z.number(),
  content: documentContent.extend({ body: z.string() }),
  frozen: documentContent.extend({ digest: z.string() }).nullable(),
  validity: z.string(),
  withdrawal: z.object({ kind: z.string(), reason: z.string(), at: z.string() }).nullable(),
  editions: z.array(editionRow),
  publishAt: z.string().nullable(),
  /** A withdrawal settled beforehand. */
  withdrawAt: z.string().nullable(),
  takeDownOn: z.string().nullable(),
  reviewOn: z.string().nullable(),
  scheduleProblem: z.string(),
  attributeDecided: z.object({ byName: z.string(), at: z.string() }).nullable(),
  emergency: z
    .object({ reason: z.string(), byName: z.string(), at: z.string(), reviewedAt: z.string().nullable() })
    .nullable(),
  may: z.object({
    edit: z.boolean(),
    publish: z.boolean(),
    withdraw: z.boolean(),
    confidentiality: z.boolean(),
    destroy: z.boolean(),
  }),
})
export type DocumentDetail = z.infer<typeof documentDetail>

export const classification = z.object({
  themes: z.array(
    z.object({ code: z.string(), parent: z.string().nullable(), title: z.string(), inUse: z.boolean() }),
  ),
  genres: z.array(z.object({ code: z.string(), label: z.string(), inUse: z.boolean() })),
  columns: z.array(z.object({ id: z.string(), parentId: z.string().nullable(), title: z.string() })),
})

export const attributeLabels: Readonly<Record<(typeof attributes)[number], string>> = {
  active: '主动公开',
  on_request: '依申请公开',
  withheld: '不予公开',
}
export const stateLabels: Readonly<Record<(typeof documentStates)[number], string>> = {
  draft: '草稿',
  in_review: '审核中',
  returned: '已退回',
  approved: '待发布',
  published: '已发布',
  withdrawn: '已撤回',
}
export const withdrawalLabels: Readonly<Record<(typeof withdrawalKinds)[number], string>> = {
  error: '内容有误',
  superseded: '已有新的版本',
  period_over: '公示期满',
  privacy: '涉及个人信息',
  other: '其他原因',
}

export const groundLabels: Readonly<Record<(typeof groundCodes)[number], string>> = {
  state_secret: '依法确定为国家秘密（第十四条）',
  prohibited_by_law: '法律、行政法规禁止公开（第十四条）',
  endangers_stability: '公开后可能危及国家安全、公共安全、经济安全、社会稳定（第十四条）',
  third_party: '涉及商业秘密、个人隐私等，公开会对第三方合法权益造成损害（第十五条）',
  internal: '内部事务信息（第十六条第一款）',
  process: '过程性信息（第十六条第二款）',
  enforcement_file: '行政执法案卷信息（第十六条第二款）',
}
