import { z } from 'zod'

/** The class of a column: it sets how soon it counts as stale (国办秘函〔2019〕19号). */
export const columnKinds = ['news', 'notice', 'policy', 'statutory', 'interpretation', 'report'] as const
export type ColumnKind = (typeof columnKinds)[number]

export const columnKindLabels: Readonly<Record<ColumnKind, string>> = {
  news: '动态要闻类',
  notice: '通知公告类',
  policy: '政策文件类',
  statutory: '法定公开类',
  interpretation: '解读回应类',
  report: '年度报告类',
}

const fields = {
  title: z.string().trim().min(1, '请填写栏目名称').max(40, '栏目名称不能超过 40 字'),
  parentId: z.string().nullable().default(null),
  kind: z.enum(columnKinds, '请选择栏目类别'),
  statutoryItem: z.number().int().min(1).max(15).nullable().default(null),
  staleAfterDays: z.number().int().min(1, '更新期限至少 1 日').max(3650).nullable().default(null),
  intro: z.string().trim().max(500, '栏目说明不能超过 500 字').default(''),
  open: z.boolean().default(true),
}
export const newColumnInput = z.object({
  ...fields,
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,30}$/, '栏目代码用小写字母开头，只含小写字母、数字和短横线，不超过 31 个字符'),
})
export type NewColumnInput = z.infer<typeof newColumnInput>
export const columnInput = z.object({ ...fields, version: z.number().int() })
export type ColumnInput = z.infer<typeof columnInput>
export const columnOrder = z.object({ ids: z.array(z.string()).min(1).max(500) })

export const columnView = z.object({
  id: z.string(),
  parentId: z.string().nullable(),
  title: z.string(),
  kind: z.enum(columnKinds),
  statutoryItem: z.number().nullable(),
  staleAfterDays: z.number().nullable(),
  intro: z.string(),
  open: z.boolean(),
  version: z.number(),
})
export type ColumnView = z.infer<typeof columnView>

export const siteView = z.object({
  id: z.string(),
  name: z.string(),
  hostBodyId: z.string(),
  mayEdit: z.boolean(),
})
export type SiteView = z.infer<typeof siteView>
