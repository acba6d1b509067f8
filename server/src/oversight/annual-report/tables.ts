import type { Format } from '@yangguang/annual-report'
import type { ColumnType, Generated } from 'kysely'
import type { reportStates, SectionTexts } from './contract.ts'

export type Override = { reason: string; by: string; at: string }

/** The figures of a frozen report, without zeros. */
export type FrozenFigures = {
  tables: readonly string[]
  unsettled: readonly string[]
  cells: Readonly<Record<string, number>>
}

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
    /** Reports from before the five subjects of section 一 had fields of their own hold only three texts. */
    sections: Partial<SectionTexts>
    overrides: Generated<Record<string, Override>>
    canonical: string | null
    /** Derived from `canonical` by the database. */
    figures: ColumnType<FrozenFigures, never, never>
    digest: Buffer | null
    ledger_position: bigint | null
    published_at: Date | null
    created_at: Date
    edition: Generated<number>
    corrects: Generated<string | null>
    correction_note: Generated<string>
    superseded_by: Generated<string | null>
    frozen_at: Generated<Date | null>
    archived_at: Generated<Date | null>
    archive_number: Generated<string>
  }
  /** Derived from `figures` by the database. */
  report_figure: {
    report_id: ColumnType<string, never, never>
    cell: ColumnType<string, never, never>
    value: ColumnType<number, never, never>
  }
  report_entered: {
    report_id: string
    cell: string
    value: string
    source: string
    entered_by: string
    entered_at: Date
    file_id: Generated<string | null>
  }
  report_evidence: {
    report_id: string
    file_id: string
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
