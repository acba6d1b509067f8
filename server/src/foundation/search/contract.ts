import { z } from 'zod'

const term = z.string().trim().min(2, '每个词至少 2 个字').max(40, '每个词不超过 40 字')

export const synonymsInput = z.object({
  words: z.array(term).min(2, '至少填写两个词').max(12, '一组不超过 12 个词'),
})
export const synonymsChange = z.object({
  version: z.number().int(),
  /** Empty: the group is removed. */
  words: z.array(term).max(12, '一组不超过 12 个词'),
})
export const synonymGroup = z.object({
  id: z.string(),
  words: z.array(z.string()),
  version: z.number(),
  changedAt: z.string(),
})
export const wordInput = z.object({
  word: z.string().trim().min(2, '至少 2 个字').max(20, '不超过 20 字'),
})
export const ownWord = z.object({ id: z.string(), word: z.string() })

const askedRow = z.object({ words: z.string(), times: z.number(), empty: z.number() })
export const searchOffice = z.object({
  from: z.string(),
  until: z.string(),
  times: z.number(),
  emptyTimes: z.number(),
  hot: z.array(askedRow),
  empty: z.array(askedRow),
  synonyms: z.array(synonymGroup),
  words: z.array(ownWord),
})
export type SearchOffice = z.infer<typeof searchOffice>
