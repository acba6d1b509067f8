import type { Generated } from 'kysely'
import type { RequestClock } from './clock.ts'
import type {
  ApplicantType,
  Channel,
  deliveryWays,
  FilePurpose,
  LetterKindName,
  Proposal,
  SuggestionVerdict,
  WaitsOn,
  wantedForms,
} from './contract.ts'
import type { RequestState } from './request.ts'

type Verdict = 'approved' | 'refused'

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
    clock: RequestClock | null
    due_on: string | null
    waits_on: Generated<WaitsOn>
    extension_days: Generated<number>
    extended_on: string | null
    extension_reason: Generated<string>
    correction_sent_on: string | null
    correction_due_on: string | null
    correction_asked: Generated<string>
    corrected_on: string | null
    lapsed_on: string | null
    inquiry_on: string | null
    inquiry_due_on: string | null
    inquiry_facts: Generated<string>
    reasons: Generated<string>
    reasons_on: string | null
    reasons_verdict: 'reasonable' | 'unreasonable' | null
    proposal: Proposal | null
    draft: Buffer | null
    proposed_by: string | null
    outcome: string | null
    decided_on: string | null
    decided_by: string | null
    split_from: string | null
    asked_first_of: string | null
    withdrawal_on: string | null
    function_moved: Generated<boolean>
    contact_note: Generated<string>
    needs_help: Generated<boolean>
    created_at: Date
  }
  requests_letter: {
    id: string
    request_id: string
    consultation_id: string | null
    kind: LetterKindName
    number: string
    canonical: Buffer
    digest: Buffer
    issued_on: string
    signed_by: string
    sent_on: string | null
    tracking: Generated<string>
    read_on: string | null
    delivered_on: string | null
    delivery_way: string | null
    delivery_proof: Generated<string>
  }
  requests_guess: { number: string; wrong: number; since: Date }
  requests_extension: {
    id: string
    request_id: string
    days: number
    reason: string
    proposed_by: string
    proposed_on: string
    verdict: Verdict | null
    decided_by: string | null
    decided_on: string | null
    note: Generated<string>
  }
  requests_consultation: {
    id: string
    request_id: string
    kind: 'third_party' | 'co_making_body'
    party: Buffer
    party_body_id: string | null
    code_hash: Buffer | null
    content: string
    limit_days: number
    sent_on: string
    received_on: string | null
    due_on: string | null
    ended_on: string | null
    ending: 'answered' | 'silent' | 'recalled' | null
    opinion: 'agrees' | 'objects' | 'partly' | null
    opinion_text: Generated<string>
    judgement: 'respected' | 'not_reasonable' | 'public_interest' | null
    judgement_reason: Generated<string>
    judged_by: string | null
    judged_on: string | null
    sent_by: string
  }
  requests_task: {
    id: string
    request_id: string
    kind: 'assign' | 'co_handle'
    office: string
    account_id: string | null
    body_id: string | null
    task: string
    due_on: string | null
    opened_by: string
    opened_on: string
    answer: Generated<string>
    answered_by: string | null
    answered_on: string | null
    returned: Generated<boolean>
  }
  requests_note: { id: string; request_id: string; text: string; written_by: string; written_at: Date }
  requests_search: {
    id: string
    request_id: string
    place: string
    words: string
    period: string
    result: string
    found: boolean
    searched_by: string
    searched_on: string
  }
  requests_file: {
    id: string
    request_id: string
    file_id: string
    purpose: FilePurpose
    title: string
    pages: number | null
    added_by: string | null
    added_at: Date
    removed_on: string | null
  }
  requests_person: {
    request_id: string
    person_id: string
    role: 'co_applicant' | 'agent'
    position: number
  }
  requests_type_change: {
    id: string
    request_id: string
    was: ApplicantType
    now: ApplicantType
    reason: string
    proposed_by: string
    proposed_on: string
    verdict: Verdict | null
    decided_by: string | null
    decided_on: string | null
  }
  requests_reminder: { request_id: string; kind: string; about: string; sent_on: string }
  requests_rating: { request_id: string; score: number; comment: string; rated_on: string }
  requests_suggestion: {
    request_id: string
    body_id: string
    why: string
    suggested_on: string
    verdict: SuggestionVerdict | null
    answer: Generated<string>
    answered_on: string | null
    answered_by: string | null
  }
  requests_saved: { code_hash: Buffer; content: Buffer; saved_on: string; until_day: string }
  requests_disclosed: {
    request_id: string
    body_id: string
    title: string
    asked: string
    answer: string
    published_on: string
    published_by: string
    withdrawn_on: string | null
    withdrawn_reason: string
  }
  requests_mail: {
    id: string
    body_id: string
    message_key: Buffer
    sealed: Buffer
    arrived_on: string
    state: Generated<'waiting' | 'registered' | 'dismissed'>
    request_id: string | null
    handled_by: string | null
    handled_on: string | null
    reason: Generated<string>
    erased_on: Generated<string | null>
  }
  requests_mail_file: {
    mail_id: string
    position: number
    file_id: string
    name: string
  }
  requests_letter_seal: {
    letter_id: string
    state: 'waiting' | 'sealed' | 'failed'
    file_id: string | null
    attempts: number
    next_at: Date
    problem: Generated<string>
    sealed_at: Date | null
  }
  requests_letter_mail: {
    letter_id: string
    sealed: Buffer
    state: 'waiting' | 'sent' | 'failed'
    attempts: number
    next_at: Date
    problem: string
    queued_by: string
    sent_at: Date | null
  }
}
