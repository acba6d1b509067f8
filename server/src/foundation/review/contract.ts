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

export const routeStep = z.object({
  title: z.string().trim().min(1, '请填写环节名称').max(40),
  role: z.enum(['section_head', 'deputy_head', 'chief', 'disclosure_office', 'supervisor'], '请选择岗位'),
  at: z.enum(['own', 'supervisor']),
})

export const routeInput = z.object({
  bodyId: z.uuid().nullable(),
  subjectKind: z.string().min(1, '请选择审核事项').max(40),
  name: z.string().trim().min(1, '请填写流程名称').max(80),
  from: z.iso.date('请填写启用日期'),
  steps: z.array(routeStep).min(1, '请至少设置一个审核环节').max(6, '审核环节不能超过六个'),
})

const routeFault = z.object({ bodyId: z.string(), bodyName: z.string(), why: z.string() })

export const routeCheck = z.object({
  bodies: z.number(),
  broken: z.array(routeFault),
  brokenAlready: z.array(routeFault),
})

export const routeRow = z.object({
  id: z.string(),
  bodyId: z.string().nullable(),
  bodyName: z.string().nullable(),
  subjectKind: z.string(),
  name: z.string(),
  from: z.string(),
  until: z.string().nullable(),
  enteredByName: z.string().nullable(),
  steps: z.array(
    z.object({
      no: z.number(),
      title: z.string(),
      role: z.string(),
      roleLabel: z.string(),
      at: z.enum(['own', 'supervisor']),
    }),
  ),
})

export type RouteInput = z.infer<typeof routeInput>
export type RouteCheck = z.infer<typeof routeCheck>
export type RouteRowData = z.infer<typeof routeRow>
export type ReviewViewData = z.infer<typeof reviewView>
