import { z } from 'zod'
import { groundCodes } from '../contract.ts'

export const releaseStates = ['planned', 'released', 'cancelled'] as const
export const releaseStateLabels: Readonly<Record<(typeof releaseStates)[number], string>> = {
  planned: '待发布',
  released: '已发布',
  cancelled: '已取消',
}

export const releaseInput = z.object({
  bodyId: z.uuid(),
  title: z.string().trim().min(2, '请填写要发布的信息名称').max(200),
  on: z.iso.date('请填写计划发布日期'),
  note: z.string().trim().max(200).default(''),
})
export type ReleaseInput = z.infer<typeof releaseInput>
export const releaseMove = z.object({
  version: z.number().int(),
  /** The new day; null where nothing will be released. */
  on: z.iso.date('请填写新的发布日期').nullable(),
  reason: z.string().trim().min(2, '请写明改期或者取消的原因').max(200),
})
export type ReleaseMove = z.infer<typeof releaseMove>
export const releaseDone = z.object({ version: z.number().int(), documentId: z.uuid('请选择已发布的信息') })

export const releaseView = z.object({
  id: z.string(),
  bodyId: z.string(),
  bodyName: z.string(),
  title: z.string(),
  on: z.string(),
  note: z.string(),
  state: z.enum(releaseStates),
  /** Its day has passed and nothing came. */
  late: z.boolean(),
  documentId: z.string().nullable(),
  movedFrom: z.string().nullable(),
  reason: z.string(),
  version: z.number(),
})
export type ReleaseView = z.infer<typeof releaseView>

export const withheldItemInput = z.object({
  bodyId: z.uuid(),
  title: z.string().trim().min(2, '请填写事项名称').max(200),
  groundCode: z.enum(groundCodes, '请选择不予公开的法定情形'),
  basis: z.string().trim().min(4, '请写明依据的法律、法规和条款').max(300),
  from: z.iso.date('请填写起始日期'),
})
export type WithheldItemInput = z.infer<typeof withheldItemInput>
export const withheldItemView = z.object({
  id: z.string(),
  bodyName: z.string(),
  title: z.string(),
  groundCode: z.enum(groundCodes),
  basis: z.string(),
  from: z.string(),
})
export type WithheldItemView = z.infer<typeof withheldItemView>
