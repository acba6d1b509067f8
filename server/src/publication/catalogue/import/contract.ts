import { z } from 'zod'
import { attachment } from '../contract.ts'

/** The fields of a document that a column of an old site's export can fill. */
export const importFields = {
  title: '标题',
  body: '正文',
  publishedOn: '发布日期',
  writtenOn: '成文日期',
  documentNumber: '文号',
  indexNumber: '索引号',
  column: '栏目',
  theme: '主题分类',
  genre: '体裁分类',
  kind: '文件性质',
  keywords: '主题词',
  abstract: '内容概述',
  validUntil: '有效期至',
  source: '原网址',
  attachments: '附件',
} as const
export type ImportField = keyof typeof importFields

export const importInput = z.object({
  bodyId: z.uuid(),
  name: z.string().trim().min(1, '请填写批次名称').max(100),
  file: z.object({ name: z.string().min(1).max(200), base64: z.string().min(1, '文件是空的') }),
  /** Which heading of the file fills which field; headings with the field's own name need no entry. */
  mapping: z.record(z.string(), z.string()).default({}),
  /** Where the file says nothing. */
  columnId: z.string().min(1, '请选择栏目'),
  /** Files beside the table, uploaded before; the table names them. */
  files: z.array(attachment).max(20_000).default([]),
})
export type ImportInput = z.infer<typeof importInput>

export const crawlPlan = z.object({
  start: z.url({ protocol: /^https?$/, error: '请填写完整的网址' }),
  /** Also pages outside the start's folder, on the same host. */
  whole: z.boolean().default(false),
  /** Id or class of the element that holds the text. */
  container: z.string().trim().max(60).default(''),
  most: z.number().int().min(1).max(50_000).default(2_000),
  columnId: z.string().min(1, '请选择栏目'),
})
export type CrawlPlan = z.infer<typeof crawlPlan>
export const crawlInput = crawlPlan.extend({
  bodyId: z.uuid(),
  name: z.string().trim().min(1, '请填写批次名称').max(100),
})
export type CrawlInput = z.infer<typeof crawlInput>

export const importRow = z.object({
  no: z.number(),
  title: z.string(),
  source: z.string(),
  outcome: z.enum(['ready', 'refused', 'imported', 'undone']),
  problem: z.string(),
  documentId: z.string().nullable(),
})
export type ImportRow = z.infer<typeof importRow>
export const importBatch = z.object({
  id: z.string(),
  bodyId: z.string(),
  name: z.string(),
  state: z.enum(['crawling', 'failed', 'checked', 'running', 'done', 'undone']),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
  problem: z.string(),
  ready: z.number(),
  refused: z.number(),
  imported: z.number(),
  undone: z.number(),
})
export type ImportBatch = z.infer<typeof importBatch>
export const importReport = importBatch.extend({
  rows: z.array(importRow),
  /** How many old addresses lead to where their page or file stands now. */
  redirects: z.number(),
})
export type ImportReport = z.infer<typeof importReport>
export const importStateLabels = {
  crawling: '正在读取旧网站',
  failed: '没有读到内容',
  checked: '已核对，待导入',
  running: '导入中',
  done: '已导入',
  undone: '已撤销',
} as const
export const outcomeLabels = {
  ready: '可以导入',
  refused: '不能导入',
  imported: '已导入',
  undone: '已撤销',
} as const
