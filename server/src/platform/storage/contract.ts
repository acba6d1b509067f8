import { z } from 'zod'

export const storageView = z.object({
  /** The disk under the data folder, bytes. */
  disk: z.object({ total: z.number(), free: z.number() }),
  database: z.object({ bytes: z.number(), version: z.string() }),
  tables: z.array(z.object({ name: z.string(), bytes: z.number(), rows: z.number() })),
  files: z.array(z.object({ class: z.enum(['public', 'private']), count: z.number(), bytes: z.number() })),
})
export type StorageView = z.infer<typeof storageView>
