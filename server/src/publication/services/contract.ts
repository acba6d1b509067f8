import { z } from 'zod'
import { serviceStates, termUnits } from './service.ts'

export const serviceStateLabels = { draft: '未发布', published: '已发布', suspended: '暂停办理' } as const

/** Kinds of 依申请 matters and public services, as the lists of powers name them. */
export const serviceKinds = [
  'licence',
  'confirmation',
  'ruling',
  'payment',
  'reward',
  'other_power',
  'public_service',
] as const
export const serviceKindLabels: Readonly<Record<(typeof serviceKinds)[number], string>> = {
  licence: '行政许可',
  confirmation: '行政确认',
  ruling: '行政裁决',
  payment: '行政给付',
  reward: '行政奖励',
  other_power: '其他行政权力',
  public_service: '公共服务',
}

export const audiences = ['person', 'legal'] as const
export const audienceLabels: Readonly<Record<(typeof audiences)[number], string>> = {
  person: '自然人',
  legal: '法人和其他组织',
}

/** 主题: what happens in a life or to a company, in the order in which it does. */
export const serviceThemes = [
  'birth',
  'school',
  'residence',
  'work',
  'insurance',
  'marriage',
  'housing',
  'health',
  'aid',
  'travel',
  'pension',
  'funeral',
  'founding',
  'permits',
  'building',
  'environment',
  'utilities',
  'law',
] as const
export type ServiceTheme = (typeof serviceThemes)[number]
export const serviceThemeLabels: Readonly<Record<ServiceTheme, string>> = {
  birth: '出生收养',
  school: '入学教育',
  residence: '户籍证件',
  work: '就业创业',
  insurance: '社会保险',
  marriage: '婚姻登记',
  housing: '住房安居',
  health: '医疗卫生',
  aid: '社会救助',
  travel: '交通出行',
  pension: '退休养老',
  funeral: '身后事',
  founding: '企业开办',
  permits: '准营准办',
  building: '工程建设',
  environment: '环保绿化',
  utilities: '水电气暖',
  law: '公证法援',
}

const line = (most: number, said = `不能超过 ${most} 字`) => z.string().trim().max(most, said)
const file = z.object({
  use: z.enum(['form', 'sample']),
  fileId: z.uuid(),
  name: z.string().max(200),
  size: z.number().int(),
})
export type ServiceFile = z.infer<typeof file>
export const serviceFileLabels = { form: '空白表格', sample: '示范文本' } as const

const material = z.object({
  name: line(100).min(1, '请填写材料名称'),
  /** 原件、复印件、电子件. */
  form: line(40).default(''),
  copies: z.number().int().min(0).max(20).default(1),
  source: line(60).default(''),
  required: z.boolean().default(true),
  note: line(300).default(''),
  /** 需要填写表格: then the form must be there to be downloaded. */
  filled: z.boolean().default(false),
  files: z.array(file).max(10).default([]),
})
export type ServiceMaterial = z.infer<typeof material>

const term = z.object({ amount: z.number().int().min(0).max(1000), unit: z.enum(termUnits) })
const degrees = (most: number) => z.number().min(-most).max(most).nullable().default(null)
const place = z.object({
  name: line(80).min(1, '请填写办理场所'),
  address: line(200).default(''),
  window: line(60).default(''),
  hours: line(200).default(''),
  phone: line(60).default(''),
  latitude: degrees(90),
  longitude: degrees(180),
})
export type ServicePlace = z.infer<typeof place>

/** The guide as it is written; what is still missing may be filled in later, before it is published. */
export const serviceContent = z.object({
  name: line(100).min(2, '请填写事项名称'),
  kind: z.enum(serviceKinds, '请选择事项类型'),
  code: line(40).default(''),
  audience: z.array(z.enum(audiences)).min(1, '请选择服务对象').max(2),
  themes: z.array(z.enum(serviceThemes)).max(4, '主题最多选 4 个').default([]),
  summary: line(200).default(''),
  basis: z
    .array(
      z.object({
        title: line(200).min(1, '请填写依据名称'),
        clause: line(500).default(''),
        documentId: z.uuid().nullable().default(null),
      }),
    )
    .max(20)
    .default([]),
  conditions: line(5_000).default(''),
  noMaterials: z.boolean().default(false),
  materials: z.array(material).max(60).default([]),
  steps: z
    .array(z.object({ title: line(60).min(1, '请填写环节名称'), text: line(500).default('') }))
    .max(20)
    .default([]),
  legalTerm: term.nullable().default(null),
  promisedTerm: term.nullable().default(null),
  termNote: line(300).default(''),
  charged: z.boolean().default(false),
  feeStandard: line(500).default(''),
  feeBasis: line(300).default(''),
  places: z.array(place).max(20).default([]),
  consultPhone: line(60).default(''),
  complaintPhone: line(60).default(''),
  onlineUrl: z
    .union([z.literal(''), z.url({ protocol: /^https?$/, message: '请填写以 http 或者 https 开头的网址' })])
    .default(''),
  result: line(100).default(''),
})
export type ServiceContent = z.infer<typeof serviceContent>

export const newServiceInput = z.object({ bodyId: z.uuid('请选择实施机关'), content: serviceContent })
export const editServiceInput = z.object({ version: z.number().int(), content: serviceContent })
export const versionInput = z.object({ version: z.number().int() })
export const suspendInput = versionInput.extend({
  reason: z.string().trim().min(4, '请写明暂停办理的原因，公众可以看到').max(300),
})

export const serviceRow = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(serviceKinds),
  code: z.string(),
  bodyId: z.string(),
  bodyName: z.string(),
  state: z.enum(serviceStates),
  /** What is written differs from what the public reads. */
  changed: z.boolean(),
  missing: z.array(z.string()),
  changedOn: z.string().nullable(),
  views: z.number(),
})
export type ServiceRow = z.infer<typeof serviceRow>
export const serviceList = z.object({ rows: z.array(serviceRow), total: z.number() })
export type ServiceList = z.infer<typeof serviceList>
export const serviceDetail = serviceRow.extend({
  version: z.number(),
  content: serviceContent,
  suspendedReason: z.string(),
  editedBy: z.string(),
  editedAt: z.string(),
  linked: z.object({
    items: z.array(z.object({ axis: z.string(), code: z.string(), title: z.string() })),
    documents: z.array(z.object({ id: z.string(), title: z.string(), publishedOn: z.string() })),
  }),
  may: z.object({ edit: z.boolean(), publish: z.boolean() }),
})
export type ServiceDetail = z.infer<typeof serviceDetail>
/** The way back: from a document or a code of the catalogue to the services. */
export const linkedService = z.object({
  id: z.string(),
  name: z.string(),
  bodyName: z.string(),
  code: z.string(),
})
export type LinkedService = z.infer<typeof linkedService>
