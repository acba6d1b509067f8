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

export const inboxAsk = z.object({
  task: z.string().max(40).optional(),
  kind: z.string().max(40).optional(),
  light: z.enum(['green', 'yellow', 'red', 'none']).optional(),
  body: z.uuid().optional(),
  /** Due on or after, due on or before. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  q: z.string().trim().max(60).default(''),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
})

const choice = z.object({ value: z.string(), label: z.string(), count: z.number() })

export const inboxPage = z.object({
  rows: z.array(inboxRow),
  total: z.number(),
  /** Due later than all that is listed; they come up as the list is worked off. */
  unlisted: z.number(),
  /** What the whole list holds, so that a filter says beforehand how much it leaves. */
  tasks: z.array(choice),
  lights: z.array(choice),
  bodies: z.array(choice),
  days: z.array(z.object({ day: z.string(), count: z.number(), red: z.number() })),
})

export const inboxCount = z.object({ total: z.number(), red: z.number(), yellow: z.number() })

export type InboxRow = z.infer<typeof inboxRow>
export type InboxAsk = z.infer<typeof inboxAsk>
export type InboxPage = z.infer<typeof inboxPage>
export type InboxCount = z.infer<typeof inboxCount>

/** Something found for the person over all wings. */
export const foundRow = z.object({
  kind: z.string(),
  label: z.string(),
  title: z.string(),
  note: z.string(),
  href: z.string(),
})

const tally = { open: z.number(), late: z.number(), week: z.number() }

export const overview = z.object({
  today: z.string(),
  weekEnd: z.string(),
  kinds: z.array(z.object({ kind: z.string(), label: z.string(), ...tally })),
  bodies: z.array(z.object({ id: z.string(), name: z.string(), ...tally })),
  weeks: z.array(
    z.object({
      from: z.string(),
      flows: z.array(z.object({ kind: z.string(), came: z.number(), done: z.number() })),
    }),
  ),
})

export const matterAsk = z.object({
  kind: z.string().max(40).optional(),
  body: z.uuid().optional(),
  standing: z.enum(['late', 'week', 'later']).optional(),
  /** Instead of what is open: what came, or was done, in the week that begins on `from`. */
  way: z.enum(['came', 'done']).optional(),
  from: z.iso.date().optional(),
})

export const matterList = z.object({
  rows: z.array(
    z.object({
      kind: z.string(),
      kindLabel: z.string(),
      id: z.string(),
      label: z.string(),
      bodyId: z.string(),
      bodyName: z.string(),
      due: z.string().nullable(),
      /** The day on which it came or was done, where that was asked. */
      on: z.string().nullable(),
      /** Null where the person may see the figure and not the record. */
      href: z.string().nullable(),
      late: z.boolean(),
    }),
  ),
  total: z.number(),
})

export type FoundRow = z.infer<typeof foundRow>
export type Overview = z.infer<typeof overview>
export type MatterList = z.infer<typeof matterList>
