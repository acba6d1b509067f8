import type { Clock } from '#platform/clock'
import type { Db } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { JobState } from './contract.ts'
import type { Job } from './job.ts'

type Tables = {
  jobs_job: {
    name: string
    last_started_at: Date | null
    last_ended_at: Date | null
    last_succeeded_at: Date | null
    last_note: string
    last_problem: string
    failures: number
  }
}

/** Runs the job once and keeps how it went; what it throws goes on to the caller. */
export async function runJob(db: Db, clock: Clock, job: Job, signal: AbortSignal): Promise<void> {
  const own = db.withTables<Tables>()
  await own
    .insertInto('jobs_job')
    .values({
      name: job.name,
      last_started_at: clock.now(),
      last_ended_at: null,
      last_succeeded_at: null,
      last_note: '',
      last_problem: '',
      failures: 0,
    })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ last_started_at: clock.now() }))
    .execute()
  const mine = own.updateTable('jobs_job').where('name', '=', job.name)
  try {
    const note = (await job.run(signal)) ?? ''
    const now = clock.now()
    await mine
      .set({ last_ended_at: now, last_succeeded_at: now, last_note: note, last_problem: '', failures: 0 })
      .execute()
  } catch (error) {
    await mine
      .set((eb) => ({
        last_ended_at: clock.now(),
        last_problem: kindOf(error),
        failures: eb('failures', '+', 1),
      }))
      .execute()
    throw error
  }
}

/** How every job fared last, in the order they were defined. */
export async function jobStates(db: Db, jobs: readonly Job[]): Promise<JobState[]> {
  const rows = await db.withTables<Tables>().selectFrom('jobs_job').selectAll().execute()
  return jobs.map((job) => {
    const row = rows.find((candidate) => candidate.name === job.name)
    return {
      name: job.name,
      title: job.title,
      cron: job.cron ?? null,
      lastStartedAt: row?.last_started_at?.toISOString() ?? null,
      lastEndedAt: row?.last_ended_at?.toISOString() ?? null,
      lastSucceededAt: row?.last_succeeded_at?.toISOString() ?? null,
      note: row?.last_note ?? '',
      problem: row?.last_problem ?? '',
      failures: row?.failures ?? 0,
    }
  })
}

/**
 * Seconds since any job began; 0 before the first. Some run every minute, so that a queue that stands still shows soon whatever
 * holds it.
 */
export function silenceOf(states: readonly JobState[], clock: Clock): number {
  const begun = states.flatMap(({ lastStartedAt }) => (lastStartedAt ? [Date.parse(lastStartedAt)] : []))
  return begun.length === 0 ? 0 : Math.max(0, (clock.now().getTime() - Math.max(...begun)) / 1_000)
}

function kindOf(error: unknown): string {
  if (error instanceof Refusal) return error.code
  return error instanceof Error ? error.name : 'Error'
}
