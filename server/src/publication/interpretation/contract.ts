import { z } from 'zod'

export const forms = ['text', 'picture', 'qa', 'media', 'press', 'expert'] as const
export type InterpretationForm = (typeof forms)[number]
export const formLabels: Readonly<Record<InterpretationForm, string>> = {
  text: '文字解读',
  picture: '图解',
  qa: '问答',
  media: '音视频、动漫',
  press: '新闻发布会',
  expert: '专家解读',
}

export const planInput = z.object({
  forms: z.array(z.enum(forms)).min(1, '请至少选择一种解读形式'),
  responsible: z.string().trim().min(1, '请填写解读责任人（文件起草部门）').max(60),
  plannedOn: z.iso.date('请填写计划发布日期'),
})
export type PlanInput = z.infer<typeof planInput>

export const standingInput = z.object({
  version: z.number().int(),
  flagged: z.boolean(),
  plan: planInput.nullable().default(null),
})
export type StandingInput = z.infer<typeof standingInput>
export const formsInput = z.object({ forms: z.array(z.enum(forms)).max(6) })

export const standing = z.object({
  flagged: z.boolean(),
  version: z.number(),
  plan: planInput.nullable(),
  /** Last day for the interpretation once the policy is published. */
  due: z.string().nullable(),
  source: z.string(),
  interpretedOn: z.string().nullable(),
  forms: z.array(z.enum(forms)),
  mayEdit: z.boolean(),
})
export type Standing = z.infer<typeof standing>

export const coverageRow = z.object({
  bodyId: z.string(),
  bodyName: z.string(),
  policies: z.number(),
  interpreted: z.number(),
  inTime: z.number(),
  forms: z.record(z.string(), z.number()),
})
export const overduePolicy = z.object({
  documentId: z.string(),
  title: z.string(),
  bodyId: z.string(),
  bodyName: z.string(),
  publishedOn: z.string(),
  due: z.string(),
  light: z.enum(['green', 'yellow', 'red', 'none']),
})
export const coverage = z.object({
  year: z.number(),
  source: z.string(),
  rows: z.array(coverageRow),
  waiting: z.array(overduePolicy),
})
export type Coverage = z.infer<typeof coverage>
