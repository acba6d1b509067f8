import { z } from 'zod'

/** The two lists every document is sorted by: 主题分类 in two levels, 体裁分类 in one. */
export const termLists = ['themes', 'genres'] as const
export type TermList = (typeof termLists)[number]
export const termListLabels: Readonly<Record<TermList, string>> = { themes: '主题分类', genres: '体裁分类' }

const title = z.string().trim().min(1, '请填写名称').max(40, '名称不能超过 40 字')

export const newTheme = z.object({
  title,
  /** Code of the theme above; null for one of the first level. */
  parent: z.string().nullable().default(null),
  /** The whole code: two digits, below another theme its two digits and two more. */
  code: z
    .string()
    .trim()
    .regex(/^\d{2}(\d{2})?$/, '代码为两位数字，二级主题为四位数字'),
})
export type NewTheme = z.infer<typeof newTheme>
export const newGenre = z.object({ title })
export const termInput = z.object({ title, inUse: z.boolean(), version: z.number().int() })
export type TermInput = z.infer<typeof termInput>
export const termOrder = z.object({ codes: z.array(z.string()).min(1).max(500) })

export const termView = z.object({
  code: z.string(),
  parent: z.string().nullable(),
  /** What stands for it in an 索引号. */
  number: z.string(),
  title: z.string(),
  retiredOn: z.string().nullable(),
  version: z.number(),
  /** How many documents have it. */
  documents: z.number(),
})
export type TermView = z.infer<typeof termView>
export const termsView = z.object({ themes: z.array(termView), genres: z.array(termView) })
export type TermsView = z.infer<typeof termsView>
