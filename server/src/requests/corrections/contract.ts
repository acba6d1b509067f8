import { z } from 'zod'

export const correctionResults = ['corrected', 'transferred', 'redirected', 'accurate'] as const
export type CorrectionResult = (typeof correctionResults)[number]
/** What Art 41 lets the organ do. */
export const correctionResultLabels: Readonly<Record<CorrectionResult, string>> = {
  corrected: '记录确有错误，已予更正',
  transferred: '不属于本机关职能，已转送有权更正的机关',
  redirected: '不属于本机关职能，告知向有权更正的机关提出',
  accurate: '经核实记录准确，不予更正',
}

const text = (most: number) => z.string().trim().max(most, `不能超过 ${most} 字`)

export const correctionInput = z.object({
  bodyId: z.uuid('请选择记录信息的机关'),
  name: text(100).min(1, '请填写姓名或者名称'),
  documentKind: text(40).default('居民身份证'),
  documentNumber: text(60).min(1, '请填写证件号码'),
  phone: text(40).min(1, '请填写联系电话'),
  record: text(500).min(1, '请写明是哪一份文件或者哪一项记录'),
  wrong: text(1000).min(1, '请写明不准确的内容'),
  wanted: text(1000).min(1, '请写明应当更正为什么'),
})
export type CorrectionInput = z.infer<typeof correctionInput>

export const closeCorrectionInput = z.object({
  version: z.number().int(),
  result: z.enum(correctionResults, '请选择审核结果'),
  text: text(1000).min(1, '请写明核实的情况；转送、告知的写明机关名称和联系方式'),
})

export const correctionView = z.object({
  id: z.string(),
  number: z.string(),
  bodyId: z.string(),
  bodyName: z.string(),
  person: z.string(),
  record: z.string(),
  wrong: z.string(),
  wanted: z.string(),
  receivedOn: z.string(),
  result: z.enum(correctionResults).nullable(),
  resultText: z.string(),
  closedOn: z.string().nullable(),
  files: z.array(z.object({ position: z.number(), name: z.string() })),
  version: z.number(),
})
export type CorrectionView = z.infer<typeof correctionView>
