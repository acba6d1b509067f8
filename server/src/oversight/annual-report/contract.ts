import { z } from 'zod'

export const reportStates = [
  'draft',
  'checked',
  'in_review',
  'returned',
  'approved',
  'published',
  'archived',
] as const
export type ReportState = (typeof reportStates)[number]
export const reportStateLabels: Readonly<Record<ReportState, string>> = {
  draft: '草稿',
  checked: '校验通过',
  in_review: '审核中',
  returned: '已退回',
  approved: '待发布',
  published: '已发布',
  archived: '已归档',
}
export const scopeLabels = { own: '本机关', government: '本级政府（含办公室）', area: '全域' } as const

/** The five subjects of section 一 (国办公开办函〔2021〕30号). */
export const overviewParts = [
  { key: 'disclosure', heading: '（一）主动公开', word: '主动公开' },
  { key: 'requests', heading: '（二）依申请公开', word: '依申请公开' },
  { key: 'management', heading: '（三）政府信息管理', word: '政府信息管理' },
  { key: 'platform', heading: '（四）政府信息公开平台建设', word: '平台建设' },
  { key: 'supervision', heading: '（五）监督保障', word: '监督保障' },
] as const

const text = z.string().max(50_000).default('')
export const sections = z.object({
  /** What stands before the five subjects of section 一, or all of it. */
  overview: text,
  disclosure: text,
  requests: text,
  management: text,
  platform: text,
  supervision: text,
  problems: text,
  other: text,
})
export type SectionTexts = z.infer<typeof sections>
export type SectionKey = keyof SectionTexts
export const sectionKeys = Object.keys(sections.shape) as SectionKey[]
export const sectionLabels: Readonly<Record<SectionKey, string>> = {
  overview: '一、总体情况（开头部分）',
  disclosure: '（一）主动公开',
  requests: '（二）依申请公开',
  management: '（三）政府信息管理',
  platform: '（四）政府信息公开平台建设',
  supervision: '（五）监督保障',
  problems: '五、存在的主要问题及改进情况',
  other: '六、其他需要报告的事项',
}

/** What section 六 states of the information-processing fee (国办函〔2020〕109号). */
export const feeItems = [
  { cell: 'fees.notices', label: '发出收费通知', unit: '件' },
  { cell: 'fees.charged', label: '收费通知总金额', unit: '元' },
  { cell: 'fees.collected', label: '实际收取金额', unit: '元' },
] as const

/** A report as a file. */
export const fileFormats = ['docx', 'xlsx', 'csv', 'json', 'html'] as const
export type FileFormat = (typeof fileFormats)[number]

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
  /** The table or scan it was taken from, uploaded before. */
  fileId: z.uuid().nullish(),
})
export const evidenceInput = z.object({
  name: z.string().min(1).max(200),
  base64: z.string().min(1, '文件是空的'),
})
/** What stands on the screen and is not saved yet. */
export const typedInput = z.object({
  sections: z.partialRecord(sections.keyof(), z.string().max(50_000)).optional(),
  cells: z.record(z.string().max(80), z.number().min(0).max(1e15).nullable()).optional(),
})
export type Typed = z.infer<typeof typedInput>
export const overrideInput = z.object({
  version: z.number().int(),
  rule: z.string().max(20),
  reason: z.string().trim().min(2, '请写明差异的原因').max(500),
})
export const versionInput = z.object({ version: z.number().int() })
export const correctionInput = z.object({
  note: z.string().trim().min(5, '请写明更正了什么、为什么更正，至少5个字').max(1_000),
})
export const archiveInput = z.object({
  archiveNumber: z.string().trim().min(1, '请填写档号').max(100),
})

const cell = z.object({
  value: z.number().nullable(),
  origin: z.enum(['counted', 'entered', 'summed', 'imported', 'missing']),
  source: z.string(),
  enteredByName: z.string(),
  enteredAt: z.string().nullable(),
  file: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** Some of it was not handled here but filed with this system. */
  filed: z.boolean(),
})
export type CellView = z.infer<typeof cell>

export const finding = z.object({
  rule: z.string(),
  level: z.enum(['error', 'warning', 'info']),
  message: z.string(),
  cells: z.array(z.string()),
  override: z.string().nullable(),
  /** Who gave the reason, and when. */
  overriddenBy: z.string().nullable(),
  /** A reason may stand in place of the figure (R4: a reorganisation). */
  explainable: z.boolean(),
})
export type FindingView = z.infer<typeof finding>

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
  edition: z.number(),
})
export type ReportRow = z.infer<typeof reportRow>

/** A year's duty of one body: its report, or that none was begun. */
export const dutyRow = z.object({
  bodyId: z.string(),
  bodyName: z.string(),
  year: z.number(),
  dueOn: z.string(),
  light: z.enum(['green', 'yellow', 'red', 'none']),
  /** Working days to the last day, negative once late; null while the year runs or once it is published. */
  daysLeft: z.number().nullable(),
  report: reportRow.nullable(),
  scopes: z.array(z.enum(['own', 'government', 'area'])),
})
export type DutyRow = z.infer<typeof dutyRow>

export const edition = z.object({
  id: z.string(),
  edition: z.number(),
  state: z.enum(reportStates),
  note: z.string(),
  publishedAt: z.string().nullable(),
})
export type EditionView = z.infer<typeof edition>

export const reportDetail = reportRow.extend({
  version: z.number(),
  scope: z.enum(['own', 'government', 'area']),
  bodies: z.array(z.object({ id: z.string(), name: z.string() })),
  /** The days the figures cover; until today while the year runs. */
  from: z.string(),
  until: z.string(),
  yearOver: z.boolean(),
  sections,
  /** By address, such as `requests.granted.naturalPerson`. */
  cells: z.record(z.string(), cell),
  findings: z.array(finding),
  asOf: z.string(),
  digest: z.string().nullable(),
  /** How many entries the ledger had when the figures were frozen. */
  ledgerPosition: z.string().nullable(),
  frozenAt: z.string().nullable(),
  correctionNote: z.string(),
  archiveNumber: z.string(),
  archivedAt: z.string().nullable(),
  editions: z.array(edition),
  feesCounted: z.boolean(),
  may: z.object({
    edit: z.boolean(),
    verify: z.boolean(),
    recall: z.boolean(),
    publish: z.boolean(),
    correct: z.boolean(),
    archive: z.boolean(),
  }),
})
export type ReportDetail = z.infer<typeof reportDetail>

export const fact = z.object({
  section: z.string(),
  sentence: z.string(),
  cells: z.array(z.string()),
})
export type FactView = z.infer<typeof fact>

const repetition = z.object({
  /** 0–1 */
  share: z.number(),
  passages: z.array(z.string()),
})

/** What stands beside the text and the figures while a report is being made. */
export const aids = z.object({
  facts: z.array(fact),
  /** Of the last published report, by section. */
  lastYear: z.object({ id: z.string(), year: z.number(), sections }).nullable(),
  repetition,
  drift: z.object({
    until: z.string(),
    thenUntil: z.string(),
    /** `sameDay`: on the same day of the year before; `last`: as published for the year before. */
    cells: z.record(
      z.string(),
      z.object({ now: z.number(), sameDay: z.number().nullable(), last: z.number().nullable() }),
    ),
  }),
  /** What the published reports of the bodies covered add up to, for figures that are entered here. */
  parts: z.record(z.string(), z.object({ sum: z.number(), bodies: z.number() })),
})
export type Aids = z.infer<typeof aids>

export const checked = z.object({ findings: z.array(finding), repetition, facts: z.array(fact) })
export type Checked = z.infer<typeof checked>

export const recordRow = z.object({
  kind: z.string(),
  id: z.string(),
  bodyId: z.string(),
  bodyName: z.string(),
  label: z.string(),
  day: z.string(),
})
export type RecordRow = z.infer<typeof recordRow>
