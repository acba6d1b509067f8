import type { Generated } from 'kysely'
import type { DocumentContent, withdrawalKinds } from './contract.ts'
import type { DocumentState } from './document.ts'

export type Tables = {
  catalogue_theme: { code: string; parent: string | null; title: string; from_day: string }
  catalogue_genre: { code: string; label: string; position: number }
  catalogue_document: {
    id: string
    body_id: string
    column_id: string
    state: DocumentState
    version: number
    content: DocumentContent
    title: string
    document_number: string
    written_on: string
    genre: string
    theme: string
    kind: 'rule' | 'normative' | null
    validity: 'in_force' | 'amended' | 'partly' | 'repealed' | 'expired' | 'none'
    repealed_on: string | null
    expired_on: Generated<string | null>
    index_number: string | null
    frozen_edition: string | null
    published_edition: string | null
    published_at: Date | null
    withdrawn_at: Date | null
    withdrawal: (typeof withdrawalKinds)[number] | null
    withdrawal_reason: Generated<string>
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
  }
}
