export type Tables = {
  supervision_reminder: {
    id: string
    root_id: string
    body_id: string
    year: number
    note: string
    sent_by: string
    sent_at: Date
  }
}
