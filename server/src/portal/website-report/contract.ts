import { z } from 'zod'

/** The heads of 《政府网站工作年度报表》 (国办函〔2018〕12号), in their order. */
export const reportHeads = [
  '信息发布',
  '专栏专题',
  '解读回应',
  '办事服务',
  '互动交流',
  '安全防护',
  '移动新媒体',
  '创新发展',
] as const
export type ReportHead = (typeof reportHeads)[number]

export const websiteReport = z.object({
  site: z.string(),
  year: z.number(),
  /** The last day on which the report must stand on the home page. */
  dueOn: z.string(),
  views: z.object({
    total: z.number(),
    byMonth: z.array(z.object({ month: z.string(), views: z.number() })),
    byPart: z.array(z.object({ part: z.string(), views: z.number() })),
  }),
  heads: z.array(
    z.object({
      head: z.enum(reportHeads),
      rows: z.array(z.object({ label: z.string(), value: z.number(), unit: z.string() })),
    }),
  ),
})
export type WebsiteReport = z.infer<typeof websiteReport>
