import { z } from 'zod'

const text = (most: number) => z.string().trim().max(most, `不能超过 ${most} 字`)

export const sealInput = z.object({
  organ: text(60).min(4, '请填写接收的公安机关'),
  reason: text(200).min(4, '请写明移送的理由'),
})
export type SealInput = z.infer<typeof sealInput>

export const receiptInput = z.object({
  receiptNumber: text(60).min(2, '请填写回执文号'),
  receivedBy: text(60).min(2, '请填写签收人'),
  receivedOn: z.iso.date('请填写签收日期'),
})
export type ReceiptInput = z.infer<typeof receiptInput>

export const packageView = z.object({
  id: z.string(),
  organ: z.string(),
  reason: z.string(),
  digest: z.string(),
  sealedAt: z.string(),
  receiptNumber: z.string(),
  receivedBy: z.string(),
  receivedOn: z.string().nullable(),
})
export type PackageView = z.infer<typeof packageView>
