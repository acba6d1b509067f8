import { z } from 'zod'

export const decisionKinds = ['keep', 'amend', 'partly', 'repeal', 'expire'] as const
export const decisionLabels: Readonly<Record<(typeof decisionKinds)[number], string>> = {
  keep: '继续有效',
  amend: '拟修改',
  partly: '部分失效',
  repeal: '废止',
  expire: '宣布失效',
}

export const cleanupInput = z.object({
  bodyId: z.uuid(),
  title: z.string().trim().min(1, '请填写清理名称').max(100),
  asOf: z.iso.date('请填写截止日期'),
})
export type CleanupInput = z.infer<typeof cleanupInput>

export const cleanupRow = z.object({
  id: z.string(),
  bodyId: z.string(),
  bodyName: z.string(),
  title: z.string(),
  asOf: z.string(),
  items: z.number(),
  decided: z.number(),
  announcement: z.string().nullable(),
  settledAt: z.string().nullable(),
})
export type CleanupRow = z.infer<typeof cleanupRow>

export const cleanupItem = z.object({
  documentId: z.string(),
  title: z.string(),
  documentNumber: z.string(),
  bodyName: z.string(),
  writtenOn: z.string(),
  validUntil: z.string().nullable(),
  decision: z.enum(decisionKinds).nullable(),
  reason: z.string(),
})
export type CleanupItem = z.infer<typeof cleanupItem>
export const cleanupDetail = cleanupRow.extend({ list: z.array(cleanupItem), mayEdit: z.boolean() })
export type CleanupDetail = z.infer<typeof cleanupDetail>

export const decisionInput = z.object({
  documents: z.array(z.uuid()).min(1, '请至少选择一份文件').max(1000),
  decision: z.enum(decisionKinds),
  reason: z.string().trim().max(300).default(''),
})
export type DecisionInput = z.infer<typeof decisionInput>
export const announceInput = z.object({ columnId: z.string().min(1, '请选择发布栏目') })
