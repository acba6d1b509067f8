import { z } from 'zod'
import { interviewStates, lineKinds } from './interview.ts'

export const interviewStateLabels = {
  draft: '筹备中',
  announced: '预告',
  live: '直播中',
  ended: '已结束',
} as const
export const lineKindLabels = {
  host: '主持人',
  guest: '嘉宾',
  question: '网友提问',
  picture: '图片',
} as const
export const questionStateLabels = {
  pending: '待选',
  chosen: '已选用',
  answered: '已回答',
  hidden: '已屏蔽',
} as const

const text = (most: number) => z.string().trim().max(most, `不能超过 ${most} 字`)
const version = z.number().int()
const guest = z.object({
  name: text(30).min(1, '请填写嘉宾姓名'),
  title: text(60).min(1, '请填写职务'),
  chief: z.boolean(),
})

export const interviewInput = z.object({
  bodyId: z.uuid('请选择单位'),
  title: text(100).min(4, '请填写主题'),
  intro: text(5_000).min(5, '请写明访谈内容'),
  host: text(30).default('主持人'),
  guests: z.array(guest).min(1, '至少要有一位嘉宾').max(10),
  startsAt: z.iso.datetime({ offset: true, message: '请填写开始时间' }),
  endsAt: z.iso.datetime({ offset: true, message: '请填写结束时间' }),
})
export type InterviewInput = z.infer<typeof interviewInput>
export const editInterviewInput = interviewInput.extend({ version })
export const versionInput = z.object({ version })
export const lineInput = z.object({
  kind: z.enum(lineKinds),
  speaker: text(60).min(1, '请填写发言人'),
  text: text(5_000).default(''),
  question: z.uuid().nullable().default(null),
  picture: z
    .object({ name: z.string().max(200), base64: z.string().max(14_000_000) })
    .nullable()
    .default(null),
})
export type LineInput = z.infer<typeof lineInput>
export const recordInput = z.object({
  version,
  recordingUrl: z.union([z.literal(''), z.string().regex(/^(\/|https?:\/\/)\S+$/, '请填写视频的网址')]),
  summary: text(10_000).default(''),
})
export const askInput = z.object({ name: text(20).default(''), text: text(500).min(5, '请写明问题') })
export const questionActInput = z.object({
  state: z.enum(['pending', 'chosen', 'answered', 'hidden']),
  reason: text(200).default(''),
})

export const interviewRow = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  bodyId: z.string(),
  bodyName: z.string(),
  state: z.enum(interviewStates),
  startsAt: z.string(),
  endsAt: z.string(),
  guests: z.array(guest),
  questions: z.number(),
  answered: z.number(),
  lines: z.number(),
})
export type InterviewRow = z.infer<typeof interviewRow>
export const lineView = z.object({
  no: z.number(),
  kind: z.enum(lineKinds),
  speaker: z.string(),
  text: z.string(),
  picture: z.string(),
  at: z.string(),
})
export const questionView = z.object({
  id: z.string(),
  name: z.string(),
  text: z.string(),
  askedAt: z.string(),
  state: z.enum(['pending', 'chosen', 'answered', 'hidden']),
  flagged: z.string(),
  hiddenReason: z.string(),
})
export const interviewDetail = interviewRow.extend({
  version: z.number(),
  intro: z.string(),
  host: z.string(),
  recordingUrl: z.string(),
  summary: z.string(),
  log: z.array(lineView),
  box: z.array(questionView),
  readers: z.number(),
})
export type InterviewDetail = z.infer<typeof interviewDetail>
export const interviewFigures = z.object({
  year: z.number(),
  held: z.number(),
  byChief: z.number(),
  questions: z.number(),
  answered: z.number(),
  byMonth: z.array(z.object({ month: z.string(), held: z.number() })),
})
export type InterviewFigures = z.infer<typeof interviewFigures>
