import type { Format } from '@yangguang/annual-report'
import type { Generated } from 'kysely'
import type { reportStates, SectionTexts } from './contract.ts'

export type Override = { reason: string; by: string; at: string }

export type Tables = {
  report_report: {
    id: string
    body_id: string
    year: number
    format: Format
    scope: 'own' | 'government' | 'area'
    bodies: string[]
    origin: 'compiled' | 'imported'
    state: (typeof reportStates)[number]
    version: number
    sections: SectionTexts
    overrides: Generated<Record<string, Override>>
    canonical: string | null
    digest: Buffer | null
    ledger_position: bigint | null
    published_at: Date | null
    created_at: Date
  }
  report_entered: {
    report_id: string
    cell: string
    value: string
    source: string
    entered_by: string
    entered_at: Date
  }
  report_frozen_record: {
    report_id: string
    cell: string
    record_kind: string
    record_id: string
    body_id: string
    label: string
    day: string
  }
}
