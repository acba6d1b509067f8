import { z } from 'zod'

const text = (most: number) => z.string().trim().max(most, `不能超过 ${most} 字`)

/** One answer that staff keep. */
export const knowledgeView = z.object({
  id: z.string(),
  bodyId: z.string(),
  bodyName: z.string(),
  matter: z.string(),
  question: z.string(),
  answer: z.string(),
  source: z.string(),
  reviewOn: z.string().nullable(),
  /** Its day of review has come: it is shown with a warning. */
  stale: z.boolean(),
  active: z.boolean(),
  uses: z.number(),
  version: z.number(),
  mine: z.boolean(),
})
export type KnowledgeView = z.infer<typeof knowledgeView>

export const knowledgeInput = z.object({
  /** 0 for a new one. */
  version: z.number().int(),
  matter: text(20).default(''),
  question: text(200).min(4, '请用群众会问的话写出问题'),
  answer: text(4000).min(5, '请填写答复口径'),
  source: text(200).default(''),
  reviewOn: z.union([z.literal(''), z.iso.date('请填写日期')]).default(''),
  active: z.boolean().default(true),
})
export type KnowledgeInput = z.infer<typeof knowledgeInput>

/** What is offered to the officer who is writing. */
export const suggestedAnswer = z.object({
  kind: z.enum(['kept', 'past']),
  id: z.string(),
  title: z.string(),
  text: z.string(),
  from: z.string(),
  stale: z.boolean(),
})
export type SuggestedAnswer = z.infer<typeof suggestedAnswer>
