import type { Generated } from 'kysely'
import type { groundCodes } from '../contract.ts'
import type { releaseStates } from './contract.ts'

export type Tables = {
  catalogue_release: {
    id: string
    body_id: string
    title: string
    planned_on: string
    note: string
    state: (typeof releaseStates)[number]
    document_id: Generated<string | null>
    moved_from: Generated<string | null>
    reason: Generated<string>
    version: Generated<number>
    created_by: string
    created_at: Date
  }
  catalogue_withheld_item: {
    id: string
    body_id: string
    title: string
    ground_code: (typeof groundCodes)[number]
    basis: string
    from_day: string
    until_day: Generated<string | null>
    entered_by: string
    entered_at: Date
  }
}
