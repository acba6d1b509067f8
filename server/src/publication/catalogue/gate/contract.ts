import { z } from 'zod'
import { withdrawalInput } from '../contract.ts'

export const confidentialityOutcomes = ['clear', 'not_public', 'referred'] as const
export const confidentialityLabels: Readonly<Record<(typeof confidentialityOutcomes)[number], string>> = {
  clear: '不涉密，可以公开',
  not_public: '不得公开',
  referred: '不能确定，报有关主管部门或者保密行政管理部门确定',
}

export const opinionInput = z.object({
  outcome: z.enum(confidentialityOutcomes, '请选择审查结论'),
  opinion: z.string().trim().min(1, '请填写审查意见').max(500),
  referredTo: z.string().trim().max(100).default(''),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
})
export const rulingInput = z.object({
  ruling: z.enum(['clear', 'not_public'], '请选择确定结果'),
  number: z.string().trim().min(1, '请填写答复文号').max(100),
  on: z.iso.date('请填写答复日期'),
})
export const confidentialityRecord = z.object({
  id: z.string(),
  digest: z.string(),
  outcome: z.enum(confidentialityOutcomes),
  opinion: z.string(),
  referredTo: z.string(),
  signedByName: z.string(),
  signedAt: z.string(),
  ruling: z.enum(['clear', 'not_public']).nullable(),
  rulingNumber: z.string(),
  ruledOn: z.string().nullable(),
})
export type ConfidentialityRecord = z.infer<typeof confidentialityRecord>

export const cleanInput = z.object({
  version: z.number().int(),
  /** `all`: whatever the checks can mend by themselves, in the text and in every file. */
  how: z.enum(['mask', 'strip', 'all']),
  fileId: z.uuid().nullable(),
})
export const scheduleInput = z.object({
  /** Null takes the schedule back. */
  at: z.iso.datetime({ offset: true, error: '请选择发布时间' }).nullable(),
})
export const withdrawalScheduleInput = z.object({
  at: z.iso.datetime({ offset: true, error: '请选择撤回时间' }).nullable(),
  plan: withdrawalInput.nullable(),
})
export const reasonInput = z.object({ reason: z.string().trim().min(1, '请写明理由').max(500) })
export const reassessInput = z.object({
  verdict: z.enum(['keep', 'open']),
  reason: z.string().trim().min(1, '请写明评估意见').max(500),
  nextOn: z.iso.date('请填写下次评估日期').optional(),
})

const pieces = z.array(z.object({ text: z.string(), change: z.enum(['same', 'added', 'removed']) }))
export const comparison = z.object({
  from: z.object({ no: z.number(), frozenAt: z.string() }),
  to: z.object({ no: z.number(), frozenAt: z.string() }),
  fields: z.array(z.object({ label: z.string(), from: z.string(), to: z.string() })),
  /** One row a paragraph, side by side. */
  text: z.array(z.object({ left: pieces.nullable(), right: pieces.nullable() })),
  attachments: z.array(
    z.object({ name: z.string(), change: z.enum(['same', 'added', 'removed', 'replaced']) }),
  ),
})
export type Comparison = z.infer<typeof comparison>
