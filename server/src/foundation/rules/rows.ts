import { type Day, day as parseDay } from '#platform/clock'
import type { Db } from '#platform/db'
import type { RuleStanding, RuleUnit, Tables } from './tables.ts'

export interface Rule {
  key: string
  value: number
  unit: RuleUnit
  source: string
}

/** The number in force on `day`. A missing one is a defect of the data, not of the request. */
export async function ruleAt(db: Db, key: string, day: Day): Promise<Rule> {
  const { unit, source, value } = await rowAt(db, key, day)
  if (value === null) throw new Error(`rule ${key} is no number`)
  return { key, value, unit, source }
}

/** The same for any number of days, asked once. */
export async function ruleOnDays(db: Db, key: string): Promise<(day: Day) => Rule> {
  const rows = (await listRules(db, key)).toReversed()
  return (day) => {
    const row = rows.find(({ from, until }) => from <= day && (until === null || until > day))
    if (row?.value == null) throw new Error(`no number ${key} on ${day}`)
    return { key, value: row.value, unit: row.unit, source: row.source }
  }
}

/** The detail in force on `day` (a date of the year, a list, fee bands), through the reader's own parser. */
export async function ruleDetailAt<T>(
  db: Db,
  key: string,
  day: Day,
  parse: (detail: unknown) => T,
): Promise<{ detail: T; source: string }> {
  const row = await rowAt(db, key, day)
  return { detail: parse(row.detail), source: row.source }
}

async function rowAt(db: Db, key: string, day: Day) {
  const row = await db
    .withTables<Tables>()
    .selectFrom('rules_row')
    .select(['value', 'unit', 'source', 'detail'])
    .where('key', '=', key)
    .where('from_day', '<=', day)
    .where((eb) => eb.or([eb('until_day', 'is', null), eb('until_day', '>', day)]))
    .orderBy('from_day', 'desc')
    .executeTakeFirst()
  if (!row) throw new Error(`no rule ${key} on ${day}`)
  return row
}

export interface RuleRow {
  key: string
  from: Day
  until: Day | null
  value: number | null
  unit: RuleUnit
  detail: unknown
  source: string
  standing: RuleStanding
  note: string
  enteredBy: string | null
}

/** Every row, or those of one key, by key and date: what was, is and will be the rule. */
export async function listRules(db: Db, key?: string): Promise<RuleRow[]> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('rules_row')
    .selectAll()
    .$if(key !== undefined, (query) => query.where('key', '=', key ?? ''))
    .orderBy('key')
    .orderBy('from_day')
    .execute()
  return rows.map(({ from_day, until_day, entered_by, entered_at: _, ...row }) => ({
    ...row,
    enteredBy: entered_by,
    from: parseDay(from_day),
    until: until_day === null ? null : parseDay(until_day),
  }))
}

/** The day in `year` that a rule with a date of the year names, e.g. when last year's report is due (Art 49). */
export async function yearlyDate(db: Db, key: string, year: number): Promise<Day> {
  const { detail } = await ruleDetailAt(db, key, parseDay(`${year}-01-01`), parseMonthDay)
  return parseDay(`${year}-${String(detail.month).padStart(2, '0')}-${String(detail.day).padStart(2, '0')}`)
}

function parseMonthDay(detail: unknown): { month: number; day: number } {
  if (typeof detail === 'object' && detail !== null && 'month' in detail && 'day' in detail) {
    const { month, day } = detail
    if (typeof month === 'number' && typeof day === 'number') return { month, day }
  }
  throw new Error('a date of the year needs month and day')
}
