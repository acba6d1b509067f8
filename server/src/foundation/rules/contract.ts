import { z } from 'zod'

export const ruleRow = z.object({
  key: z.string(),
  label: z.string(),
  from: z.string(),
  until: z.string().nullable(),
  value: z.number().nullable(),
  unit: z.string(),
  unitLabel: z.string(),
  detail: z.unknown(),
  source: z.string(),
  standing: z.enum(['statute', 'default']),
  note: z.string(),
  enteredByName: z.string().nullable(),
  /** past, current or future, seen from today. */
  when: z.enum(['past', 'current', 'future']),
})

export const ruleInput = z.object({
  from: z.iso.date('请填写生效日期'),
  value: z.number().int('请填写整数').min(0, '不能小于 0').max(100_000).nullable().default(null),
  detail: z.unknown().default(null),
  source: z.string().trim().min(1, '请填写依据').max(200),
  standing: z.enum(['statute', 'default']),
  note: z.string().trim().max(200).default(''),
})

export const ruleTouch = z.object({ touched: z.array(z.object({ text: z.string(), count: z.number() })) })

export type RuleRowData = z.infer<typeof ruleRow>
export type RuleTouch = z.infer<typeof ruleTouch>
