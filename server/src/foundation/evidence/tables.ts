import type { Generated } from 'kysely'

export type Tables = {
  evidence_package: {
    id: string
    kind: string
    subject_id: string
    number: string
    body_id: string
    organ: string
    reason: string
    digest: Buffer
    sealed_by: string
    sealed_at: Date
    receipt_number: Generated<string>
    received_by: Generated<string>
    received_on: string | null
    receipt_by: string | null
  }
}
