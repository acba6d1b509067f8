/** The law as dated rows: limits, and what a decision may be and where it counts. The code holds the arithmetic only. */
import type { Day } from '#platform/clock'
import type { Db } from '#platform/db'

type Tables = {
  rules_row: {
    key: string
    from_day: string
    until_day: string | null
    value: number
    unit: RuleUnit
    source: string
    standing: 'statute' | 'default'
  }
  rules_outcome: {
    code: string
    label: string
    article: string
    letter: string
    withheld: boolean
    discretionary: boolean
    remedy: RemedyKind
    position: number
    from_day: string
  }
  rules_outcome_row: { outcome: string; format: TableFormat; row_name: string }
}

export type RuleUnit = 'working_day' | 'day' | 'hour' | 'month' | 'times' | 'cent'
export type RemedyKind = 'either' | 'reconsideration_first' | 'none'
/** Format of the yearly statistics: 2014 (statistics table), 2019 (〔2019〕60号), 2021 (〔2021〕30号). */
export type TableFormat = '2014' | '2019' | '2021'

export interface Rule {
  key: string
  value: number
  unit: RuleUnit
  source: string
}

/** The row in force on `day`. A missing one is a defect of the data, not of the request. */
export async function ruleAt(db: Db, key: string, day: Day): Promise<Rule> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('rules_row')
    .select(['key', 'value', 'unit', 'source'])
    .where('key', '=', key)
    .where('from_day', '<=', day)
    .where((eb) => eb.or([eb('until_day', 'is', null), eb('until_day', '>', day)]))
    .orderBy('from_day', 'desc')
    .executeTakeFirst()
  if (!row) throw new Error(`no rule ${key} on ${day}`)
  return row
}

/** A legal outcome of a request (Art 14–16, 30, 35–39, 42). */
export interface LegalOutcome {
  code: string
  label: string
  /** Article, paragraph and item, as the letter cites them. */
  article: string
  /** Title of the decision letter. */
  letter: string
  withheld: boolean
  discretionary: boolean
  remedy: RemedyKind
}

/** The outcomes a decision of `day` may have, in the order of the official table. */
export async function outcomesOn(db: Db, day: Day): Promise<LegalOutcome[]> {
  return db
    .withTables<Tables>()
    .selectFrom('rules_outcome')
    .select(['code', 'label', 'article', 'letter', 'withheld', 'discretionary', 'remedy'])
    .where('from_day', '<=', day)
    .orderBy('position')
    .execute()
}

/** The format that a report on `year` uses. */
export function formatOfYear(year: number): TableFormat {
  return year >= 2021 ? '2021' : year >= 2019 ? '2019' : '2014'
}

/** Which row of the yearly table each outcome counts in. */
export async function outcomeRows(db: Db, format: TableFormat): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('rules_outcome_row')
    .select(['outcome', 'row_name'])
    .where('format', '=', format)
    .execute()
  return new Map(rows.map((row) => [row.outcome, row.row_name]))
}
