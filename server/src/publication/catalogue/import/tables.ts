import type { Generated } from 'kysely'
import type { DocumentContent } from '../contract.ts'
import type { CrawlPlan, ImportBatch, ImportRow } from './contract.ts'

export type Tables = {
  catalogue_import: {
    id: string
    body_id: string
    name: string
    state: ImportBatch['state']
    created_by: string
    created_at: Date
    finished_at: Date | null
    crawl: Generated<CrawlPlan | null>
    problem: Generated<string>
  }
  catalogue_import_row: {
    import_id: string
    no: number
    title: string
    source: string
    outcome: ImportRow['outcome']
    problem: string
    content: DocumentContent | null
    index_number: string
    published_on: string | null
    document_id: string | null
  }
  catalogue_old_address: {
    site_id: string
    path: string
    host: string
    import_id: string
    row_no: number
    document_id: string | null
    file_id: string | null
    file_name: string
    column_id: string | null
  }
}
