import type { Finding } from '@yangguang/annual-report'
import type { Generated } from 'kysely'
import type { SubmissionState, Treatment } from './contract.ts'

export type Tables = {
  supervision_reminder: {
    id: string
    root_id: string
    body_id: string
    year: number
    note: string
    sent_by: string
    sent_at: Date
  }
  supervision_submission: {
    id: string
    root_id: string
    year: number
    body_id: string | null
    file_id: string
    file_name: string
    file_hash: Buffer
    part: number
    state: SubmissionState
    problem: string
    canonical: string | null
    findings: Finding[]
    note: Generated<string>
    report_id: Generated<string | null>
    handed_by: string
    handed_at: Date
    decided_by: Generated<string | null>
    decided_at: Generated<Date | null>
    version: Generated<number>
  }
  supervision_return: {
    id: string
    root_id: string
    body_id: string
    year: number
    report_id: string
    note: string
    findings: Finding[]
    returned_by: string
    returned_at: Date
  }
  supervision_shared: {
    id: string
    root_id: string
    year: number
    kind: 'document' | 'suit'
    label: string
    cell: string
    bodies: string[]
    entered_by: string
    entered_at: Date
    removed_at: Generated<Date | null>
  }
  supervision_coverage: {
    root_id: string
    year: number
    body_id: string
    treatment: Treatment
    reason: string
    entered_by: string
    entered_at: Date
  }
}
