import type { Generated } from 'kysely'
import type { CaseState } from './case.ts'
import type { Ring } from './contract.ts'

export type LimitStep = 'accept' | 'sign' | 'return' | 'answer' | 'extension'
export type CaseLimitUnit = 'working_day' | 'day' | 'hour'
export type CameBy = 'online' | 'phone' | 'counter' | 'post' | 'upper' | 'import'
export type Publishes = 'never' | 'consent' | 'always'

export type Tables = {
  cases_channel: {
    code: string
    name: string
    sign: string
    intro: string
    position: number
    desk_body_id: string | null
    public_intake: boolean
    anonymous: boolean
    dispatches: boolean
    reviewed: boolean
    publishes: Publishes
    calls_back: boolean
    rates: boolean
    redo_most: number
    extends_by_desk: boolean
    reopens_days: number
    matters: string[]
    active: boolean
    version: number
  }
  cases_outline: {
    site_id: string
    name: string
    rings: Ring[]
    saved_by: string | null
    saved_at: Date
  }
  cases_limit: {
    channel: string
    matter: string
    urgent: boolean
    step: LimitStep
    amount: number
    unit: CaseLimitUnit
    from_day: string
    source: string
  }
  cases_case: {
    id: string
    number: string
    code_hash: Buffer
    channel: string
    matter: string
    urgent: boolean
    desk_body_id: string
    body_id: string
    person_id: string | null
    came_by: CameBy
    outer_number: Generated<string>
    title: string
    asked: string
    place: Generated<string>
    consent: boolean
    state: CaseState
    version: number
    round: Generated<number>
    posts: Generated<number>
    submitted_at: Date
    submitted_on: string
    accepted_at: Date | null
    limit_amount: number | null
    limit_unit: CaseLimitUnit | null
    limit_from: Date | null
    extension_amount: Generated<number>
    extended_at: Date | null
    extension_reason: Generated<string>
    due_at: Date | null
    reply: Generated<string>
    proposed_by: string | null
    answered_at: Date | null
    first_answered_at: Date | null
    late: boolean | null
    closed_at: Date | null
    refusal: Generated<string>
    merged_into: string | null
    rating: number | null
    rated_at: Date | null
    rating_note: Generated<string>
    called_back_at: Date | null
    reached: boolean | null
    solved: boolean | null
    satisfied: number | null
    published_at: Date | null
    public_title: Generated<string>
    public_asked: Generated<string>
    public_reply: Generated<string>
    hidden_at: Date | null
    hidden_reason: Generated<string>
    peer_id: string | null
    suspended_at: Date | null
    lng: number | null
    lat: number | null
    paused_amount: Generated<number>
    consent_withdrawn_at: Date | null
  }
  cases_month: { month: string; dirty: boolean }
  cases_tally: CaseTally
  cases_tally_time: {
    month: string
    channel: string
    matter: string
    body_id: string
    desk_body_id: string
    tenths: number
    cases: number
  }
  cases_tally_dispatch: {
    month: string
    channel: string
    matter: string
    body_id: string
    desk_body_id: string
    dispatched: number
    signedOnTime: number
    returned: number
  }
  cases_extension: {
    id: string
    case_id: string
    round: number
    amount: number
    reason: string
    asked_by: string
    asked_at: Date
    granted: boolean | null
    answer: Generated<string>
    decided_by: string | null
    decided_at: Date | null
  }
  cases_card: {
    case_id: string
    round: number
    color: 'yellow' | 'red'
    body_id: string
    dealt_at: Date
  }
  cases_post: {
    id: string
    case_id: string
    round: number
    kind: 'supplement' | 'follow_up' | 'reply'
    text: string
    at: Date
  }
  cases_file: {
    file_id: string
    case_id: string
    side: 'citizen' | 'office'
    name: string
    size: number
    round: number
    added_at: Date
    added_by: string | null
  }
  cases_answer: {
    id: string
    body_id: string
    matter: string
    question: string
    answer: string
    source: string
    review_on: string | null
    active: boolean
    uses: Generated<number>
    version: number
    written_by: string | null
    written_at: Date
  }
  cases_call: {
    id: string
    body_id: string
    at: Date
    on_day: string
    answered: boolean
    waited_seconds: number
    outer_id: string
  }
  cases_peer: {
    id: string
    body_id: string
    name: string
    key_id: string
    secret: Buffer
    result_url: string
    active: boolean
  }
  cases_peer_nonce: { key_id: string; nonce: string; at: Date }
  cases_result: {
    id: string
    peer_id: string
    case_id: string
    payload: Readonly<Record<string, string>>
    attempts: Generated<number>
    next_at: Date
    delivered_at: Date | null
    problem: Generated<string>
  }
  cases_dispatch: {
    id: string
    case_id: string
    from_body_id: string
    to_body_id: string
    part: 'lead' | 'co'
    note: Generated<string>
    sent_at: Date
    sign_due_at: Date | null
    return_due_at: Date | null
    signed_at: Date | null
    returned_at: Date | null
    return_reason: Generated<string>
    opinion: Generated<string>
    opinion_at: Date | null
  }
  cases_step: {
    id: string
    case_id: string
    at: Date
    act: string
    body_id: string | null
    actor: string | null
    note: Generated<string>
    open: boolean
  }
}

/** Kept counts of a month that is over. */
type CaseTally = {
  month: string
  channel: string
  matter: string
  body_id: string
  desk_body_id: string
} & Record<
  | 'received'
  | 'posts'
  | 'refused'
  | 'accepted'
  | 'replied'
  | 'onTime'
  | 'late'
  | 'closed'
  | 'redone'
  | 'extended'
  | 'rated'
  | 'ratedSatisfied'
  | 'calledBack'
  | 'reached'
  | 'solved'
  | 'satisfied'
  | 'published'
  | 'hours',
  number
>
