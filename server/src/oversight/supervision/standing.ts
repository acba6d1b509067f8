import type { ReportStanding } from '#oversight/annual-report'
import type { Standing } from './contract.ts'

/** What is known of a body's report of a year. */
export interface Known {
  /** The report made in this system or imported into it. */
  report: { state: ReportStanding['state']; everPublished: boolean } | undefined
  /** The last file handed in. */
  submission: { state: 'checked' | 'accepted' | 'returned' } | undefined
  /** The office above has sent the published report back, and no correction is out yet. */
  sentBack?: boolean
}

/**
 * One word for where a body stands. What the supervising office has decided on a file outweighs a draft; a body that has
 * handed nothing in after the last day is late, whatever it has begun (条例 Art 49).
 */
export function standingOf({ report, submission, sentBack }: Known, dueOn: string, today: string): Standing {
  if (sentBack) return 'returned'
  if (report?.everPublished) return 'published'
  if (submission?.state === 'accepted' || report?.state === 'approved') return 'passed'
  if (submission?.state === 'checked' || report?.state === 'in_review') return 'submitted'
  if (submission?.state === 'returned' || report?.state === 'returned') return 'returned'
  if (today > dueOn) return 'overdue'
  return report ? 'compiling' : 'not_begun'
}

/** The report is still owed: a reminder makes sense, and lateness counts. */
export function isOwed(standing: Standing): boolean {
  return !['submitted', 'passed', 'published'].includes(standing)
}
