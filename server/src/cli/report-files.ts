import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { type BatchOptions, readBatch } from './batch/batch.ts'
import type { Outcome } from './batch/outcome.ts'
import { exit, type Terminal } from './terminal.ts'

// Beside the bundle in production, the source itself in a test.
const worker = import.meta.filename.endsWith('.ts')
  ? join(import.meta.dirname, 'batch/worker.ts')
  : join(import.meta.dirname, 'report-worker.js')

/** Options every command that reads files knows. */
export const readingOptions = { cores: { type: 'string' } } as const

const MOST_CORES = 16

/** As many workers as asked for, or as the machine has cores. */
function coresFrom(asked: string | undefined): number {
  const cores = Number(asked ?? availableParallelism())
  return Number.isInteger(cores) && cores > 0 ? Math.min(cores, MOST_CORES) : 1
}

/** Reads the named files, folders and archives, with a bar where somebody watches. */
export function readFiles(
  paths: readonly string[],
  options: Omit<BatchOptions, 'worker' | 'cores' | 'progress'> & { cores?: string | undefined },
  terminal: Terminal,
): Promise<Outcome[]> {
  const cores = coresFrom(options.cores)
  return readBatch(paths, { ...options, worker, cores, progress: terminal.progress?.() })
}

/** Says of each file what is wrong with it, or that it holds more than one report. */
export function sayProblems(outcomes: readonly Outcome[], terminal: Terminal): number {
  let worst: number = exit.ok
  for (const { file, problem, reports } of outcomes) {
    if (problem) {
      terminal.say(`${file}：${problem}`)
      worst = exit.unreadable
    } else if (reports.length > 1) {
      terminal.say(`${file}：这个文件里有${reports.length}份报告，已分开读取；请确认是否应当分开提交。`)
    }
  }
  return worst
}
