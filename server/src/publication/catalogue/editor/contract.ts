import { z } from 'zod'

/** What stands in the form, complete or not. */
export const workingContent = z.record(z.string().max(40), z.json())
export const workingCopyInput = z.object({
  document: z.uuid().nullable(),
  /** The version of the draft that was opened; 0 for a new one. */
  version: z.number().int(),
  content: workingContent,
})
export const workingCopy = z.object({
  version: z.number(),
  content: workingContent,
  savedAt: z.string(),
})
export type WorkingCopy = z.infer<typeof workingCopy>
