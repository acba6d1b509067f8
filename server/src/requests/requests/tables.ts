import type { Generated } from 'kysely'
import type { ApplicantType, Channel, deliveryWays, Proposal, wantedForms } from './contract.ts'
import type { RequestState } from './request.ts'

export type Tables = {
  requests_request: {
    id: string
    number: string
    code_hash: Buffer
    body_id: string
    applicant_type: ApplicantType
    person_id: string
    channel: Channel
    submitted_on: string
    received_on: string | null
    asked: string
    wanted_form: (typeof wantedForms)[number]
    delivery_way: (typeof deliveryWays)[number]
    state: RequestState
    version: number
    limit_days: number
    due_on: string | null
    extension_days: Generated<number>
    extended_on: string | null
    extension_reason: Generated<string>
    correction_sent_on: string | null
    correction_due_on: string | null
    correction_asked: Generated<string>
    corrected_on: string | null
    proposal: Proposal | null
    proposed_by: string | null
    outcome: string | null
    decided_on: string | null
    decided_by: string | null
    created_at: Date
  }
  requests_letter: {
    id: string
    request_id: string
    kind: 'correction' | 'extension' | 'decision'
    number: string
    canonical: Buffer
    digest: Buffer
    issued_on: string
    signed_by: string
    delivered_on: string | null
    delivery_way: string | null
    delivery_proof: Generated<string>
  }
  requests_guess: { number: string; wrong: number; since: Date }
}
