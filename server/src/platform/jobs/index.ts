/** Standing jobs: durable in the same database, one process works on each at a time, the administrator sees how they fare. */
import { PgBoss } from 'pg-boss'
import type { Clock } from '#platform/clock'
import type { Db } from '#platform/db'
import type { Logger } from '#platform/log'
import type { JobState } from './contract.ts'
import type { Job } from './job.ts'
import { jobStates, runJob } from './store.ts'

export { type JobState, jobState } from './contract.ts'
export { defineJob, type Job } from './job.ts'
export { silenceOf } from './store.ts'

/** Longest silence of a queue in which some jobs run every minute. */
export const MOST_SILENT_SECONDS = 900

export interface Jobs {
  /** Takes up a job; every room does it before `start`. */
  add(...jobs: readonly Job[]): void
  /** Asks for a run as soon as possible, besides the times of its own. Call it after the commit that gives it work. */
  wake(name: string): Promise<void>
  /** Runs a job here and now and waits for its end. */
  runNow(name: string): Promise<void>
  states(): Promise<JobState[]>
  start(url: string): Promise<void>
  stop(): Promise<void>
}

/** One job takes an hour at most; one that died with its process is taken up again after that. */
const LONGEST_SECONDS = 3_600

export function openJobs(db: Db, clock: Clock, log: Logger): Jobs {
  const jobs: Job[] = []
  let boss: PgBoss | undefined
  let stopping = false
  const named = (name: string) => {
    const job = jobs.find((candidate) => candidate.name === name)
    if (!job) throw new Error(`no job ${name}`)
    return job
  }
  return {
    add(...more) {
      jobs.push(...more)
    },
    async wake(name) {
      named(name)
      await boss?.send(name)
    },
    runNow: (name) => runJob(db, clock, named(name), new AbortController().signal),
    states: () => jobStates(db, jobs),
    async start(url) {
      const opened = new PgBoss({
        connectionString: url,
        application_name: 'yangguang-jobs',
        max: 3,
        schema: 'jobs_queue',
        cronWorkerIntervalSeconds: 5,
      })
      opened.on('error', (error) => log.error({ err: error }, 'job queue'))
      await opened.start()
      boss = opened
      for (const job of jobs) await take(opened, job)
    },
    async stop() {
      stopping = true
      await boss?.stop({ graceful: true, timeout: 5_000 })
      boss = undefined
    },
  }

  async function take(opened: PgBoss, job: Job): Promise<void> {
    // Stately: one waits and one runs, however often it was woken and however many processes there are.
    const options = { expireInSeconds: LONGEST_SECONDS, retryLimit: 3, retryDelay: 5, retryBackoff: true }
    await opened.createQueue(job.name, { policy: 'stately', ...options })
    await opened.updateQueue(job.name, options)
    await opened.work(job.name, { pollingIntervalSeconds: 1 }, async ([taken]) => {
      try {
        await runJob(db, clock, job, taken?.signal ?? new AbortController().signal)
      } catch (error) {
        // Cut off by the stop: it is taken up again at the next start, and nobody needs to look.
        if (!stopping) log.error({ err: error, job: job.name }, 'job failed, will retry')
        throw error
      }
    })
    if (job.cron) await opened.schedule(job.name, job.cron, null, { tz: 'Asia/Shanghai', missed: 'once' })
    // Whatever came due while the program was off is looked for at once.
    await opened.send(job.name)
  }
}
