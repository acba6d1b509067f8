import type { Generated } from 'kysely'
import type { ConsultationKind, ConsultationState } from './consultation.ts'
import type { Adoption, CommentState, CommentWay } from './contract.ts'

export type Tables = {
  consultations_consultation: {
    id: string
    number: string
    body_id: string
    kind: ConsultationKind
    title: string
    explanation: string
    draft: string
    contact: string
    anonymous: boolean
    shows_comments: boolean
    state: ConsultationState
    version: number
    opens_on: string | null
    closes_on: string
    least_until: string | null
    rule_amount: number | null
    rule_unit: string | null
    rule_source: Generated<string>
    short_reason: Generated<string>
    drafted_by: string
    published_by: string | null
    published_at: Date | null
    closed_at: Date | null
    feedback_due: string | null
    feedback: Generated<string>
    feedback_by: string | null
    feedback_at: Date | null
    final_url: Generated<string>
    withdrawn_reason: Generated<string>
  }
  consultations_paragraph: { consultation_id: string; no: number; html: string }
  consultations_group: {
    id: string
    consultation_id: string
    position: number
    title: string
    adoption: Adoption
    answer: string
  }
  consultations_comment: {
    id: string
    consultation_id: string
    number: string
    code_hash: Buffer
    paragraph_no: number | null
    person_id: string | null
    came_by: CommentWay
    text: string
    file_id: string | null
    submitted_at: Date
    state: CommentState
    flagged: Generated<string>
    public_text: Generated<string>
    group_id: string | null
    handled_by: string | null
    handled_at: Date | null
    hidden_reason: Generated<string>
    version: Generated<number>
  }
}
