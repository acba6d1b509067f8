import { z } from 'zod'
import { questionTypes } from './questionnaire.ts'

export const surveyKindLabels = { survey: '民意调查', evaluation: '社会评议' } as const
export const surveyStateLabels = {
  draft: '起草中',
  open: '进行中',
  closed: '已结束',
  published: '结果已公布',
} as const
export const questionTypeLabels = {
  single: '单选',
  multiple: '多选',
  dropdown: '下拉单选',
  scale: '打分',
  matrix: '矩阵单选',
  rank: '排序',
  text: '填空',
  number: '数字',
  date: '日期',
} as const
export const onceByLabels = {
  device: '每台设备一份（按浏览器，不登录）',
  verified: '每人一份（验证手机、邮箱或者统一身份后作答）',
} as const

const text = (most: number) => z.string().trim().max(most, `不能超过 ${most} 字`)
const version = z.number().int()

export const questionShape = z.object({
  key: z.string().regex(/^[a-z][a-z0-9_]{0,19}$/, '题目代码用小写字母开头的字母、数字'),
  type: z.enum(questionTypes),
  label: text(300).min(1, '请填写题目'),
  required: z.boolean(),
  options: z.array(text(100).min(1)).max(50).default([]),
  rows: z.array(text(100).min(1)).max(30).default([]),
  most: z.number().int().min(0).max(10).default(0),
  showIf: z
    .object({ key: z.string().max(20), values: z.array(z.string()).min(1) })
    .nullable()
    .default(null),
  quotas: z.record(z.string(), z.number().int().positive()).default({}),
  satisfaction: z.boolean().default(false),
})
export const surveyInput = z.object({
  bodyId: z.uuid('请选择单位'),
  kind: z.enum(['survey', 'evaluation']),
  title: text(100).min(4, '请填写标题'),
  intro: text(5_000).min(5, '请写明调查目的和用途'),
  questions: z.array(questionShape).min(1, '至少要有一道题').max(100),
  onceBy: z.enum(['device', 'verified']),
  quota: z.number().int().positive().nullable().default(null),
  closesOn: z.iso.date('请填写截止日期'),
})
export type SurveyInput = z.infer<typeof surveyInput>
export const editSurveyInput = surveyInput.extend({ version })
export const versionInput = z.object({ version })
export const publishSurveyInput = z.object({
  version,
  conclusion: text(20_000).min(5, '请写明调查结果的说明'),
})

export const hideTextInput = z.object({
  answer: z.uuid(),
  question: z.string().max(20),
  reason: text(200).min(2, '请写明屏蔽的理由'),
})
export const surveyTexts = z.object({
  rows: z.array(
    z.object({
      answer: z.string(),
      day: z.string(),
      text: z.string(),
      flagged: z.string(),
      hidden: z.object({ id: z.string(), reason: z.string() }).nullable(),
    }),
  ),
  total: z.number(),
})
export type SurveyTexts = z.infer<typeof surveyTexts>

export const surveyRow = z.object({
  id: z.string(),
  number: z.string(),
  kind: z.enum(['survey', 'evaluation']),
  title: z.string(),
  bodyId: z.string(),
  bodyName: z.string(),
  state: z.enum(['draft', 'open', 'closed', 'published']),
  closesOn: z.string(),
  answers: z.number(),
  quota: z.number().nullable(),
})
export type SurveyRow = z.infer<typeof surveyRow>
export const tallyShape = z.object({
  key: z.string(),
  answered: z.number(),
  counts: z.record(z.string(), z.number()),
  mean: z.number().nullable(),
  texts: z.array(z.string()),
})
export const surveyDetail = surveyRow.extend({
  version: z.number(),
  intro: z.string(),
  questions: z.array(questionShape),
  onceBy: z.enum(['device', 'verified']),
  conclusion: z.string(),
  tallies: z.array(tallyShape),
  byDay: z.array(z.object({ day: z.string(), count: z.number() })),
  satisfaction: z.object({ satisfied: z.number(), answered: z.number() }).nullable(),
  may: z.object({ edit: z.boolean(), open: z.boolean() }),
})
export type SurveyDetail = z.infer<typeof surveyDetail>
