export const decisions = ['keep', 'amend', 'partly', 'repeal', 'expire'] as const
export type Decision = (typeof decisions)[number]

export type Tables = {
  catalogue_cleanup: {
    id: string
    body_id: string
    title: string
    as_of: string
    opened_by: string
    opened_at: Date
    announcement: string | null
    settled_at: Date | null
  }
  catalogue_cleanup_item: {
    cleanup_id: string
    document_id: string
    decision: Decision | null
    reason: string
    decided_by: string | null
    decided_at: Date | null
  }
}
