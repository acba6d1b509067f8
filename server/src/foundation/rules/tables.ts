import type { Generated } from 'kysely'

export type RuleUnit =
  | 'working_day'
  | 'day'
  | 'hour'
  | 'second'
  | 'month'
  | 'times'
  | 'count'
  | 'percent'
  | 'cent'
  | 'yuan'
  | 'date'
  | 'list'

/** statute: read in the text; default: common practice, to be confirmed by the office. */
export type RuleStanding = 'statute' | 'default'

export type RemedyKind = 'either' | 'reconsideration_first' | 'none'

/** Format of the yearly statistics: 2014 (statistics table), 2019 (〔2019〕60号), 2021 (〔2021〕30号). */
export type TableFormat = '2014' | '2019' | '2021'

export type Tables = {
  rules_row: {
    key: string
    from_day: string
    until_day: string | null
    value: number | null
    unit: RuleUnit
    detail: unknown
    source: string
    standing: RuleStanding
    note: string
    entered_by: Generated<string | null>
    entered_at: Generated<Date | null>
  }
  rules_outcome: {
    code: string
    label: string
    article: string
    article_no: number
    paragraph_no: number | null
    item_no: number | null
    letter: string
    withheld: boolean
    discretionary: boolean
    position: number
    from_day: string
    until_day: string | null
  }
  rules_outcome_remedy: {
    outcome: string
    from_day: string
    until_day: string | null
    remedy: RemedyKind
    source: string
  }
  rules_outcome_row: { outcome: string; format: TableFormat; row_name: string }
}
