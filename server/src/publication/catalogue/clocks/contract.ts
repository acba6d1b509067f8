import { z } from 'zod'

export const clockRow = z.object({
  id: z.string(),
  title: z.string(),
  bodyId: z.string(),
  bodyName: z.string(),
  /** What limits it: 主动公开的时限, 预算、决算公开的时限 … */
  limit: z.string(),
  source: z.string(),
  formedOn: z.string(),
  due: z.string(),
  light: z.enum(['green', 'yellow', 'red', 'none']),
  state: z.string(),
})
export type ClockRow = z.infer<typeof clockRow>
export const clockTotals = z.object({
  bodyId: z.string(),
  bodyName: z.string(),
  overdue: z.number(),
  near: z.number(),
  open: z.number(),
  published: z.number(),
  late: z.number(),
})
export type ClockTotals = z.infer<typeof clockTotals>
export const clockBoard = z.object({
  year: z.number(),
  totals: z.array(clockTotals),
  rows: z.array(clockRow),
})
export type ClockBoard = z.infer<typeof clockBoard>
