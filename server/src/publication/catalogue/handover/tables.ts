import type { Generated } from 'kysely'
import type { retentions } from './contract.ts'

export type Tables = {
  catalogue_handover: {
    id: string
    body_id: string
    receiver: string
    retention: (typeof retentions)[number]
    until_day: string
    made_by: string
    made_at: Date
    received_on: Generated<string | null>
    receipt: Generated<string>
  }
  catalogue_handover_item: { handover_id: string; document_id: string; edition_id: string; no: number }
}
