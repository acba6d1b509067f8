import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import type { Clock, Day } from '#platform/clock'
import { newId } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { FilingWay } from './contract.ts'
import { monthsOwed } from './months.ts'
import type { Tables } from './tables.ts'

/** Says that a body works outside the system and files instead, or that it no longer does. */
export async function setDuty(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  { bodyId, way, fromMonth }: { bodyId: string; way: FilingWay | null; fromMonth: string },
): Promise<void> {
  const own = tx.withTables<Tables>()
  if (way === null) await own.deleteFrom('filings_duty').where('body_id', '=', bodyId).execute()
  else {
    const values = { way, from_month: fromMonth, set_by: actor.id, set_at: clock.now() }
    await own
      .insertInto('filings_duty')
      .values({ body_id: bodyId, ...values })
      .onConflict((conflict) => conflict.column('body_id').doUpdateSet(values))
      .execute()
  }
  await record(tx, clock, {
    kind: 'filing.duty_set',
    subject: { kind: 'body', id: bodyId },
    body: bodyId,
    actor: actor.id,
    payload: { way: way ?? 'none', fromMonth },
  })
}

/** Reminds a body of months it has not reported; what is there already is not asked for. @returns how many */
export async function remindOfMonths(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  bodyId: string,
  months: readonly string[],
): Promise<number> {
  const owed = await owedMonths(
    tx,
    bodyId,
    [...new Set(months.map((month) => Number(month.slice(0, 4))))],
    clock.today(),
  )
  const asked = months.filter((month) => owed.includes(month))
  if (asked.length === 0) throw new Refusal('filings.nothing_owed', 409)
  const rows = asked.map((month) => ({
    id: newId(),
    body_id: bodyId,
    month,
    sent_by: actor.id,
    sent_at: clock.now(),
  }))
  await tx.withTables<Tables>().insertInto('filings_reminder').values(rows).execute()
  await record(
    tx,
    clock,
    ...rows.map((row) => ({
      kind: 'filing.reminded',
      subject: { kind: 'filing_reminder', id: row.id },
      body: bodyId,
      actor: actor.id,
      payload: { month: row.month },
    })),
  )
  return asked.length
}

/** The ended months of these years that a body with the duty has not reported. */
export async function owedMonths(
  tx: Tx,
  bodyId: string,
  years: readonly number[],
  today: Day,
): Promise<string[]> {
  const own = tx.withTables<Tables>()
  const duty = await own
    .selectFrom('filings_duty')
    .select('from_month')
    .where('body_id', '=', bodyId)
    .executeTakeFirst()
  if (!duty) return []
  const filed = await own.selectFrom('filings_return').select('month').where('body_id', '=', bodyId).execute()
  const known = new Set(filed.map(({ month }) => month))
  return years
    .flatMap((year) => monthsOwed(duty.from_month, year, today))
    .filter((month) => !known.has(month))
}
