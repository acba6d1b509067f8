import { sql } from 'kysely'
import type { Actor } from '#foundation/identity'
import type { Clock } from '#platform/clock'
import type { Tx } from '#platform/db'
import { tellSetting } from './settings-ledger.ts'
import type { Tables } from './tables.ts'

/** Who watches on a day. */
export async function setDuty(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  bodyId: string,
  { day, ...duty }: { day: string; person: string; phone: string; leader: string },
): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('opinion_duty')
    .values({ body_id: bodyId, day, ...duty })
    .onConflict((conflict) => conflict.columns(['body_id', 'day']).doUpdateSet(duty))
    .execute()
  await tellSetting(tx, clock, actor, 'duty_set', day, bodyId)
}

/** 日报: what was found on a day, counted and never typed; nothing found is reported too. */
export async function reportDaily(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  bodyId: string,
  { day, note }: { day: string; note: string },
): Promise<{ found: number }> {
  const own = tx.withTables<Tables>()
  const { found } = await own
    .selectFrom('opinion_item')
    .select(sql<number>`count(*)::int`.as('found'))
    .where('body_id', '=', bodyId)
    .where('state', '<>', 'dismissed')
    .where(sql<boolean>`(found_at at time zone 'Asia/Shanghai')::date = ${day}`)
    .executeTakeFirstOrThrow()
  const row = { found, note, reported_by: actor.id, reported_at: clock.now() }
  await own
    .insertInto('opinion_daily')
    .values({ body_id: bodyId, day, ...row })
    .onConflict((conflict) => conflict.columns(['body_id', 'day']).doUpdateSet(row))
    .execute()
  await tellSetting(tx, clock, actor, 'daily_reported', day, bodyId)
  return { found }
}
