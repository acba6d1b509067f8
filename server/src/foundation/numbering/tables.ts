import type { Generated } from 'kysely'

export type Tables = {
  numbering_serial: { series: string; period: string; last: bigint }
  numbering_rule: {
    id: Generated<string>
    site_id: string | null
    body_id: string | null
    pattern: string
    parts: Record<string, string>
    source: string
    from_day: string
    until_day: string | null
  }
  numbering_given: { number: string; subject_kind: string; subject_id: string; given_at: Date }
}
