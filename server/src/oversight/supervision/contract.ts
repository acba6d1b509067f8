import { z } from 'zod'

/** Where a body stands with its report of a year, as the supervising office sees it. */
export const standings = [
  'not_begun',
  'compiling',
  'overdue',
  'returned',
  'submitted',
  'passed',
  'published',
] as const
export type Standing = (typeof standings)[number]
export const standingLabels: Readonly<Record<Standing, string>> = {
  not_begun: '未开始',
  compiling: '编制中',
  overdue: '已逾期',
  returned: '已退回',
  submitted: '已提交',
  passed: '已通过',
  published: '已发布',
}

const year = z.coerce.number().int().min(2008).max(2100)
/** A level: the body into whose report others merge, and the year reported on. */
export const levelQuery = z.object({ body: z.uuid(), year })
export type LevelQuery = z.infer<typeof levelQuery>

export const level = z.object({ bodyId: z.string(), bodyName: z.string(), members: z.number() })
export type Level = z.infer<typeof level>

export const boardRow = z.object({
  bodyId: z.string(),
  bodyName: z.string(),
  kindLabel: z.string(),
  /** Reports into the level itself, not through another body. */
  direct: z.boolean(),
  parentName: z.string(),
  standing: z.enum(standings),
  dueOn: z.string(),
  /** Working days late; 0 while there is time or once it is there. */
  daysLate: z.number(),
  light: z.enum(['green', 'yellow', 'red', 'none']),
  reportId: z.string().nullable(),
  /** Made in this system, or handed in as a file. */
  source: z.enum(['system', 'file']).nullable(),
  /** Errors the checks found in the last file; null without one. */
  errors: z.number().nullable(),
  reminders: z.number(),
  remindedAt: z.string().nullable(),
})
export type BoardRow = z.infer<typeof boardRow>
export const board = z.object({
  bodyId: z.string(),
  bodyName: z.string(),
  year: z.number(),
  rows: z.array(boardRow),
})
export type Board = z.infer<typeof board>

export const remindInput = z.object({
  body: z.uuid(),
  year: z.number().int().min(2008).max(2100),
  bodies: z.array(z.uuid()).min(1, '请至少选择一个单位').max(5_000),
  note: z.string().trim().max(500, '催报说明不超过500字').default(''),
})
export type RemindInput = z.infer<typeof remindInput>

/** A file handed in: read but nobody's yet, checked, decided on, or replaced by a later one. */
export const submissionStates = [
  'unread',
  'unmatched',
  'checked',
  'accepted',
  'returned',
  'replaced',
] as const
export type SubmissionState = (typeof submissionStates)[number]
export const submissionStateLabels: Readonly<Record<SubmissionState, string>> = {
  unread: '无法读取',
  unmatched: '待认领',
  checked: '已校验',
  accepted: '已通过',
  returned: '已退回',
  replaced: '已被替换',
}

export const handInInput = z.object({
  body: z.uuid(),
  year: z.number().int().min(2008).max(2100),
  name: z.string().min(1).max(300),
  base64: z.string().min(1, '文件是空的'),
})
export type HandInInput = z.infer<typeof handInInput>

const submissionFinding = z.object({
  rule: z.string(),
  level: z.enum(['error', 'warning', 'info']),
  message: z.string(),
  cells: z.array(z.string()),
})
export const submission = z.object({
  id: z.string(),
  fileName: z.string(),
  state: z.enum(submissionStates),
  problem: z.string(),
  bodyId: z.string().nullable(),
  bodyName: z.string(),
  /** As the report itself says. */
  statedBody: z.string(),
  statedYear: z.number().nullable(),
  format: z.string(),
  /** Cells read, blank, and not settled. */
  cells: z.object({ read: z.number(), blank: z.number(), unsettled: z.number() }),
  errors: z.number(),
  warnings: z.number(),
  findings: z.array(submissionFinding),
  note: z.string(),
  reportId: z.string().nullable(),
  handedByName: z.string(),
  handedAt: z.string(),
  decidedByName: z.string(),
  decidedAt: z.string().nullable(),
  version: z.number(),
})
export type Submission = z.infer<typeof submission>

const oneSubmission = z.object({ body: z.uuid(), id: z.uuid(), version: z.number().int() })
export const matchInput = oneSubmission.extend({ bodyId: z.uuid('请选择单位') })
export const acceptInput = oneSubmission.extend({
  /** 采用报送的文件: it takes the place of a draft the body has in the system. */
  adopt: z.boolean().default(false),
})
export type AcceptInput = z.infer<typeof acceptInput>
/** A file beside the report its body has in the system. */
export const besideQuery = z.object({ body: z.uuid(), id: z.uuid() })
export const beside = z.object({
  own: z
    .object({ reportId: z.string(), stateLabel: z.string(), imported: z.boolean(), replaceable: z.boolean() })
    .nullable(),
  same: z.number(),
  differences: z.array(
    z.object({
      cell: z.string(),
      label: z.string(),
      own: z.number().nullable(),
      filed: z.number().nullable(),
    }),
  ),
})
export type Beside = z.infer<typeof beside>
export const returnReportInput = levelQuery.extend({
  bodyId: z.uuid(),
  note: z.string().trim().min(2, '请写明退回的意见').max(2_000),
})
export type ReturnReportInput = z.infer<typeof returnReportInput>
export const sendBackInput = oneSubmission.extend({
  note: z.string().trim().min(2, '请写明退回的意见').max(2_000),
})
export type SendBackInput = z.infer<typeof sendBackInput>

const cellValue = z.record(z.string(), z.number())
export const treatments = ['counted', 'inside', 'left_out'] as const
export type Treatment = (typeof treatments)[number]
export const treatmentLabels: Readonly<Record<Treatment, string>> = {
  counted: '单独计入',
  inside: '已含在上级报告中',
  left_out: '不计入',
}
export const coverageRow = z.object({
  bodyId: z.string(),
  bodyName: z.string(),
  treatment: z.enum(treatments),
  /** The body in whose report it is. */
  insideName: z.string(),
  reason: z.string(),
  declared: z.boolean(),
  reportId: z.string().nullable(),
  /** Has a report, owes one, or is inside two reports. */
  state: z.enum(['there', 'missing', 'twice', 'unfit', 'none']),
})
export type CoverageRow = z.infer<typeof coverageRow>
export const deduction = z.object({
  id: z.string().nullable(),
  kind: z.enum(['document', 'suit']),
  label: z.string(),
  cell: z.string(),
  names: z.array(z.string()),
  /** How many too many the reports counted. */
  less: z.number(),
})
export type Deduction = z.infer<typeof deduction>
export const merged = z.object({
  bodyId: z.string(),
  bodyName: z.string(),
  year: z.number(),
  format: z.enum(['2008', '2014', '2019', '2021']),
  counted: z.number(),
  cells: cellValue,
  /** Cells one part of which is not settled, with the bodies. */
  unsettled: z.array(z.object({ cell: z.string(), bodyName: z.string() })),
  coverage: z.array(coverageRow),
  missing: z.array(z.string()),
  twice: z.array(z.string()),
  unfit: z.array(z.string()),
  deductions: z.array(deduction),
  findings: z.array(submissionFinding),
  /** The level's own report of the year, and where it says something else. */
  own: z.object({ id: z.string(), state: z.string() }).nullable(),
  differences: z.array(z.object({ cell: z.string(), own: z.number(), merged: z.number() })),
  milliseconds: z.number(),
})
export type MergedView = z.infer<typeof merged>
export const partsQuery = levelQuery.extend({ cell: z.string().max(80) })
export const parts = z.array(
  z.object({ bodyName: z.string(), value: z.number(), reportId: z.string().nullable() }),
)
export type PartRow = z.infer<typeof parts>[number]
export const coverageInput = levelQuery.extend({
  bodyId: z.uuid(),
  /** null: as the relations have it. */
  treatment: z.enum(treatments).nullable(),
  reason: z.string().trim().max(300).default(''),
})
export const sharedInput = levelQuery.extend({
  kind: z.enum(['document', 'suit'], '请选择是联合发文还是共同被告'),
  label: z.string().trim().min(2, '请填写文号或者案号').max(200),
  cell: z.string().max(80),
  bodies: z.array(z.uuid()).min(2, '请至少选择两个单位，第一个为牵头单位').max(50),
})
export const sharedRemoval = levelQuery.extend({ id: z.uuid() })

export const statisticsQuery = levelQuery.extend({ years: z.coerce.number().int().min(1).max(12).default(5) })
export const statistics = z.object({
  years: z.array(z.object({ year: z.number(), reports: z.number(), bodies: z.number(), cells: cellValue })),
  bodies: z.array(
    z.object({
      bodyId: z.string(),
      bodyName: z.string(),
      kindLabel: z.string(),
      reportId: z.string(),
      received: z.number(),
      decided: z.number(),
      granted: z.number(),
      partial: z.number(),
      refused: z.number(),
      carriedOut: z.number(),
      corrected: z.number(),
      remedies: z.number(),
      /** Median working days from receipt to answer; null where nothing is known. */
      medianDays: z.number().nullable(),
      answers: z.number(),
      previous: z.number().nullable(),
    }),
  ),
  /** Refused, unavailable, declined: row of 表三 and how many. */
  reasons: z.array(z.object({ row: z.string(), label: z.string(), group: z.string(), count: z.number() })),
  outliers: z.array(
    z.object({
      bodyId: z.string(),
      bodyName: z.string(),
      measure: z.string(),
      value: z.string(),
      why: z.string(),
    }),
  ),
  medianDays: z.number().nullable(),
})
export type Statistics = z.infer<typeof statistics>
