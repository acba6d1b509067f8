import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
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

export type Told =
  | { done: Uint8Array; pages: number }
  | { problem: PageProblem }
  /** How many pages are burnt so far. */
  | { page: number }

// Beside the bundle in production, the source itself in a test.
const entry = import.meta.filename.endsWith('.ts')
  ? join(import.meta.dirname, 'worker.ts')
  : join(import.meta.dirname, 'redaction-worker.js')

const MEMORY_MB = 1536

/** Runs one task in a worker of its own: what a stranger's file does there ends with it. */
export function runTask(
  task: Task,
  options: { seconds: number; onPage?: (page: number) => void; signal?: AbortSignal },
): Promise<{ bytes: Uint8Array; pages: number } | { problem: PageProblem }> {
  return new Promise((resolve) => {
    const worker = new Worker(entry, {
      execArgv: process.execArgv.filter((flag) => flag === '--enable-source-maps'),
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
      stdout: true,
      stderr: true,
    })
    const end = (result: { bytes: Uint8Array; pages: number } | { problem: PageProblem }) => {
      clearTimeout(late)
      resolve(result)
      void worker.terminate()
    }
    const late = setTimeout(() => end({ problem: 'too_heavy' }), options.seconds * 1000)
    options.signal?.addEventListener('abort', () => end({ problem: 'damaged' }))
    worker.on('message', (told: Told) => {
      if ('page' in told) options.onPage?.(told.page)
      else end('problem' in told ? told : { bytes: told.done, pages: told.pages })
    })
    worker.on('error', (error: NodeJS.ErrnoException) =>
      end({ problem: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too_heavy' : 'damaged' }),
    )
    worker.on('exit', () => end({ problem: 'damaged' }))
    worker.postMessage(task)
  })
}
