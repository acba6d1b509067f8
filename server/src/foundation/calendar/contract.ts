import { z } from 'zod'

export const noticeText = z.object({ text: z.string().min(1, '请粘贴通知全文').max(20_000) })

export const specialDay = z.object({
  day: z.string(),
  kind: z.enum(['holiday', 'workday']),
  name: z.string(),
})

const movedRecord = z.object({
  kind: z.string(),
  kindLabel: z.string(),
  id: z.string(),
  label: z.string(),
  bodyName: z.string(),
  href: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  change: z.enum(['moved', 'confirmed']),
})

export const noticePreview = z.object({
  year: z.number().nullable(),
  days: z.array(specialDay),
  notUnderstood: z.array(z.object({ text: z.string(), why: z.string() })),
  known: z.boolean(),
  moved: z.array(movedRecord),
})

export const noticeInput = z.object({
  text: z.string().min(1, '请粘贴通知全文').max(20_000),
  source: z.string().trim().min(1, '请填写通知的名称和文号').max(200),
})

export const noticeEntered = z.object({ year: z.number(), revision: z.number(), moved: z.array(movedRecord) })

export const yearNotice = z.object({
  year: z.number(),
  source: z.string(),
  enteredAt: z.string(),
  enteredByName: z.string().nullable(),
  revision: z.number(),
  days: z.array(specialDay),
})

export type NoticePreview = z.infer<typeof noticePreview>
export type NoticeEntered = z.infer<typeof noticeEntered>
export type YearNoticeData = z.infer<typeof yearNotice>
