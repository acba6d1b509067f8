import { z } from 'zod'
import { consultationKinds, consultationStates } from './words.ts'

export const consultationKindLabels = {
  decision: '重大行政决策',
  regulation: '规章草案',
  normative: '行政规范性文件',
  market: '与市场主体密切相关的规范性文件',
  other: '其他',
} as const
export const consultationStateLabels = {
  draft: '起草中',
  open: '征集中',
  closed: '已结束',
  answered: '已反馈',
  withdrawn: '已撤回',
} as const
export const adoptions = ['adopted', 'partly', 'not', 'noted'] as const
export type Adoption = (typeof adoptions)[number]
export const adoptionLabels = {
  adopted: '采纳',
  partly: '部分采纳',
  not: '不采纳',
  noted: '非修改意见',
} as const
export const commentStates = ['pending', 'shown', 'kept', 'hidden'] as const
export type CommentState = (typeof commentStates)[number]
export const commentStateLabels = {
  pending: '待审',
  shown: '公开显示',
  kept: '收悉不显示',
  hidden: '已屏蔽',
} as const
export const commentWays = ['online', 'post', 'email', 'counter', 'meeting'] as const
export type CommentWay = (typeof commentWays)[number]
export const commentWayLabels = {
  online: '网上',
  post: '来信',
  email: '电子邮件',
  counter: '当面',
  meeting: '座谈会',
} as const

const text = (most: number) => z.string().trim().max(most, `不能超过 ${most} 字`)
const version = z.number().int()

export const consultationInput = z.object({
  bodyId: z.uuid('请选择单位'),
  kind: z.enum(consultationKinds),
  title: text(100).min(5, '请填写标题'),
  explanation: text(50_000).min(10, '请写明起草背景和主要内容（起草说明须与草案一并公布）'),
  draft: text(500_000).min(10, '请填写征求意见稿全文'),
  contact: text(500).min(5, '请写明信函地址、邮箱、电话等反馈方式'),
  closesOn: z.iso.date('请填写截止日期'),
  shortReason: text(500).default(''),
  anonymous: z.boolean().default(false),
  showsComments: z.boolean().default(true),
})
export type ConsultationInput = z.infer<typeof consultationInput>
export const editInput = consultationInput.extend({ version })
export const versionInput = z.object({ version })
export const withdrawInput = z.object({ version, reason: text(500).min(5, '请写明撤回的理由，公众会看到') })
export const feedbackInput = z.object({
  version,
  feedback: text(20_000).min(10, '请写明总体采纳情况'),
  finalUrl: z
    .union([z.literal(''), z.string().regex(/^(\/|https?:\/\/)\S+$/, '请填写正式文件的网址')])
    .default(''),
})

/** What a citizen says: words, a file, or both; on the whole text or on one paragraph of it. */
export const commentInput = z.object({
  paragraph: z.coerce.number().int().min(0).default(0),
  text: text(5_000),
  name: text(50).default(''),
  phone: text(40).default(''),
  email: z.union([z.literal(''), z.email('电子邮箱的格式不正确，例如 name@example.com')]).default(''),
})
export type CommentInput = z.infer<typeof commentInput>
export const recordedCommentInput = commentInput.extend({
  cameBy: z.enum(['post', 'email', 'counter', 'meeting']),
})
export const moderateInput = z.object({
  ids: z.array(z.uuid()).min(1, '请选择意见').max(500),
  state: z.enum(['shown', 'kept', 'hidden']),
  reason: text(500).default(''),
})
export const sortInput = z.object({
  ids: z.array(z.uuid()).min(1, '请选择意见').max(500),
  group: z.uuid().nullable(),
})
export const groupInput = z.object({
  title: text(200).min(2, '请概括这一组意见'),
  adoption: z.enum(adoptions),
  answer: text(5_000).min(2, '请写明采纳情况和理由'),
})

export const consultationRow = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  kind: z.enum(consultationKinds),
  bodyId: z.string(),
  bodyName: z.string(),
  state: z.enum(consultationStates),
  opensOn: z.string().nullable(),
  closesOn: z.string(),
  feedbackDue: z.string().nullable(),
  light: z.enum(['green', 'yellow', 'red', 'none']),
  comments: z.number(),
  pending: z.number(),
})
export type ConsultationRow = z.infer<typeof consultationRow>
export const consultationList = z.object({ rows: z.array(consultationRow), total: z.number() })

export const groupView = z.object({
  id: z.string(),
  title: z.string(),
  adoption: z.enum(adoptions),
  answer: z.string(),
  comments: z.number(),
})
export const consultationDetail = consultationRow.extend({
  version: z.number(),
  explanation: z.string(),
  draft: z.string(),
  contact: z.string(),
  anonymous: z.boolean(),
  showsComments: z.boolean(),
  shortReason: z.string(),
  leastUntil: z.string().nullable(),
  rule: z.string(),
  feedback: z.string(),
  feedbackAt: z.string().nullable(),
  finalUrl: z.string(),
  withdrawnReason: z.string(),
  paragraphs: z.array(z.object({ no: z.number(), html: z.string(), comments: z.number() })),
  groups: z.array(groupView),
  unsorted: z.number(),
  may: z.object({ edit: z.boolean(), open: z.boolean(), work: z.boolean() }),
})
export type ConsultationDetail = z.infer<typeof consultationDetail>

export const commentView = z.object({
  id: z.string(),
  number: z.string(),
  paragraph: z.number().nullable(),
  person: z.string(),
  cameBy: z.enum(commentWays),
  text: z.string(),
  publicText: z.string(),
  file: z.object({ id: z.string(), name: z.string() }).nullable(),
  submittedAt: z.string(),
  state: z.enum(commentStates),
  flagged: z.string(),
  groupId: z.string().nullable(),
  hiddenReason: z.string(),
})
export type CommentView = z.infer<typeof commentView>
export const commentList = z.object({ rows: z.array(commentView), total: z.number() })
