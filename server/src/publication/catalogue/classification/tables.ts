import type { Generated } from 'kysely'

export type Tables = {
  catalogue_axis: {
    code: string
    title: string
    kind: 'statutory' | 'grassroots' | 'local'
    several: boolean
    position: number
  }
  catalogue_item: {
    id: Generated<string>
    axis: string
    code: string
    site_id: string | null
    parent: string | null
    title: string
    content: string
    basis: string
    rule_key: string | null
    stale_months: number | null
    owed_by: string[]
    power_code: string
    position: number
    from_day: string
    until_day: string | null
    version: Generated<number>
  }
  catalogue_duty: {
    body_id: string
    axis: string
    code: string
    owed: boolean
    reason: string
    from_day: string
    until_day: string | null
    entered_by: string
  }
  catalogue_placement: {
    document_id: string
    axis: string
    code: string
    placed_at: Date
    placed_by: string | null
    removed_at: Date | null
  }
}
