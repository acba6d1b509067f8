import { z } from 'zod'

export const axisKinds = ['statutory', 'grassroots', 'local'] as const
export const axisView = z.object({
  code: z.string(),
  title: z.string(),
  kind: z.enum(axisKinds),
  several: z.boolean(),
})
export type AxisView = z.infer<typeof axisView>

export const itemView = z.object({
  id: z.string(),
  axis: z.string(),
  code: z.string(),
  siteId: z.string().nullable(),
  parent: z.string().nullable(),
  title: z.string(),
  content: z.string(),
  basis: z.string(),
  ruleKey: z.string().nullable(),
  staleMonths: z.number().nullable(),
  owedBy: z.array(z.string()),
  powerCode: z.string(),
  from: z.string(),
  until: z.string().nullable(),
})
export type ItemView = z.infer<typeof itemView>

export const catalogueView = z.object({ axes: z.array(axisView), items: z.array(itemView) })
export type CatalogueView = z.infer<typeof catalogueView>

const code = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,30}$/, '代码只含字母、数字和短横线，不超过 31 个字符')

export const newAxisInput = z.object({
  code: z.string().regex(/^[a-z][a-z0-9_]{0,20}$/, '代码用小写字母开头，只含小写字母、数字和下划线'),
  title: z.string().trim().min(1, '请填写名称').max(30),
  several: z.boolean().default(true),
})
export type NewAxisInput = z.infer<typeof newAxisInput>

/** What an item is from a day on; the row before it ends that day. */
export const itemInput = z.object({
  axis: z.string().min(1),
  code,
  parent: z.string().nullable().default(null),
  title: z.string().trim().min(1, '请填写事项名称').max(200),
  content: z.string().trim().max(1000).default(''),
  basis: z.string().trim().min(1, '请填写依据').max(300),
  ruleKey: z
    .enum(['publish.licence_penalty', 'publish.enforcement_other', 'publish.budget'])
    .nullable()
    .default(null),
  staleMonths: z.number().int().min(1).max(120).nullable().default(null),
  owedBy: z.array(z.string()).max(20).default([]),
  powerCode: z.string().trim().max(60).default(''),
  from: z.iso.date('请填写生效日期'),
})
export type ItemInput = z.infer<typeof itemInput>
export const itemEnd = z.object({ axis: z.string(), code: z.string(), on: z.iso.date('请填写停用日期') })

export const dutyInput = z.object({
  bodyId: z.uuid(),
  axis: z.string(),
  code: z.string(),
  owed: z.boolean(),
  reason: z.string().trim().min(1, '请写明理由').max(300),
  from: z.iso.date('请填写日期'),
})
export type DutyInput = z.infer<typeof dutyInput>

export const placement = z.object({ axis: z.string(), code: z.string() })
export type Placement = z.infer<typeof placement>
export const placementsInput = z.object({ placements: z.array(placement).max(60) })
export const placementsView = z.object({ placements: z.array(placement), mayEdit: z.boolean() })
export type PlacementsView = z.infer<typeof placementsView>

export const countRow = z.object({
  code: z.string(),
  parent: z.string().nullable(),
  title: z.string(),
  count: z.number(),
})
export const countTable = z.object({
  axis: z.string(),
  year: z.number(),
  asOf: z.string(),
  bodies: z.number(),
  rows: z.array(countRow),
  unplaced: z.number(),
  documents: z.number(),
})
export type CountTable = z.infer<typeof countTable>

export const fulfilments = ['fresh', 'due', 'stale', 'nothing', 'exempt'] as const
export type Fulfilment = (typeof fulfilments)[number]
export const fulfilmentLabels: Readonly<Record<Fulfilment, string>> = {
  fresh: '已公开',
  due: '临近更新期限',
  stale: '逾期未更新',
  nothing: '尚未公开',
  exempt: '不涉及',
}
export const fulfilmentCell = z.object({
  code: z.string(),
  state: z.enum(fulfilments),
  latest: z.string().nullable(),
  count: z.number(),
  renewBy: z.string().nullable(),
  reason: z.string(),
})
export type FulfilmentCell = z.infer<typeof fulfilmentCell>
export const fulfilmentMap = z.object({
  axis: z.string(),
  on: z.string(),
  items: z.array(z.object({ code: z.string(), title: z.string(), basis: z.string() })),
  bodies: z.array(z.object({ id: z.string(), name: z.string(), cells: z.array(fulfilmentCell) })),
})
export type FulfilmentMap = z.infer<typeof fulfilmentMap>

export const placedDocument = z.object({
  id: z.string(),
  title: z.string(),
  bodyName: z.string(),
  publishedOn: z.string(),
})
