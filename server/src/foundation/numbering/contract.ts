import { z } from 'zod'

const parts = z.partialRecord(
  z.enum(['dept', 'unit', 'group', 'category', 'area', 'code']),
  z.string().regex(/^[\w-]{1,20}$/, '固定部分只含字母、数字和短横线'),
)
export const indexRuleInput = z.object({
  /** Absent for the whole site. */
  bodyId: z.uuid().nullable().default(null),
  pattern: z.string().trim().min(1, '请填写编号规则').max(120),
  parts: parts.default({}),
  source: z.string().trim().min(1, '请填写依据').max(200),
  from: z.iso.date('请填写生效日期'),
})
export type IndexRuleInput = z.infer<typeof indexRuleInput>

export const indexRuleView = z.object({
  id: z.string(),
  scope: z.enum(['all', 'site', 'body']),
  bodyId: z.string().nullable(),
  bodyName: z.string(),
  pattern: z.string(),
  parts: z.record(z.string(), z.string()),
  source: z.string(),
  from: z.string(),
  until: z.string().nullable(),
  example: z.string(),
})
export type IndexRuleView = z.infer<typeof indexRuleView>

/** The patterns in use in the country, to begin from. */
export const knownPatterns: readonly { pattern: string; label: string }[] = [
  { pattern: '{code}/{year}-{serial:5}', label: '单位代码/年份-五位流水号' },
  { pattern: '{code}/{year}{month}-{serial:5}', label: '单位代码/年月-五位流水号（按月编号）' },
  { pattern: '{code}/{year}-{serial:7}', label: '单位代码/年份-七位流水号' },
  { pattern: '{org}/{year}-{serial:5}', label: '组织机构代码/年份-五位流水号' },
  { pattern: '{org-dashed}/{year}-{serial:5}', label: '带校验横线的组织机构代码/年份-五位流水号' },
  { pattern: '{org}-{year}-{serial:6}', label: '组织机构代码-年份-流水号' },
  { pattern: '{dept:9}/{year}-{serial:5}', label: '自定单位代码/年份-五位流水号' },
  {
    pattern: '{area}-{dept}-{theme}-{group}-{date}-{serial:4}',
    label: '六段：区划-部门-类别-组别-日期-流水号',
  },
  { pattern: '{area}{dept:5}-{theme}-{year}-{serial:5}', label: '四段：区划和部门-类别-年份-流水号' },
  {
    pattern: '{area}{dept:3}{genre:2}{unit:2}{year}{serial:4}',
    label: '二十一位：区划、部门、文种、内设机构、年份、流水号',
  },
]
