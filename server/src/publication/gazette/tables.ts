import type { Generated } from 'kysely'

export type Tables = {
  gazette_issue: {
    id: string
    body_id: string
    year: number
    number: number | null
    state: 'draft' | 'published'
    created_by: string
    created_at: Date
    published_at: Date | null
    version: Generated<number>
  }
  gazette_entry: {
    issue_id: string
    position: number
    document_id: string
    edition_id: string | null
  }
}
