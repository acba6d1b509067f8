import { z } from 'zod'

export const wordKindLabels = { hold: '先审后发', refuse: '不予提交' } as const
export const wordView = z.object({ word: z.string(), kind: z.enum(['hold', 'refuse']) })
export const wordInput = z.object({
  word: z.string().trim().min(1, '请填写词语').max(30, '不能超过 30 字'),
  kind: z.enum(['hold', 'refuse']),
  active: z.boolean(),
})
export type WordView = z.infer<typeof wordView>
