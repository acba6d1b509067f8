import { z } from 'zod'

export const findingKinds = [
  'id_card',
  'mobile',
  'bank_card',
  'plate',
  'passport',
  'address',
  'secrecy',
  'hidden',
  'properties',
  'wrong_word',
  'sensitive_word',
  'leader',
  'dead_link',
  'broken_table',
  'missing',
  'unread',
  'macro',
] as const
export type FindingKind = (typeof findingKinds)[number]

/**
 * - `stop`: must not be in the system at all (Art 14; 保守国家秘密法): the upload itself is refused.
 * - `block`: keeps a text from going to review.
 * - `warn`: shown to drafter and reviewers, who decide.
 */
export const levels = ['stop', 'block', 'warn'] as const
export type Level = (typeof levels)[number]

export const finding = z.object({
  kind: z.enum(findingKinds),
  level: z.enum(levels),
  /** Where it stands, in words: 附件《名单.xlsx》 隐藏的工作表“底表” B3. */
  place: z.string(),
  /** What was found, masked: never the thing itself. */
  excerpt: z.string(),
  advice: z.string(),
  /** The attachment concerned; absent for the text. */
  fileId: z.string().optional(),
  /** What one click can do about it. */
  remedy: z.enum(['mask', 'strip']).optional(),
})
export type Finding = z.infer<typeof finding>

export const scanReport = z.object({
  digest: z.string(),
  ranAt: z.string(),
  findings: z.array(finding),
})
export type ScanReport = z.infer<typeof scanReport>

export const kindLabels: Readonly<Record<FindingKind, string>> = {
  id_card: '公民身份号码',
  mobile: '手机号码',
  bank_card: '银行卡号',
  plate: '车辆号牌',
  passport: '护照号码',
  address: '家庭住址',
  secrecy: '密级标志',
  hidden: '隐藏内容',
  properties: '文件属性',
  wrong_word: '错别字词',
  sensitive_word: '敏感字词',
  leader: '领导职务',
  dead_link: '失效链接',
  broken_table: '表格错乱',
  missing: '缺少内容',
  unread: '无法读取的附件',
  macro: '宏程序',
}

export const levelLabels: Readonly<Record<Level, string>> = {
  stop: '禁止上传',
  block: '须处理',
  warn: '请核对',
}

export const wordKinds = ['wrong', 'sensitive', 'leader'] as const
export const wordInput = z.object({
  siteId: z.uuid().nullable().default(null),
  kind: z.enum(wordKinds),
  word: z.string().trim().min(1, '请填写字词').max(60),
  suggestion: z.string().trim().max(60).default(''),
  level: z.enum(['block', 'warn']).default('warn'),
})
export const wordRow = wordInput.extend({ id: z.string(), siteId: z.string().nullable() })
export type WordRow = z.infer<typeof wordRow>
export const wordKindLabels: Readonly<Record<(typeof wordKinds)[number], string>> = {
  wrong: '错别字词',
  sensitive: '敏感字词',
  leader: '领导姓名职务',
}
