import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Said } from './serve.ts'

/** Why a task has no answer: its worker fell, ran out of memory, or took too long. */
export type Failure = 'crashed' | 'memory' | 'late'

export type Result<Answer> = { answer: Answer } | { failure: Failure }

/** Below this many bytes a task takes less time than a thread takes to start. */
export const SMALL_TASK = 256 * 1024

/** Where a worker's program lies: the source itself while developing, beside the bundle (launcher/build.mjs) otherwise. */
export function workerEntry(module: ImportMeta, source: string, built: string): string {
  return join(module.dirname, module.filename.endsWith('.ts') ? source : built)
}

/** Workers that are started when first needed, replaced when one of them falls, and ended when nothing came for a while. */
export interface Pool<Work, Answer, Note = never> {
  run(work: Work, options?: RunOptions<Note>): Promise<Result<Answer>>
  close(): Promise<void>
}

export interface RunOptions<Note> {
  /** Memory that is handed over instead of copied. */
  hand?: readonly ArrayBuffer[]
  /** Instead of the pool's own limit. */
  seconds?: number
  onNote?: (note: Note) => void
  /** Calls the task off and ends its worker; whoever does so does not ask why there is no answer. */
  signal?: AbortSignal
}

/** After this long without work their memory is given back. */
const IDLE_MS = 60_000

export interface PoolOptions {
  size: number
  /** For one task; a worker that takes longer is ended with it. */
  seconds: number
  memoryMb?: number
}

export function openPool<Work, Answer, Note = never>(
  entry: string,
  options: PoolOptions,
): Pool<Work, Answer, Note> {
  const idle: Worker[] = []
  const rest = setTimeout(() => void endIdle(), IDLE_MS).unref()
  const waiting: (() => void)[] = []
  let working = 0

  const start = () =>
    new Worker(entry, {
      // Flags of this process, a test runner's for instance, are not the worker's.
      execArgv: process.execArgv.filter((flag) => flag === '--enable-source-maps'),
      resourceLimits: { maxOldGenerationSizeMb: options.memoryMb ?? 768 },
      // What a library prints must not come between the lines of the command.
      stdout: true,
      stderr: true,
    })

  const turn = async () => {
    if (working >= options.size) await new Promise<void>((resolve) => waiting.push(resolve))
    working += 1
  }
  const next = () => {
    working -= 1
    waiting.shift()?.()
  }

  const endIdle = async () => {
    await Promise.all(idle.splice(0).map((worker) => worker.terminate()))
  }

  return {
    async run(work, how = {}) {
      await turn()
      const worker = idle.pop() ?? start()
      worker.ref()
      const result = await ask<Work, Answer, Note>(worker, work, { seconds: options.seconds, ...how })
      // An idle worker keeps no program from ending.
      worker.unref()
      if ('answer' in result) idle.push(worker)
      else void worker.terminate()
      rest.refresh()
      next()
      return result
    },
    close: endIdle,
  }
}

function ask<Work, Answer, Note>(
  worker: Worker,
  work: Work,
  { hand = [], seconds, onNote, signal }: RunOptions<Note> & { seconds: number },
): Promise<Result<Answer>> {
  return new Promise((resolve) => {
    const done = (result: Result<Answer>) => {
      clearTimeout(late)
      signal?.removeEventListener('abort', stop)
      // By name: without one Node takes its own listeners away too, and the worker is never heard again.
      for (const event of ['message', 'error', 'messageerror', 'exit']) worker.removeAllListeners(event)
      // A worker that is being ended may still cry out.
      worker.on('error', () => {})
      resolve(result)
    }
    const stop = () => done({ failure: 'crashed' })
    const late = setTimeout(() => done({ failure: 'late' }), seconds * 1000)
    if (signal?.aborted) return stop()
    signal?.addEventListener('abort', stop)
    worker.on('message', (said: Said<Answer, Note>) => {
      if ('note' in said) onNote?.(said.note)
      else done(said)
    })
    worker.on('error', (error: NodeJS.ErrnoException) =>
      done({ failure: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'crashed' }),
    )
    worker.on('messageerror', stop)
    worker.on('exit', stop)
    worker.postMessage(work, [...hand])
  })
}
