import type { Generated, GeneratedAlways } from 'kysely'
import type { DocumentContent, WithdrawalPlan, withdrawalKinds } from './contract.ts'
import type { DocumentState } from './document.ts'
import type { WorkingCopy } from './editor/contract.ts'

export type Tables = {
  catalogue_theme: {
    code: string
    parent: string | null
    title: string
    from_day: string
    position: number
    retired_on: Generated<string | null>
    version: Generated<number>
  }
  catalogue_genre: {
    code: string
    number: string
    title: string
    position: number
    retired_on: Generated<string | null>
    version: Generated<number>
  }
  catalogue_document: {
    id: string
    body_id: string
    column_id: string
    state: DocumentState
    version: number
    content: DocumentContent
    /** Of the content. */
    keywords: GeneratedAlways<readonly string[] | null>
    title: string
    document_number: string
    written_on: string
    genre: string
    theme: string
    kind: 'rule' | 'normative' | null
    validity: 'not_yet' | 'in_force' | 'amended' | 'partly' | 'repealed' | 'expired' | 'none'
    repealed_on: string | null
    expired_on: Generated<string | null>
    index_number: string | null
    frozen_edition: string | null
    published_edition: string | null
    published_at: Date | null
    withdrawn_at: Date | null
    withdrawal: (typeof withdrawalKinds)[number] | 'leak' | null
    withdrawal_reason: Generated<string>
    publish_at: Generated<Date | null>
    withdraw_at: Generated<Date | null>
    withdraw_plan: Generated<WithdrawalPlan | null>
    take_down_on: Generated<string | null>
    schedule_problem: Generated<string>
    review_on: Generated<string | null>
    redirect_to: Generated<string | null>
    attribute_decided_by: Generated<string | null>
    attribute_decided_at: Generated<Date | null>
    emergency_reason: Generated<string>
    emergency_by: Generated<string | null>
    emergency_at: Generated<Date | null>
    emergency_reviewed_at: Generated<Date | null>
    created_by: string
    created_at: Date
    updated_at: Date
  }
  catalogue_edition: {
    id: string
    document_id: string
    no: number
    canonical: string
    digest: Buffer
    frozen_by: string
    frozen_at: Date
    published_at: Date | null
    destroyed_at: Generated<Date | null>
  }
  catalogue_link: {
    document_id: string
    url: string
    checked_at: Date | null
    problem: Generated<string>
    failures: Generated<number>
    failing_since: Date | null
  }
  catalogue_working_copy: {
    account_id: string
    document_id: string
    version: number
    content: WorkingCopy['content']
    saved_at: Date
  }
  catalogue_joint: { document_id: string; body_id: string }
  catalogue_edition_file: { file_id: string; edition_id: string }
  catalogue_edition_closed: { edition_id: string; reason: string; closed_by: string; closed_at: Date }
  catalogue_confidentiality: {
    id: string
    document_id: string
    digest: Buffer
    outcome: 'clear' | 'not_public' | 'referred'
    opinion: string
    referred_to: string
    signed_by: string
    signed_at: Date
    ruling: 'clear' | 'not_public' | null
    ruling_number: string
    ruled_on: string | null
    ruling_by: string | null
  }
  catalogue_original: {
    file_id: string
    document_id: string
    original_id: string
    how: 'mask' | 'strip'
    made_by: string
    made_at: Date
  }
}
