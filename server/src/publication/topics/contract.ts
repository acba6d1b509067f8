import { z } from 'zod'

export const topicStates = ['open', 'closed', 'archived'] as const
export const topicStateLabels: Readonly<Record<(typeof topicStates)[number], string>> = {
  open: '开设中',
  closed: '已关闭',
  archived: '已归档',
}

export const topicInput = z.object({
  title: z.string().trim().min(1, '请填写专题名称').max(60, '专题名称不能超过 60 字'),
  summary: z.string().trim().max(500).default(''),
})
export const topicChange = topicInput.extend({ version: z.number().int() })
export const topicItemInput = z.object({
  documentId: z.uuid('请选择一条已发布的信息'),
  section: z.string().trim().max(30).default(''),
})
export const topicItem = z.object({
  documentId: z.string(),
  title: z.string(),
  section: z.string(),
  publishedOn: z.string(),
  published: z.boolean(),
})
export const topicView = z.object({
  id: z.string(),
  siteId: z.string(),
  title: z.string(),
  summary: z.string(),
  state: z.enum(topicStates),
  openedOn: z.string(),
  closedOn: z.string().nullable(),
  archivedOn: z.string().nullable(),
  version: z.number(),
  items: z.array(topicItem),
})
export type TopicView = z.infer<typeof topicView>
