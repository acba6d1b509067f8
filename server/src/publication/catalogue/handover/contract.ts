import { z } from 'zod'

/** 保管期限 of written records: for good, or for a term. */
export const retentions = ['permanent', 'y30', 'y10'] as const
export const retentionLabels: Readonly<Record<(typeof retentions)[number], string>> = {
  permanent: '永久',
  y30: '定期30年',
  y10: '定期10年',
}

export const handoverInput = z.object({
  bodyId: z.uuid(),
  receiver: z.string().trim().min(2, '请填写接收单位').max(100),
  retention: z.enum(retentions, '请选择保管期限'),
  /** Everything published up to this day and not handed over yet. */
  until: z.iso.date('请填写截止日期'),
})
export type HandoverInput = z.infer<typeof handoverInput>

export const receiptInput = z.object({
  on: z.iso.date('请填写签收日期'),
  receipt: z.string().trim().min(2, '请填写签收人或者回执编号').max(200),
})

export const handoverRow = z.object({
  id: z.string(),
  bodyName: z.string(),
  receiver: z.string(),
  retention: z.enum(retentions),
  until: z.string(),
  documents: z.number(),
  madeAt: z.string(),
  madeByName: z.string(),
  receivedOn: z.string().nullable(),
  receipt: z.string(),
})
export type HandoverRow = z.infer<typeof handoverRow>

export const handoverBoard = z.object({
  /** What each body has published and not handed over yet. */
  waiting: z.array(
    z.object({ bodyId: z.string(), bodyName: z.string(), documents: z.number(), oldest: z.string() }),
  ),
  rows: z.array(handoverRow),
})
export type HandoverBoard = z.infer<typeof handoverBoard>
