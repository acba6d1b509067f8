import type { Role } from '#foundation/identity'

/** One step of a route as a case keeps it from the day it began. */
export interface Step {
  no: number
  title: string
  role: Role
  /** The body whose people decide this step. */
  body: string
}

export type Verdict = 'approve' | 'return'

export type Outcome = 'advanced' | 'approved' | 'returned'

/** Where a case stands after `verdict` on step `no`. */
export function after(
  steps: readonly Step[],
  no: number,
  verdict: Verdict,
): { outcome: Outcome; next?: Step } {
  if (verdict === 'return') return { outcome: 'returned' }
  const next = steps.find((step) => step.no > no)
  return next ? { outcome: 'advanced', next } : { outcome: 'approved' }
}

export type Objection =
  | 'review.own_draft'
  | 'review.second_step'
  | 'review.reason_missing'
  | 'review.text_changed'

/** Why this person may not give this verdict; undefined when they may. Three steps are three different people. */
export function objection(
  decision: { person: string; verdict: Verdict; reason: string; digest: string },
  state: { openedBy: string; decidedBy: readonly string[]; digest: string },
): Objection | undefined {
  if (decision.person === state.openedBy) return 'review.own_draft'
  if (state.decidedBy.includes(decision.person)) return 'review.second_step'
  if (decision.digest !== state.digest) return 'review.text_changed'
  if (decision.verdict === 'return' && decision.reason.trim() === '') return 'review.reason_missing'
  return undefined
}
