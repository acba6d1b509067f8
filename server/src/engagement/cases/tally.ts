import { sql } from 'kysely'
import type { Entry, Follower } from '#foundation/ledger'
import { addMonths, type Clock, type Day, day } from '#platform/clock'
import { type Db, inTransaction, type Tx } from '#platform/db'
import { caseCounts, dispatchCounts, tenthsOf } from './count-cases.ts'
import type { Tables } from './tables.ts'

/** Marks the months whose cases moved; it hears of a change only once it is committed, so that none is missed. */
export function createTallyFollower(): Follower {
  return {
    name: 'case-tally',
    async apply(tx, entries: readonly Entry[]) {
      const ids = entries.flatMap(({ subjectKind, subjectId }) => (subjectKind === 'case' ? [subjectId] : []))
      if (ids.length === 0) return
      await sql`insert into cases_month (month, dirty)
        select distinct date_trunc('month', submitted_on)::date, true from cases_case where id = any(${ids}::uuid[]) order by 1
        on conflict (month) do update set dirty = true where not cases_month.dirty`.execute(tx)
    },
  }
}

/** Counts the months that are over and moved, each in a transaction of its own. @returns how many */
export async function settleMonths(db: Db, clock: Clock): Promise<number> {
  const current = `${clock.today().slice(0, 7)}-01`
  const dirty = await db
    .withTables<Tables>()
    .selectFrom('cases_month')
    .select('month')
    .where('dirty', '=', true)
    .where('month', '<', current)
    .orderBy('month')
    .execute()
  for (const { month } of dirty) await inTransaction(db, (tx) => settleMonth(tx, day(month)))
  return dirty.length
}

async function settleMonth(tx: Tx, month: Day): Promise<void> {
  const own = tx.withTables<Tables>()
  // Marked clean first: whoever marks it dirty meanwhile waits for this, and marks it after.
  await own.updateTable('cases_month').set({ dirty: false }).where('month', '=', month).execute()
  await own.deleteFrom('cases_tally').where('month', '=', month).execute()
  await own.deleteFrom('cases_tally_time').where('month', '=', month).execute()
  await own.deleteFrom('cases_tally_dispatch').where('month', '=', month).execute()
  const names = Object.keys(caseCounts)
  const within = sql`submitted_on >= ${month}::date and submitted_on < ${addMonths(month, 1)}::date and state <> 'void'`
  await sql`insert into cases_tally (month, channel, matter, body_id, desk_body_id, ${sql.join(names.map((name) => sql.ref(name)))})
    select ${month}::date, channel, matter, body_id, desk_body_id, ${sql.join(Object.values(caseCounts))}
    from cases_case where ${within} group by 2, 3, 4, 5`.execute(tx)
  await sql`insert into cases_tally_time (month, channel, matter, body_id, desk_body_id, tenths, cases)
    select ${month}::date, channel, matter, body_id, desk_body_id, ${tenthsOf}, count(*)
    from cases_case where ${within} and ${tenthsOf} is not null group by 2, 3, 4, 5, 6`.execute(tx)
  await sql`insert into cases_tally_dispatch (month, channel, matter, body_id, desk_body_id, dispatched, "signedOnTime", returned)
    select ${month}::date, channel, matter, to_body_id, desk_body_id,
      ${dispatchCounts.dispatched}, ${dispatchCounts.signedOnTime}, ${dispatchCounts.returned}
    from cases_case join cases_dispatch on cases_dispatch.case_id = cases_case.id
    where part = 'lead' and ${within} group by 2, 3, 4, 5`.execute(tx)
}
