import { z } from 'zod'

export const reportStates = ['draft', 'in_review', 'returned', 'approved', 'published'] as const
export const reportStateLabels: Readonly<Record<(typeof reportStates)[number], string>> = {
  draft: '草稿',
  in_review: '审核中',
  returned: '已退回',
  approved: '待发布',
  published: '已发布',
}
export const scopeLabels = { own: '本机关', government: '本级政府（含办公室）', area: '全域' } as const

export const sections = z.object({
  overview: z.string().max(50_000).default(''),
  problems: z.string().max(50_000).default(''),
  other: z.string().max(50_000).default(''),
})
export type SectionTexts = z.infer<typeof sections>

export const openInput = z.object({
  bodyId: z.uuid(),
  year: z.number().int().min(2008).max(2100),
  scope: z.enum(['own', 'government', 'area']),
})
export const sectionsInput = z.object({ version: z.number().int(), sections })
export const cellInput = z.object({
  version: z.number().int(),
  cell: z.string().max(80),
  value: z.number().min(0, '数量不能是负数').max(1e15),
  source: z.string().trim().min(1, '请写明数据的来源，例如台账名称、提供部门').max(300),
})
export const overrideInput = z.object({
  version: z.number().int(),
  rule: z.string().max(20),
  reason: z.string().trim().min(2, '请写明差异的原因').max(500),
})
export const versionInput = z.object({ version: z.number().int() })

const cell = z.object({
  value: z.number().nullable(),
  origin: z.enum(['counted', 'entered', 'summed', 'imported', 'missing']),
  source: z.string(),
  enteredByName: z.string(),
})
export type CellView = z.infer<typeof cell>

export const finding = z.object({
  rule: z.string(),
  level: z.enum(['error', 'warning', 'info']),
  message: z.string(),
  cells: z.array(z.string()),
  override: z.string().nullable(),
})

export const reportRow = z.object({
  id: z.string(),
  bodyId: z.string(),
  bodyName: z.string(),
  year: z.number(),
  format: z.enum(['2008', '2014', '2019', '2021']),
  state: z.enum(reportStates),
  origin: z.enum(['compiled', 'imported']),
  dueOn: z.string(),
  publishedAt: z.string().nullable(),
})
export type ReportRow = z.infer<typeof reportRow>

/** A year's duty of one body: its report, or that none was begun. */
export const dutyRow = z.object({
  bodyId: z.string(),
  bodyName: z.string(),
  year: z.number(),
  dueOn: z.string(),
  light: z.enum(['green', 'yellow', 'red', 'none']),
  report: reportRow.nullable(),
  scopes: z.array(z.enum(['own', 'government', 'area'])),
})
export type DutyRow = z.infer<typeof dutyRow>

export const reportDetail = reportRow.extend({
  version: z.number(),
  scope: z.enum(['own', 'government', 'area']),
  bodies: z.array(z.object({ id: z.string(), name: z.string() })),
  sections,
  /** By address, such as `requests.granted.naturalPerson`. */
  cells: z.record(z.string(), cell),
  findings: z.array(finding),
  asOf: z.string(),
  digest: z.string().nullable(),
  may: z.object({ edit: z.boolean(), publish: z.boolean() }),
})
export type ReportDetail = z.infer<typeof reportDetail>

export const recordRow = z.object({
  kind: z.string(),
  id: z.string(),
  bodyId: z.string(),
  label: z.string(),
  day: z.string(),
})
export type RecordRow = z.infer<typeof recordRow>
