/** Work that nobody's click starts: at a time of day, or soon after something asked for it. */
export interface Job {
  /** `noun.verb`, the queue's name as well. */
  name: string
  /** What it does, as the administrator reads it. */
  title: string
  /** When it runs by itself (cron, Beijing time); absent for work that only `wake` starts. */
  cron?: string
  /**
   * Does the work. It must find for itself what is due, so that a missed run only means that the next one does more,
   * and it must be safe to run twice. @returns a short note for the administrator, such as how many were handled
   */
  run(signal: AbortSignal): Promise<string | undefined>
}

export function defineJob(job: Job): Job {
  return job
}
