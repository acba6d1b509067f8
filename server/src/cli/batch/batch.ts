import { farAmong } from '@yangguang/annual-report'
import { type Failure, openPool, type Pool, type Result } from '#platform/worker'
import { limits } from './limits.ts'
import type { Answer, Outcome, PackedPart, ReadOne, Target, Wanted, Work } from './outcome.ts'

import type { Source } from './source.ts'
import { sourcesOf } from './sources.ts'

export interface BatchOptions {
  /** The file a worker starts from. */
  worker: string
  cores: number
  /** False where only the content is wanted. */
  check: boolean
  /** Every report is also written as this. */
  to?: Target | undefined
  /** Reports of the year before that are not part of the batch. */
  previous?: readonly string[]
  /** The bodies each report of the batch merges. */
  coverage?: readonly PackedPart[] | undefined
  seconds?: number
  progress?: Progress | undefined
}

/** Told of every file found and every file done. */
export interface Progress {
  found(files: number): void
  done(): void
  end(): void
}

const failures: Readonly<Record<Failure, string>> = {
  crashed: '读取时程序中断，已跳过这个文件；请把它另存为网页（.html）或者文本后再试。',
  memory: '读取这个文件需要的内存太多，已跳过；请去掉图片后再试。',
  late: '读取这个文件用时过长，已跳过；请把它另存为网页（.html）或者文本后再试。',
}

/**
 * Reads everything behind the paths on several cores. Outcomes stand in the order of the names, whatever was ready
 * first; a report whose body handed in last year's as well is checked against it.
 */
export async function readBatch(paths: readonly string[], options: BatchOptions): Promise<Outcome[]> {
  const seconds = options.seconds ?? limits.seconds
  const pool = openPool<Work, Answer>(options.worker, { size: options.cores, seconds })
  try {
    const outcomes = await readEach(pool, paths, options)
    if (options.check) {
      const earlier = options.previous?.length
        ? await readEach(pool, options.previous, { ...options, check: false })
        : []
      await checkBesideOthers(pool, outcomes, earlier, options.coverage)
      // One that could not be read there would silently weaken the checks.
      for (const { file, problem } of earlier) if (problem) outcomes.push({ file, reports: [], problem })
    }
    return outcomes
  } finally {
    options.progress?.end()
    await pool.close()
  }
}

async function readEach(
  pool: Pool<Work, Answer>,
  paths: readonly string[],
  { check, to, progress, cores }: BatchOptions,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  const pending: { outcome: Promise<Outcome>; weight: number }[] = []
  let weight = 0
  const settle = async () => {
    const first = pending.shift()
    if (!first) return
    outcomes.push(await first.outcome)
    weight -= first.weight
  }
  for await (const source of sourcesOf(paths, (files) => progress?.found(files))) {
    const own = 'bytes' in source ? source.bytes.length : 0
    weight += own
    const outcome = read(pool, source, { check, to }).finally(() => progress?.done())
    pending.push({ outcome, weight: own })
    // Members of an archive wait in memory, so no more of them are unpacked than soon will be read.
    while (pending.length > cores * 8 || (weight > limits.waiting && pending.length > 1)) await settle()
  }
  while (pending.length > 0) await settle()
  return outcomes
}

async function read(pool: Pool<Work, Answer>, source: Source, wanted: Wanted): Promise<Outcome> {
  const { file } = source
  if ('problem' in source) return { file, reports: [], problem: source.problem }
  if ('path' in source)
    return outcomeOf(file, await pool.run({ do: 'read', name: file, wanted, path: source.path }))
  const { bytes } = source
  const hand = bytes.buffer instanceof ArrayBuffer ? [bytes.buffer] : []
  return outcomeOf(file, await pool.run({ do: 'read', name: file, wanted, bytes }, { hand }))
}

function outcomeOf(file: string, result: Result<Answer>): Outcome {
  if ('failure' in result) return { file, reports: [], problem: failures[result.failure] }
  const { answer } = result
  return 'problem' in answer
    ? { file, reports: [], problem: answer.problem }
    : { file, reports: answer.reports }
}

const key = (body: string, year: number) => `${body}\n${year}`

/** Checks again what can be laid beside last year's report, beside the reports it merges, or stands far from its like. */
async function checkBesideOthers(
  pool: Pool<Work, Answer>,
  outcomes: readonly Outcome[],
  earlier: readonly Outcome[],
  coverage: readonly PackedPart[] | undefined,
): Promise<void> {
  const known = new Map<string, ReadOne>()
  for (const { reports } of [...outcomes, ...earlier]) {
    for (const one of reports) {
      const { publicBody, year } = one.facts
      if (publicBody && year !== null) known.set(key(publicBody, year), one)
    }
  }
  const far = farAmong(outcomes.flatMap(({ reports }) => reports.map(({ facts }) => facts.like)))
  await Promise.all(
    outcomes.flatMap(({ reports }) =>
      reports.map(async (one, position) => {
        const { publicBody, year } = one.facts
        const previous = publicBody && year !== null ? known.get(key(publicBody, year - 1)) : undefined
        const like = far.get(one.facts.like)
        if (!previous && !coverage && !like) return
        const result = await pool.run({
          do: 'check',
          report: one.packed,
          previous: previous?.packed,
          coverage,
          like,
        })
        const again = 'answer' in result && 'reports' in result.answer ? result.answer.reports[0] : undefined
        if (again) reports[position] = again
      }),
    ),
  )
}
