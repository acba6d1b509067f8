import type { Report } from '@yangguang/annual-report'
import { z } from 'zod'
import { Unreadable } from './unreadable.ts'

const place = z.object({ line: z.number(), column: z.number() })
const cell = z.object({
  value: z.number().nullable(),
  raw: z.string(),
  unit: z.string().optional(),
  state: z.enum(['read', 'blank', 'ambiguous', 'entered', 'counted']),
  at: place.optional(),
  candidates: z.array(z.number()).optional(),
  note: z.string().optional(),
})
const table = z.record(z.string(), z.record(z.string(), cell)).nullable()
const text = z.string().nullable()
const report = z.object({
  format: z.enum(['2008', '2014', '2019', '2021']),
  publicBody: text,
  year: z.number().int().nullable(),
  title: text,
  issuedOn: text,
  indexNumber: text,
  documentNumber: text,
  period: z.object({ from: z.string(), to: z.string() }).nullable(),
  sections: z.object({ overview: text, problems: text, other: text }),
  proactive: table,
  requests: table,
  remedies: table,
  statistics: z.record(z.string(), cell).nullable(),
  statements: z.array(
    z.object({ text: z.string(), label: z.string(), value: z.number(), unit: z.string(), at: place }),
  ),
  findings: z.array(z.object({ rule: z.string(), level: z.string(), message: z.string() })),
})

const isReport = (value: unknown): value is Report => report.safeParse(value).success

/** Reports as the JSON that `report read --json` prints: one object or an array. */
export function readCanonical(content: string): Report[] {
  let value: unknown
  try {
    value = JSON.parse(content)
  } catch {
    throw new Unreadable('JSON 不完整，读不出内容，请重新导出。')
  }
  const all: unknown[] = Array.isArray(value) ? value : [value]
  // Findings belong to a run of the checks, not to the report.
  const reports = all.filter(isReport).map((found) => ({ ...found, findings: [] }))
  if (reports.length === 0 || reports.length < all.length)
    throw new Unreadable('这个 JSON 不是本程序写出的年度报告，请用 report read --json 的输出。')
  return reports
}
