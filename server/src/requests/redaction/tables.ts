import type { ColumnType, Generated } from 'kysely'
import type { Box, CopyState, LaidOut } from './contract.ts'

export type Tables = {
  redaction_copy: {
    id: string
    request_id: string
    body_id: string
    name: string
    source_file: string
    pages_file: string
    page_count: number
    laid_out: LaidOut
    state: CopyState
    /** Written as JSON text: the driver would take an array for one of PostgreSQL's. */
    boxes: ColumnType<Box[], never, string>
    marked_by: Generated<string[]>
    public_name: Generated<string>
    digest: Buffer | null
    submitted_at: Date | null
    checked_by: string | null
    return_reason: Generated<string>
    burnt_pages: Generated<number>
    failure: Generated<string>
    result_file: string | null
    attached_at: Date | null
    version: Generated<number>
    created_by: string
    created_at: Date
  }
}
