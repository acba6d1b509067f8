import { record } from '#foundation/ledger'
import type { Clock, Day } from '#platform/clock'
import { type Db, lockSubject, type Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { shapeFault } from './shape.ts'
import type { RuleStanding, Tables } from './tables.ts'

/** What of its records a changed rule touches, told by the room that reads the rule. */
export interface RuleReader {
  /** The rules it reads. */
  keys: readonly string[]
  touched(db: Db, key: string, from: Day): Promise<{ text: string; count: number }[]>
}

export interface NewRule {
  key: string
  from: Day
  value: number | null
  detail: unknown
  source: string
  standing: RuleStanding
  note: string
}

/**
 * Enters what a rule will be from a day on. The row before it ends that day; cases keep the rule under which they
 * began, so nothing already open changes.
 */
export async function enterRule(tx: Tx, clock: Clock, actor: string, rule: NewRule): Promise<void> {
  await lockSubject(tx, `rule:${rule.key}`)
  const own = tx.withTables<Tables>()
  const last = await own
    .selectFrom('rules_row')
    .selectAll()
    .where('key', '=', rule.key)
    .orderBy('from_day', 'desc')
    .executeTakeFirst()
  // A new key would be a rule that no code reads.
  if (!last) throw new Refusal('rules.unknown_key', 404)
  if (rule.from <= last.from_day) throw new Refusal('rules.not_later', 409, { from: last.from_day })
  if (rule.source.trim() === '') throw new Refusal('rules.source_missing', 422)
  const fault = shapeFault(last, rule)
  if (fault) throw new Refusal(fault, 422)
  await own
    .updateTable('rules_row')
    .set({ until_day: rule.from })
    .where('key', '=', rule.key)
    .where('from_day', '=', last.from_day)
    .execute()
  await own
    .insertInto('rules_row')
    .values({
      key: rule.key,
      from_day: rule.from,
      until_day: null,
      value: rule.value,
      unit: last.unit,
      detail: rule.detail === null || rule.detail === undefined ? null : JSON.stringify(rule.detail),
      source: rule.source.trim(),
      standing: rule.standing,
      note: rule.note.trim(),
      entered_by: actor,
      entered_at: clock.now(),
    })
    .execute()
  await record(tx, clock, {
    kind: 'rule.entered',
    subject: { kind: 'rule', id: rule.key },
    actor,
    payload: { key: rule.key, from: rule.from, value: rule.value, before: last.value },
  })
}

/** Takes back a row that a person entered and that is not yet in force; the row before it holds on. */
export async function withdrawRule(
  tx: Tx,
  clock: Clock,
  actor: string,
  key: string,
  from: Day,
): Promise<void> {
  await lockSubject(tx, `rule:${key}`)
  const own = tx.withTables<Tables>()
  const row = await own
    .selectFrom('rules_row')
    .selectAll()
    .where('key', '=', key)
    .where('from_day', '=', from)
    .executeTakeFirst()
  if (!row) throw new Refusal('rules.unknown_key', 404)
  if (row.entered_by === null || from <= clock.today()) throw new Refusal('rules.in_force', 409)
  await own.deleteFrom('rules_row').where('key', '=', key).where('from_day', '=', from).execute()
  await own
    .updateTable('rules_row')
    .set({ until_day: row.until_day })
    .where('key', '=', key)
    .where('until_day', '=', from)
    .execute()
  await record(tx, clock, {
    kind: 'rule.withdrawn',
    subject: { kind: 'rule', id: key },
    actor,
    payload: { key, from, value: row.value },
  })
}
