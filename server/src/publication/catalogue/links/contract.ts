import { z } from 'zod'

export const brokenLink = z.object({
  documentId: z.string(),
  title: z.string(),
  bodyName: z.string(),
  url: z.string(),
  problem: z.string(),
  failures: z.number(),
  failingSince: z.string(),
  checkedAt: z.string(),
})
export type BrokenLink = z.infer<typeof brokenLink>
export const brokenLinks = z.object({ links: z.array(brokenLink), watched: z.number(), checked: z.number() })
export type BrokenLinks = z.infer<typeof brokenLinks>
