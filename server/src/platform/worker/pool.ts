import { join } from 'node:path'
import { Worker } from 'node:worker_threads'

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
export interface Pool<Work, Answer> {
  run(work: Work, hand?: readonly ArrayBuffer[]): Promise<Result<Answer>>
  close(): Promise<void>
}

/** After this long without work their memory is given back. */
const IDLE_MS = 60_000

export interface PoolOptions {
  size: number
  /** For one task; a worker that takes longer is ended with it. */
  seconds: number
  memoryMb?: number
}

export function openPool<Work, Answer>(entry: string, options: PoolOptions): Pool<Work, Answer> {
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
    async run(work, hand = []) {
      await turn()
      const worker = idle.pop() ?? start()
      worker.ref()
      const result = await ask<Work, Answer>(worker, work, hand, options.seconds)
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

function ask<Work, Answer>(
  worker: Worker,
  work: Work,
  hand: readonly ArrayBuffer[],
  seconds: number,
): Promise<Result<Answer>> {
  return new Promise((resolve) => {
    const done = (result: Result<Answer>) => {
      clearTimeout(late)
      // By name: without one Node takes its own listeners away too, and the worker is never heard again.
      for (const event of ['message', 'error', 'messageerror', 'exit']) worker.removeAllListeners(event)
      // A worker that is being ended may still cry out.
      worker.on('error', () => {})
      resolve(result)
    }
    const late = setTimeout(() => done({ failure: 'late' }), seconds * 1000)
    worker.on('message', (answer: Answer) => done({ answer }))
    worker.on('error', (error: NodeJS.ErrnoException) =>
      done({ failure: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'crashed' }),
    )
    worker.on('messageerror', () => done({ failure: 'crashed' }))
    worker.on('exit', () => done({ failure: 'crashed' }))
    worker.postMessage(work, [...hand])
  })
}
