import type { RelationKind } from './contract.ts'

export type Tables = {
  catalogue_relation: {
    id: string
    from_document: string
    kind: RelationKind
    to_document: string | null
    outside_title: string
    outside_url: string
    entered_by: string | null
    entered_at: Date
    removed_at: Date | null
  }
  catalogue_hold: { document_id: string; kind: string; placed_at: Date }
}
