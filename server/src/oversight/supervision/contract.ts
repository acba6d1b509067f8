import { z } from 'zod'

/** Where a body stands with its report of a year, as the supervising office sees it. */
export const standings = [
  'not_begun',
  'compiling',
  'overdue',
  'returned',
  'submitted',
  'passed',
  'published',
] as const
export type Standing = (typeof standings)[number]
export const standingLabels: Readonly<Record<Standing, string>> = {
  not_begun: '未开始',
  compiling: '编制中',
  overdue: '已逾期',
  returned: '已退回',
  submitted: '已提交',
  passed: '已通过',
  published: '已发布',
}

const year = z.coerce.number().int().min(2008).max(2100)
/** A level: the body into whose report others merge, and the year reported on. */
export const levelQuery = z.object({ body: z.uuid(), year })
export type LevelQuery = z.infer<typeof levelQuery>

export const level = z.object({ bodyId: z.string(), bodyName: z.string(), members: z.number() })
export type Level = z.infer<typeof level>

export const boardRow = z.object({
  bodyId: z.string(),
  bodyName: z.string(),
  kindLabel: z.string(),
  /** Reports into the level itself, not through another body. */
  direct: z.boolean(),
  parentName: z.string(),
  standing: z.enum(standings),
  dueOn: z.string(),
  /** Working days late; 0 while there is time or once it is there. */
  daysLate: z.number(),
  light: z.enum(['green', 'yellow', 'red', 'none']),
  reportId: z.string().nullable(),
  /** Made in this system, or handed in as a file. */
  source: z.enum(['system', 'file']).nullable(),
  reminders: z.number(),
  remindedAt: z.string().nullable(),
})
export type BoardRow = z.infer<typeof boardRow>
export const board = z.object({
  bodyId: z.string(),
  bodyName: z.string(),
  year: z.number(),
  rows: z.array(boardRow),
})
export type Board = z.infer<typeof board>

export const remindInput = z.object({
  body: z.uuid(),
  year: z.number().int().min(2008).max(2100),
  bodies: z.array(z.uuid()).min(1, '请至少选择一个单位').max(5_000),
  note: z.string().trim().max(500, '催报说明不超过500字').default(''),
})
export type RemindInput = z.infer<typeof remindInput>
