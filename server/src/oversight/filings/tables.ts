import type { Generated } from 'kysely'
import type { ApplicantType, FilingWay, RemedyKind, RemedyResult } from './contract.ts'

export type Tables = {
  filings_line: {
    id: string
    body_id: string
    number: string
    received_on: string
    applicant_type: ApplicantType
    outcome: string | null
    decided_on: string | null
    remedy_kind: RemedyKind | null
    remedy_organ: string
    remedy_number: string
    remedy_accepted_on: string | null
    remedy_result: RemedyResult | null
    remedy_closed_on: string | null
    note: string
    file_id: string | null
    filed_by: string
    filed_at: Date
    version: Generated<number>
    withdrawn_at: Generated<Date | null>
    withdrawn_why: Generated<string>
  }
  filings_return: {
    id: string
    body_id: string
    month: string
    cells: Record<string, number>
    note: string
    file_id: string | null
    filed_by: string
    filed_at: Date
    version: Generated<number>
  }
  filings_duty: {
    body_id: string
    way: FilingWay
    from_month: string
    set_by: string
    set_at: Date
  }
  filings_reminder: {
    id: string
    body_id: string
    month: string
    sent_by: string
    sent_at: Date
  }
}
