import { z } from 'zod'

const filter = {
  kind: z.string().max(60).optional(),
  actor: z.uuid().optional(),
  body: z.uuid().optional(),
  subject: z.string().max(80).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
}

export const auditAsk = z.object({
  ...filter,
  page: z.coerce.number().int().min(1).max(500).default(1),
})
export const auditExport = z.object(filter)

export const auditRow = z.object({
  position: z.string(),
  id: z.string(),
  at: z.string(),
  kind: z.string(),
  kindLabel: z.string(),
  /** Null where the system acted by itself. */
  actorId: z.string().nullable(),
  actorName: z.string(),
  actorLogin: z.string(),
  bodyName: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  /** The payload as `name: value` lines; null once erased. */
  detail: z.array(z.string()).nullable(),
})

export const auditPage = z.object({
  rows: z.array(auditRow),
  total: z.number(),
  /** There are more than were counted. */
  more: z.boolean(),
  groups: z.array(z.object({ value: z.string(), label: z.string() })),
})

export const verification = z.object({
  size: z.string(),
  heads: z.number(),
  head: z.object({ size: z.string(), root: z.string(), signedAt: z.string(), keyId: z.string() }).nullable(),
  faults: z.array(z.object({ position: z.string(), problem: z.string() })),
})

export const unusualRow = z.object({
  actorId: z.string(),
  /** Persons looked at, or files taken out of the house. */
  what: z.enum(['views', 'exports']),
  name: z.string(),
  count: z.number(),
  last: z.string(),
})
export const misusedRow = z.object({
  id: z.string(),
  name: z.string(),
  at: z.string(),
  /** What gave the cookie away. */
  why: z.enum(['browser', 'address']),
})
export const checkInput = z.object({
  account: z.uuid(),
  remark: z.string().trim().min(2, '请写明核查结论').max(200),
})
export const unusual = z.object({
  hours: z.number(),
  days: z.number(),
  atLeast: z.number(),
  exportsAtLeast: z.number(),
  rows: z.array(unusualRow),
  /** Sessions whose cookie appeared elsewhere, lately. */
  misused: z.array(misusedRow),
})

export type AuditPage = z.infer<typeof auditPage>
export type AuditRow = z.infer<typeof auditRow>
export type Verification = z.infer<typeof verification>
export type Unusual = z.infer<typeof unusual>
