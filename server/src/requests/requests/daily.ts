import { addWorkingDays, loadCalendar } from '#foundation/calendar'
import { record } from '#foundation/ledger'
import { ruleAt, ruleDetailAt } from '#foundation/rules'
import { type Clock, type Day, day } from '#platform/clock'
import { type Db, inTransaction } from '#platform/db'
import { z } from '#platform/http'
import { defineJob, type Job } from '#platform/jobs'
import { overdueNotices } from '#requests/fees'
import { lapseFee } from './charge-fee.ts'
import { endSilentConsultation } from './consult.ts'
import { lapseCorrection } from './handle-request.ts'
import type { Tables } from './tables.ts'

export interface DayWork {
  silent: number
  lapsed: number
  reminded: number
}

/**
 * What time alone brings about, looked at every morning: consultations whose period is over, corrections and payments
 * that did not come, last days that draw near or have passed. Doing it twice does nothing twice.
 */
export async function lookAtClocks(db: Db, clock: Clock): Promise<DayWork> {
  const today = clock.today()
  const own = db.withTables<Tables>()
  const silent = await own
    .selectFrom('requests_consultation')
    .select(['id', 'request_id'])
    .where('ended_on', 'is', null)
    .where('due_on', '<', today)
    .execute()
  for (const one of silent)
    await inTransaction(db, (tx) => endSilentConsultation(tx, clock, one.request_id, one.id))
  const uncorrected = await own
    .selectFrom('requests_request')
    .select('id')
    .where('state', '=', 'correcting')
    .where('lapsed_on', 'is', null)
    .where('correction_due_on', '<', today)
    .execute()
  for (const one of uncorrected) await inTransaction(db, (tx) => lapseCorrection(tx, clock, one.id))
  const unpaid = await overdueNotices(db, today)
  for (const id of unpaid) await inTransaction(db, (tx) => lapseFee(tx, clock, id))
  return {
    silent: silent.length,
    lapsed: uncorrected.length + unpaid.length,
    reminded: await remind(db, clock),
  }
}

export type ReminderKind = 'unconfirmed' | 'due_soon' | 'due_today' | 'overdue' | 'task_due'

/** Reminds of what draws near at the set days, and of what is late once more each working week. */
async function remind(db: Db, clock: Clock): Promise<number> {
  const today = clock.today()
  const calendar = await loadCalendar(db)
  const { detail: ahead } = await ruleDetailAt(db, 'request.reminders', today, (value) =>
    z.array(z.number().int()).parse(value),
  )
  const confirmWithin = (await ruleAt(db, 'request.confirm', today)).value
  const horizon = addWorkingDays(calendar, today, Math.max(0, ...ahead))
  const rows = await db
    .withTables<Tables>()
    .selectFrom('requests_request')
    .select(['id', 'body_id', 'state', 'due_on', 'submitted_on'])
    .where('state', '<>', 'decided')
    .where((eb) => eb.or([eb('due_on', '<=', horizon), eb('state', '=', 'unconfirmed')]))
    .execute()
  let sent = 0
  for (const row of rows) {
    const found = reminderFor(
      row,
      today,
      (days) => addWorkingDays(calendar, today, days),
      ahead,
      confirmWithin,
      (from, days) => addWorkingDays(calendar, from, days),
    )
    if (found && (await remindOnce(db, clock, row, found.kind, found.about))) sent += 1
  }
  return sent
}

function reminderFor(
  row: { state: string; due_on: string | null; submitted_on: string },
  today: Day,
  inDays: (days: number) => Day,
  ahead: readonly number[],
  confirmWithin: number,
  after: (from: Day, days: number) => Day,
): { kind: string; about: Day } | undefined {
  // An online request not confirmed within one working day raises an alarm (Art 31).
  if (row.state === 'unconfirmed') {
    const until = after(day(row.submitted_on), confirmWithin)
    return today > until ? { kind: 'unconfirmed', about: until } : undefined
  }
  if (row.due_on === null) return undefined
  const due = day(row.due_on)
  if (due < today) return { kind: 'overdue', about: due }
  if (due === today) return { kind: 'due_today', about: due }
  const days = ahead.find((number) => inDays(number) === due)
  return days === undefined ? undefined : { kind: `due_in_${days}`, about: due }
}

async function remindOnce(
  db: Db,
  clock: Clock,
  row: { id: string; body_id: string },
  kind: string,
  about: Day,
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const made = await tx
      .withTables<Tables>()
      .insertInto('requests_reminder')
      .values({ request_id: row.id, kind, about, sent_on: clock.today() })
      .onConflict((conflict) => conflict.columns(['request_id', 'kind', 'about']).doNothing())
      .returning('kind')
      .executeTakeFirst()
    if (!made) return false
    await record(tx, clock, {
      kind: 'request.reminded',
      subject: { kind: 'request', id: row.id },
      body: row.body_id,
      payload: { reminder: kind, about },
    })
    return true
  })
}

/** The same as a standing job, early in the morning before anybody looks at their inbox. */
export function requestsJob(db: Db, clock: Clock): Job {
  return defineJob({
    name: 'requests.clocks',
    title: '依申请公开：期限检查和提醒',
    cron: '10 6 * * *',
    async run() {
      const { silent, lapsed, reminded } = await lookAtClocks(db, clock)
      return `征求意见期满 ${silent} 件，逾期未补正或者未缴费 ${lapsed} 件，提醒 ${reminded} 件`
    },
  })
}
