import type { Progress } from './batch/batch.ts'

/** Where a command writes: data on one side, messages for the person on the other. */
export interface Terminal {
  out(line: string): void
  say(line: string): void
  /** A bar that grows while many files are read; absent where nobody watches. */
  progress?(): Progress
}

/** What a command ends with. */
export const exit = { ok: 0, findings: 1, unreadable: 2 } as const
