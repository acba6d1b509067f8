import type { Role } from '#foundation/identity'
import type { Step, Verdict } from './route.ts'

export type Tables = {
  review_route: {
    id: string
    body_id: string | null
    subject_kind: string
    name: string
    from_day: string
    until_day: string | null
    entered_by: string | null
    entered_at: Date
  }
  review_route_step: { route_id: string; no: number; title: string; role: Role; at: 'own' | 'supervisor' }
  review_case: {
    id: string
    subject_kind: string
    subject_id: string
    body_id: string
    title: string
    digest: Buffer
    paper_code: string
    steps: Step[]
    step: number
    step_role: string | null
    step_body_id: string | null
    state: 'open' | 'approved' | 'returned' | 'recalled'
    opened_by: string
    opened_at: Date
    closed_at: Date | null
  }
  review_decision: {
    case_id: string
    step: number
    verdict: Verdict
    reason: string
    person_id: string
    decided_at: Date
    digest: Buffer
    paper_file_id: string | null
    paper_signed_on: string | null
    recorded_by: string | null
    acting_for: string | null
  }
}
