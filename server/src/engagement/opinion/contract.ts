import { z } from 'zod'
import { itemStates, severities } from './item.ts'

export const itemStateLabels = {
  new: '待研判',
  assigned: '待回应',
  responded: '已回应',
  closed: '已办结',
  dismissed: '不需处置',
} as const
export const severityLabels = { major: '重大突发', attention: '重点关注', general: '一般' } as const
export const issueKindLabels = { flash: '舆情快报', direct: '舆情直报', halfmonthly: '舆情半月报' } as const
export const riskLevelLabels = { high: '高', middle: '中', low: '低' } as const

const text = (most: number) => z.string().trim().max(most, `不能超过 ${most} 字`)
const version = z.number().int()
const url = z.union([z.literal(''), z.url({ protocol: /^https?$/, error: '请填写完整的网址' })])

export const itemInput = z.object({
  bodyId: z.uuid('请选择单位'),
  title: text(200).min(2, '请填写标题'),
  text: text(20_000).default(''),
  source: text(60).min(1, '请填写来源'),
  url: url.default(''),
  severity: z.enum(severities).default('general'),
  foundAt: z.iso.datetime({ offset: true }).optional(),
})
export type ItemInput = z.infer<typeof itemInput>
export const importInput = z.object({
  bodyId: z.uuid(),
  /** Rows of another system, or the content of a workbook. */
  rows: z
    .array(z.record(z.string(), z.string().max(20_000)))
    .max(5_000)
    .optional(),
  base64: z.string().max(8_000_000).optional(),
})
export const importResult = z.object({
  taken: z.number(),
  known: z.number(),
  broken: z.array(z.object({ line: z.number(), reason: z.string() })),
})
export const assignInput = z.object({
  version,
  to: z.uuid('请选择回应单位'),
  severity: z.enum(severities),
  note: text(1_000).default(''),
})
export const dismissInput = z.object({ version, note: text(1_000).min(2, '请写明不需处置的理由') })
export const respondInput = z.object({
  version,
  response: text(5_000).min(5, '请写明回应的内容和方式'),
  urls: z
    .array(z.string().regex(/^(\/|https?:\/\/)\S+$/, '请填写发布回应的网址'))
    .max(10)
    .default([]),
})
export const pressInput = z.object({ version, spokesperson: text(60).min(2, '请填写发布人') })
export const handOverInput = z.object({
  version,
  to: text(60).min(2, '请填写督查机构'),
  note: text(1_000).min(5, '请写明移交督查的事项和要求'),
  due: z.iso.date('请填写督办期限'),
})
export const versionInput = z.object({ version })

export const itemView = z.object({
  id: z.string(),
  number: z.string(),
  bodyId: z.string(),
  title: z.string(),
  text: z.string(),
  source: z.string(),
  url: z.string(),
  foundAt: z.string(),
  severity: z.enum(severities),
  words: z.array(z.string()),
  state: z.enum(itemStates),
  version: z.number(),
  assignedTo: z.string().nullable(),
  assignedName: z.string(),
  respondDue: z.string(),
  pressDue: z.string().nullable(),
  respondedAt: z.string().nullable(),
  response: z.string(),
  responseUrls: z.array(z.string()),
  pressAt: z.string().nullable(),
  spokesperson: z.string(),
  handedOver: z.object({ at: z.string(), to: z.string(), note: z.string(), due: z.string() }).nullable(),
  note: z.string(),
  light: z.enum(['green', 'yellow', 'red', 'none']),
  may: z.object({ watch: z.boolean(), respond: z.boolean() }),
})
export type ItemView = z.infer<typeof itemView>
export const itemList = z.object({ rows: z.array(itemView), total: z.number() })

export const sourceInput = z.object({
  name: text(60).min(1),
  url: z.url({ protocol: /^https?$/, error: '请填写完整的网址' }),
  active: z.boolean(),
})
export const sourceView = sourceInput.extend({
  id: z.string(),
  fetchedAt: z.string().nullable(),
  problem: z.string(),
})
export type SourceView = z.infer<typeof sourceView>
export const keyView = z.object({
  id: z.string(),
  name: z.string(),
  active: z.boolean(),
  madeAt: z.string(),
  usedAt: z.string().nullable(),
})
export type KeyView = z.infer<typeof keyView>
export const ruleInput = z.object({
  words: z.array(text(30).min(1)).min(1, '请填写关键词').max(10),
  severity: z.enum(severities),
  active: z.boolean(),
})
export const ruleView = ruleInput.extend({ id: z.string() })
export type RuleView = z.infer<typeof ruleView>
export const issueInput = z.object({
  kind: z.enum(['flash', 'direct', 'halfmonthly']),
  title: text(100).min(2, '请填写标题'),
  summary: text(5_000).default(''),
  items: z.array(z.uuid()).min(1, '请选择要编入的舆情').max(100),
})
export const issueView = z.object({
  id: z.string(),
  kind: z.enum(['flash', 'direct', 'halfmonthly']),
  number: z.string(),
  title: z.string(),
  issuedOn: z.string(),
  items: z.number(),
})
export type IssueView = z.infer<typeof issueView>
export const riskInput = z.object({
  version: version.default(0),
  title: text(200).min(2, '请填写风险'),
  level: z.enum(['high', 'middle', 'low']),
  likelyOn: z.iso.date().nullable().default(null),
  ownerBodyId: z.uuid('请选择责任单位'),
  measures: text(2_000).min(2, '请写明预案'),
  state: z.enum(['open', 'closed']).default('open'),
})
export const riskView = riskInput.extend({ id: z.string(), version: z.number(), ownerName: z.string() })
export type RiskView = z.infer<typeof riskView>
export const dutyInput = z.object({
  day: z.iso.date(),
  person: text(30).min(1, '请填写值班人'),
  phone: text(30).min(5, '请填写电话'),
  leader: text(30).default(''),
})
export const dailyInput = z.object({ day: z.iso.date(), note: text(1_000).default('') })
export const dutyView = dutyInput.extend({
  report: z.object({ found: z.number(), note: z.string(), at: z.string() }).nullable(),
})
export type DutyView = z.infer<typeof dutyView>
