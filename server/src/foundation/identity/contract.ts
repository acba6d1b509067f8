import { z } from 'zod'

export const signInInput = z.object({
  login: z.string().trim().min(1, '请输入用户名').max(64),
  password: z.string().min(1, '请输入密码').max(256),
})

/** Made with a first second factor, told this once. */
const recoveryCodes = z.array(z.string()).optional()

export const me = z.object({
  id: z.string(),
  name: z.string(),
  title: z.string(),
  bodyId: z.string(),
  bodyName: z.string(),
  roles: z.array(z.object({ role: z.string(), label: z.string() })),
  recoveryCodes,
})

/** Until the session ends by itself: while nobody works, and at the latest. */
export const timeLeft = z.object({ idleMs: z.number(), endMs: z.number() })

/** The password was right, something is still owed. */
export const pendingSignIn = z.object({
  stage: z.enum(['factor', 'enrol', 'password']),
  /** Second factors the person has. */
  factors: z.object({ totp: z.boolean(), passkey: z.boolean(), recovery: z.boolean() }),
  login: z.string(),
  /** What a new password must be. */
  rule: z.string(),
  recoveryCodes,
})

export const codeInput = z.object({
  code: z
    .string()
    .trim()
    .regex(/^\d{6}$/, '请输入 6 位数字的动态口令'),
})
export const passkeyAnswer = z.object({ answer: z.looseObject({ id: z.string() }) })
export const passkeyNew = passkeyAnswer.extend({
  name: z.string().trim().min(1, '请给通行密钥起个名字').max(40),
})
export const recoveryInput = z.object({ code: z.string().trim().min(1, '请输入恢复码').max(40) })
/** Once more, on an open session: the password, or a factor. */
export const proofInput = z.union([
  z.object({ password: signInInput.shape.password }),
  codeInput,
  passkeyAnswer,
])
export const proofWays = z.object({
  login: z.string(),
  password: z.boolean(),
  totp: z.boolean(),
  passkey: z.boolean(),
})
export const passwordInput = z.object({
  current: z.string().max(256).default(''),
  next: z.string().min(1, '请输入新密码').max(256),
})
export const tokenInput = z.object({ token: z.string().min(20).max(100) })
export const linkPasswordInput = tokenInput.extend({
  password: z.string().min(1, '请输入新密码').max(256),
  code: z.string().trim().max(40).default(''),
})
export const linkView = z.object({
  login: z.string(),
  name: z.string(),
  rule: z.string(),
  /** An administrator issued it: another one has its code. */
  needsCode: z.boolean(),
})

export const sessionRow = z.object({
  id: z.string(),
  address: z.string(),
  addresses: z.array(z.string()),
  agent: z.string(),
  since: z.string(),
  lastSeen: z.string(),
  current: z.boolean(),
})

export const absenceInput = z.object({
  deputy: z.uuid('请选择代办人'),
  from: z.iso.date('请填写开始日期'),
  until: z.iso.date('请填写结束日期'),
})

export const ownAccount = z.object({
  login: z.string(),
  rule: z.string(),
  passwordSetAt: z.string().nullable(),
  totp: z.boolean(),
  passkeys: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      createdAt: z.string(),
      lastUsedAt: z.string().nullable(),
    }),
  ),
  /** The organisation's own sign-in, where there is one, and whether the account is tied to it. */
  outer: z.object({ label: z.string(), tied: z.boolean() }).nullable(),
  factorRequired: z.boolean(),
  recovery: z.object({ left: z.number(), madeAt: z.string().nullable(), usedAt: z.string().nullable() }),
  sessions: z.array(sessionRow),
  absences: z.array(
    z.object({
      id: z.string(),
      side: z.enum(['mine', 'theirs']),
      otherName: z.string(),
      from: z.string(),
      until: z.string(),
    }),
  ),
  deputies: z.array(z.object({ id: z.string(), name: z.string(), title: z.string() })),
  emergencyRoles: z.array(z.object({ role: z.string(), label: z.string() })),
})

const role = z.enum([
  'information_officer',
  'section_head',
  'deputy_head',
  'chief',
  'disclosure_office',
  'supervisor',
  'system_admin',
  'security_admin',
  'audit_admin',
])

export const emergencyInput = z.object({
  role,
  reason: z.string().trim().min(5, '请写明紧急情况，至少 5 个字').max(300),
})

export const personInput = z.object({
  login: z
    .string()
    .trim()
    .regex(/^[a-z0-9][a-z0-9._-]{2,39}$/, '用户名为 3 至 40 位小写字母、数字、点、横线或者下划线'),
  name: z.string().trim().min(1, '请填写姓名').max(40),
  title: z.string().trim().max(60).default(''),
  bodyId: z.uuid('请选择所在机关'),
})
export const personChange = personInput.omit({ login: true })

export const rightInput = z.object({
  role,
  bodyId: z.uuid('请选择机关'),
  reach: z.enum(['own', 'under']),
})
/** `anyway`: the administrator has read that nobody will be able to approve. */
const anyway = z.boolean().default(false)
export const rightRevoke = z.object({ role, bodyId: z.uuid(), anyway })
export const verdictInput = z.object({ verdict: z.enum(['granted', 'refused']) })
export const stateInput = z.object({ state: z.enum(['active', 'disabled']), anyway })

const right = z.object({
  role: z.string(),
  roleLabel: z.string(),
  bodyId: z.string(),
  bodyName: z.string(),
  reach: z.enum(['own', 'under']),
})

export const personRow = z.object({
  id: z.string(),
  login: z.string(),
  name: z.string(),
  title: z.string(),
  bodyId: z.string(),
  bodyName: z.string(),
  state: z.enum(['active', 'disabled']),
  locked: z.boolean(),
  hasPassword: z.boolean(),
  secondFactor: z.boolean(),
  lastSignInAt: z.string().nullable(),
  rights: z.array(right),
  waiting: z.number(),
})

export const peoplePage = z.object({ rows: z.array(personRow), total: z.number() })
export const oneTimeLink = z.object({ path: z.string(), expiresAt: z.string() })
export const oneTimeCode = z.object({ code: z.string(), expiresAt: z.string() })

export const proposalRow = right.extend({
  id: z.string(),
  accountId: z.string(),
  accountName: z.string(),
  accountLogin: z.string(),
  proposedByName: z.string(),
  proposedAt: z.string(),
})

export const emergencyRow = z.object({
  id: z.string(),
  accountName: z.string(),
  bodyName: z.string(),
  roleLabel: z.string(),
  reason: z.string(),
  askedAt: z.string(),
  verdict: z.enum(['granted', 'refused']).nullable(),
  decidedByName: z.string().nullable(),
  expiresAt: z.string().nullable(),
})

export const accessRow = z.object({
  method: z.string(),
  url: z.string(),
  summary: z.string(),
  /** Role names, or `anyone`, `signed-in`, `signing-in`. */
  roles: z.array(z.string()),
  labels: z.array(z.string()),
  bound: z.enum(['open', 'self', 'body', 'scope', 'installation']),
})

/** `before` where a route is gone or was otherwise, `after` where it is new or is otherwise now. */
const accessChange = z.object({
  what: z.enum(['added', 'removed', 'changed']),
  before: accessRow.nullable(),
  after: accessRow.nullable(),
})
export const accessReview = z.object({
  digest: z.string(),
  reviewed: z.boolean(),
  /** Since the last review; null where there was none. */
  changes: z.array(accessChange).nullable(),
  reviews: z.array(
    z.object({ id: z.string(), at: z.string(), digest: z.string(), remark: z.string(), byName: z.string() }),
  ),
})
export const accessReviewInput = z.object({
  digest: z.string().min(1).max(100),
  remark: z.string().trim().min(1, '请写明复核意见').max(300),
})

const within = (least: number, most: number) =>
  z.number('请填写数字').int('请填写整数').min(least, `不能小于 ${least}`).max(most, `不能大于 ${most}`)

export const policyInput = z.object({
  minLength: within(8, 64),
  classes: within(1, 4),
  history: within(0, 24),
  maxAgeDays: within(0, 366),
  tries: within(3, 20),
  lockMinutes: within(5, 1440),
  idleMinutes: within(5, 120),
  sessionHours: within(1, 24),
  linkHours: within(1, 72),
  secondFactorRoles: z.array(role),
  consoleAddresses: z.array(z.string().trim().min(1)).max(200),
  unusualViews: within(3, 1000).default(20),
  bindAddress: z.boolean().default(false),
})

export const policyView = policyInput.extend({ yourAddress: z.string() })

export type AccessRow = z.infer<typeof accessRow>
export type AccessChange = z.infer<typeof accessChange>
export type AccessReview = z.infer<typeof accessReview>
export type Me = z.infer<typeof me>
export type PendingSignIn = z.infer<typeof pendingSignIn>
export type ProofWays = z.infer<typeof proofWays>
export type OwnAccount = z.infer<typeof ownAccount>
export type LinkView = z.infer<typeof linkView>
export type PersonRow = z.infer<typeof personRow>
export type ProposalRow = z.infer<typeof proposalRow>
export type EmergencyRow = z.infer<typeof emergencyRow>
export type PolicyView = z.infer<typeof policyView>
export type SessionRowData = z.infer<typeof sessionRow>
