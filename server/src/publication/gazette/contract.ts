import { z } from 'zod'

export const newIssue = z.object({ bodyId: z.uuid(), year: z.number().int().min(2000).max(2100) })
export const entriesInput = z.object({
  version: z.number().int(),
  documents: z.array(z.uuid()).max(200),
})
export const issueRow = z.object({
  id: z.string(),
  bodyId: z.string(),
  year: z.number(),
  number: z.number().nullable(),
  state: z.enum(['draft', 'published']),
  publishedAt: z.string().nullable(),
  version: z.number(),
  entries: z.array(
    z.object({
      documentId: z.string(),
      title: z.string(),
      documentNumber: z.string(),
      publishedOn: z.string(),
    }),
  ),
})
export type IssueRow = z.infer<typeof issueRow>
