import { z } from 'zod'

/** One thing that waits for a person. */
export const inboxRow = z.object({
  /** What to do: 审核, 修改, 发布, 办理 … */
  task: z.string(),
  kind: z.string(),
  id: z.string(),
  title: z.string(),
  bodyId: z.string(),
  bodyName: z.string(),
  /** Since when it waits, ISO instant or day. */
  since: z.string(),
  /** Last day, when the law or a rule sets one. */
  due: z.string().nullable(),
  light: z.enum(['green', 'yellow', 'red', 'none']),
  /** Address of the screen inside the console. */
  href: z.string(),
})

export type InboxRow = z.infer<typeof inboxRow>
