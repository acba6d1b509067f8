import type { Generated } from 'kysely'
import type { ItemState, Severity } from './item.ts'

export type IssueKind = 'flash' | 'direct' | 'halfmonthly'
export type RiskLevel = 'high' | 'middle' | 'low'
export type Tables = {
  opinion_source: {
    id: string
    body_id: string
    name: string
    url: string
    active: boolean
    fetched_at: Date | null
    etag: Generated<string>
    problem: Generated<string>
  }
  opinion_key: {
    id: string
    body_id: string
    name: string
    key_hash: Buffer
    active: boolean
    made_by: string
    made_at: Date
    used_at: Date | null
  }
  opinion_rule: { id: string; body_id: string; words: string[]; severity: Severity; active: boolean }
  opinion_item: {
    id: string
    number: string
    body_id: string
    title: string
    text: string
    source: string
    url: string
    outer_id: string | null
    came_by: 'hand' | 'feed' | 'import'
    published_at: Date | null
    found_at: Date
    severity: Severity
    words: string[]
    state: ItemState
    version: number
    assigned_to: string | null
    assigned_at: Date | null
    respond_due: Date
    press_due: Date | null
    responded_at: Date | null
    response: Generated<string>
    response_urls: Generated<string[]>
    press_at: Date | null
    spokesperson: Generated<string>
    handed_over_at: Date | null
    handed_over_to: Generated<string>
    handed_over_note: Generated<string>
    handed_over_due: string | null
    closed_at: Date | null
    note: Generated<string>
    registered_by: string | null
  }
  opinion_issue: {
    id: string
    body_id: string
    kind: IssueKind
    number: string
    title: string
    issued_on: string
    summary: string
    items: { id: string; number: string; title: string; text: string }[]
    issued_by: string
    issued_at: Date
  }
  opinion_risk: {
    id: string
    body_id: string
    title: string
    level: RiskLevel
    likely_on: string | null
    owner_body_id: string
    measures: string
    state: 'open' | 'closed'
    version: number
    entered_by: string
    entered_at: Date
  }
  opinion_duty: { body_id: string; day: string; person: string; phone: string; leader: string }
  opinion_daily: {
    body_id: string
    day: string
    found: number
    note: string
    reported_by: string
    reported_at: Date
  }
}
