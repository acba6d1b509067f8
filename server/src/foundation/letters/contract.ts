import { z } from 'zod'

export const templateText = z.object({
  title: z.string().trim().min(1, '请填写文书标题').max(100),
  paragraphs: z.array(z.string().trim().max(2000)).min(1, '请填写正文').max(30),
})
export const templateInput = templateText.extend({
  bodyId: z.uuid('请选择单位'),
  from: z.iso.date('请填写启用日期'),
  note: z.string().trim().max(200).default(''),
})
export const sealInput = z.object({
  bodyId: z.uuid('请选择单位'),
  file: z.object({ name: z.string().min(1).max(200), base64: z.string().min(1, '请选择印章图片') }),
})
export const previewInput = templateText
export const templatePreview = z.object({
  title: z.string(),
  paragraphs: z.array(z.string()),
  problem: z.string().nullable(),
})

export const letterKindView = z.object({
  kind: z.string(),
  label: z.string(),
  fields: z.array(z.object({ name: z.string(), label: z.string(), sample: z.string() })),
  required: z.array(z.string()),
  current: templateText.extend({ own: z.boolean(), from: z.string() }),
  editions: z.array(templateText.extend({ own: z.boolean(), from: z.string(), note: z.string() })),
})
export type LetterKindView = z.infer<typeof letterKindView>
export type TemplatePreview = z.infer<typeof templatePreview>
