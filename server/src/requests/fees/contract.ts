import { z } from 'zod'

export const feeModes = ['off', 'piece', 'page'] as const
export type FeeMode = (typeof feeModes)[number]
export const feeModeLabels: Readonly<Record<FeeMode, string>> = {
  off: '不收取',
  piece: '按件计收',
  page: '按量计收',
}
export const settingInput = z.object({
  bodyId: z.uuid('请选择单位'),
  mode: z.enum(feeModes, '请选择收费方式'),
  from: z.iso.date('请填写启用日期'),
  payWay: z.string().trim().max(300).default(''),
})
export const settingView = z.object({
  mode: z.enum(feeModes),
  from: z.string().nullable(),
  payWay: z.string(),
})
export type FeeSettingView = z.infer<typeof settingView>
export const feeFigures = z.object({
  notices: z.number(),
  charged: z.number(),
  paid: z.number(),
  collected: z.number(),
  lapsed: z.number(),
})
export type FeeFigures = z.infer<typeof feeFigures>
