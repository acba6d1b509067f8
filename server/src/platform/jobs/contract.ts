import { z } from 'zod'

export const jobState = z.object({
  name: z.string(),
  title: z.string(),
  cron: z.string().nullable(),
  lastStartedAt: z.string().nullable(),
  lastEndedAt: z.string().nullable(),
  lastSucceededAt: z.string().nullable(),
  note: z.string(),
  /** Kind of the last failure; empty when the last run went well. */
  problem: z.string(),
  /** Failures in a row. */
  failures: z.number(),
})
export type JobState = z.infer<typeof jobState>
