import { z } from 'zod'

/** The class of a column: it sets how soon it counts as stale (国办秘函〔2019〕19号). */
export const columnKinds = ['news', 'notice', 'policy', 'statutory', 'interpretation', 'report'] as const
export type ColumnKind = (typeof columnKinds)[number]

export const columnKindLabels: Readonly<Record<ColumnKind, string>> = {
  news: '动态要闻类',
  notice: '通知公告类',
  policy: '政策文件类',
  statutory: '法定公开类',
  interpretation: '解读回应类',
  report: '年度报告类',
}

const fields = {
  title: z.string().trim().min(1, '请填写栏目名称').max(40, '栏目名称不能超过 40 字'),
  parentId: z.string().nullable().default(null),
  kind: z.enum(columnKinds, '请选择栏目类别'),
  statutoryItem: z.number().int().min(1).max(15).nullable().default(null),
  staleAfterDays: z.number().int().min(1, '更新期限至少 1 日').max(3650).nullable().default(null),
  intro: z.string().trim().max(500, '栏目说明不能超过 500 字').default(''),
  open: z.boolean().default(true),
}
export const newColumnInput = z.object({
  ...fields,
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,30}$/, '栏目代码用小写字母开头，只含小写字母、数字和短横线，不超过 31 个字符'),
})
export type NewColumnInput = z.infer<typeof newColumnInput>
export const columnInput = z.object({ ...fields, version: z.number().int() })
export type ColumnInput = z.infer<typeof columnInput>
export const columnOrder = z.object({ ids: z.array(z.string()).min(1).max(500) })

export const columnView = z.object({
  id: z.string(),
  parentId: z.string().nullable(),
  title: z.string(),
  kind: z.enum(columnKinds),
  statutoryItem: z.number().nullable(),
  staleAfterDays: z.number().nullable(),
  intro: z.string(),
  open: z.boolean(),
  version: z.number(),
})
export type ColumnView = z.infer<typeof columnView>

export const siteThemes = ['red', 'blue', 'green'] as const
export type SiteTheme = (typeof siteThemes)[number]

const host = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^([a-z0-9-]+\.)+[a-z]{2,}$|^localhost$/, '域名格式不正确，例如 www.jinglan.gov.cn')
const address = z.union([
  z.literal(''),
  z.url({ protocol: /^https?$/, error: '请填写完整网址，以 https:// 开头' }),
])
const settings = {
  name: z.string().trim().min(1, '请填写网站名称').max(60, '网站名称不能超过 60 字'),
  shortName: z.string().trim().min(1, '请填写网站简称').max(30, '网站简称不能超过 30 字'),
  otherHosts: z.array(host).max(10).default([]),
  domain: z.union([z.literal(''), host]),
  idCode: z
    .string()
    .trim()
    .regex(/^([0-9a-z]{10})?$/i, '网站标识码为 10 位'),
  icp: z.string().trim().max(60).default(''),
  police: z.string().trim().max(60).default(''),
  contact: z.string().trim().max(100).default(''),
  theme: z.enum(siteThemes),
  badge: address.default(''),
  findErrors: address.default(''),
  about: z.string().trim().max(2000, '网站简介不能超过 2000 字').default(''),
  footerNote: z.string().trim().max(200).default(''),
  ipv6: z.boolean().default(false),
}
export const siteInput = z.object({
  ...settings,
  version: z.number().int(),
  /** `data:` address of a new logo; null takes the present one away; absent keeps it. */
  logo: z.string().max(200_000, '标志图片不能超过 150 KB').nullable().optional(),
})
export type SiteInput = z.infer<typeof siteInput>
export const siteSettings = z.object({
  ...settings,
  id: z.string(),
  host: z.string().nullable(),
  hostBodyId: z.string(),
  version: z.number(),
  hasLogo: z.boolean(),
  mourning: z.boolean(),
  /** When the grey ends by itself; null until somebody ends it. */
  mourningUntil: z.string().nullable(),
})
export type SiteSettings = z.infer<typeof siteSettings>
/** The whole site in grey, at once; with a moment, until then. */
export const mourningInput = z.object({
  on: z.boolean(),
  until: z.iso.datetime({ offset: true, error: '请填写恢复时间' }).nullable().default(null),
})

export const newSiteInput = z.object({
  name: settings.name,
  shortName: settings.shortName,
  host,
  idCode: settings.idCode,
  hostBodyId: z.uuid('请选择主办单位'),
  /** Short code in front of the addresses of its columns. */
  code: z.string().regex(/^[a-z]{2,8}$/, '代码为 2 至 8 个小写字母'),
  columnsFrom: z.uuid('请选择沿用哪个网站的栏目'),
})
export type NewSiteInput = z.infer<typeof newSiteInput>
export const columnSources = z.object({ sources: z.array(z.string()).max(20) })
export const sharedColumns = z.array(z.object({ columnId: z.string(), sourceId: z.string() }))

export const profileOffice = z.object({
  name: z.string().trim().min(1, '请填写内设机构名称').max(60),
  duties: z.string().trim().max(1000).default(''),
  phone: z.string().trim().max(40).default(''),
})
export type ProfileOffice = z.infer<typeof profileOffice>
export const profileLeader = z.object({
  name: z.string().trim().min(1, '请填写姓名').max(30),
  post: z.string().trim().min(1, '请填写职务').max(60),
  duties: z.string().trim().max(500).default(''),
})
export type ProfileLeader = z.infer<typeof profileLeader>
export const profileInput = z.object({
  duties: z.string().trim().max(10_000, '机关职能不能超过 10000 字').default(''),
  offices: z.array(profileOffice).max(60).default([]),
  leaders: z.array(profileLeader).max(40).default([]),
  version: z.number().int(),
})
export type ProfileInput = z.infer<typeof profileInput>

export const viewFigures = z.object({
  year: z.number(),
  views: z.number(),
  byMonth: z.array(z.object({ month: z.string(), views: z.number() })),
  byPart: z.array(z.object({ part: z.string(), views: z.number() })),
})

export const siteView = z.object({
  id: z.string(),
  name: z.string(),
  hostBodyId: z.string(),
  mayEdit: z.boolean(),
})
export type SiteView = z.infer<typeof siteView>
