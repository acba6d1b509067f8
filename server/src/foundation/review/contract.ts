import { z } from 'zod'

export const decisionInput = z.object({
  verdict: z.enum(['approve', 'return']),
  reason: z.string().max(2000).default(''),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
})

export const decisionResult = z.object({ outcome: z.enum(['advanced', 'approved', 'returned']) })

export const paperInput = z.object({
  signer: z.uuid('请选择签字人'),
  signedOn: z.iso.date('请填写签字日期'),
  code: z.string().trim().min(1, '请填写审签单上打印的校验码'),
  file: z.object({ name: z.string().min(1).max(200), base64: z.string().min(1, '请上传签字扫描件') }),
})

export const reviewView = z.object({
  id: z.string(),
  subjectId: z.string(),
  state: z.enum(['open', 'approved', 'returned', 'recalled']),
  title: z.string(),
  digest: z.string(),
  paperCode: z.string(),
  openedByName: z.string(),
  openedAt: z.string(),
  currentStep: z.number(),
  currentStepBody: z.string().nullable(),
  steps: z.array(
    z.object({
      no: z.number(),
      title: z.string(),
      role: z.string(),
      verdict: z.enum(['approve', 'return']).nullable(),
      reason: z.string(),
      personName: z.string().nullable(),
      decidedAt: z.string().nullable(),
      paper: z.object({ fileId: z.string(), signedOn: z.string(), recordedByName: z.string() }).nullable(),
    }),
  ),
})

export const signer = z.object({ id: z.string(), name: z.string(), title: z.string() })

export type ReviewViewData = z.infer<typeof reviewView>
