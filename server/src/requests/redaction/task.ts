import { openPool, workerEntry } from '#platform/worker'
import type { Box } from './contract.ts'

/** Why a file cannot become pages; each is a sentence of `wording.ts`. */
export type PageProblem =
  | 'encrypted'
  | 'damaged'
  | 'kind'
  | 'too_many_pages'
  | 'empty'
  | 'picture_too_large'
  /** Takes more time or memory than one file may. */
  | 'too_heavy'
  /** The new pages would be larger than anybody can be sent. */
  | 'result_too_large'

export type Task =
  | { do: 'open'; mediaType: string; bytes: Uint8Array }
  | { do: 'burn'; pages: Uint8Array; boxes: readonly Box[] }

export type Done = { done: Uint8Array; pages: number } | { problem: PageProblem }

// A burn takes minutes; beside it somebody else's file is still opened.
const pool = openPool<Task, Done, number>(workerEntry(import.meta, 'worker.ts', 'redaction-worker.js'), {
  size: 2,
  seconds: 60,
  memoryMb: 1536,
})

/** Runs one task apart from the server. @param how `onNote` hears how many pages are burnt so far */
export async function runTask(
  task: Task,
  how: { seconds?: number; onNote?: (page: number) => void; signal?: AbortSignal } = {},
): Promise<Done> {
  const result = await pool.run(task, how)
  if ('answer' in result) return result.answer
  return { problem: result.failure === 'crashed' ? 'damaged' : 'too_heavy' }
}
