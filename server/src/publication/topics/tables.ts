import type { Generated } from 'kysely'
import type { topicStates } from './contract.ts'

export type Tables = {
  topics_topic: {
    id: string
    site_id: string
    body_id: string
    title: string
    summary: string
    state: (typeof topicStates)[number]
    opened_on: string
    closed_on: string | null
    archived_on: string | null
    version: Generated<number>
    created_by: string | null
  }
  topics_item: {
    topic_id: string
    document_id: string
    section: string
    position: number
    added_at: Date
  }
}
