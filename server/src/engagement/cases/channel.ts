import { type Selectable, sql } from 'kysely'
import { dueDate, dueInstant, type WorkCalendar, workingDaysBetween } from '#foundation/calendar'
import { type Day, dayInShanghai, daysBetween, endOfDay } from '#platform/clock'
import type { Db } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { ChannelWay } from './case.ts'
import type { CaseLimitUnit, LimitStep, Tables } from './tables.ts'

export type ChannelRecord = Selectable<Tables['cases_channel']>

export interface Limit {
  amount: number
  unit: CaseLimitUnit
  source: string
}

export const wayOf = (channel: ChannelRecord): ChannelWay => ({
  dispatches: channel.dispatches,
  reviewed: channel.reviewed,
  callsBack: channel.calls_back,
  rates: channel.rates,
})

export async function listChannels(db: Db): Promise<ChannelRecord[]> {
  return db.withTables<Tables>().selectFrom('cases_channel').selectAll().orderBy('position').execute()
}

export async function channelOf(db: Db, code: string): Promise<ChannelRecord> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('cases_channel')
    .selectAll()
    .where('code', '=', code)
    .executeTakeFirst()
  if (!row) throw new Refusal('cases.no_channel', 404)
  return row
}

/** A channel that the public can use: open, and with a desk that takes in (or none needed). */
export const isOpenToPublic = (channel: ChannelRecord): boolean =>
  channel.active && channel.public_intake && (channel.desk_body_id !== null || !channel.dispatches)

type LimitRow = Pick<
  Selectable<Tables['cases_limit']>,
  'step' | 'matter' | 'urgent' | 'amount' | 'unit' | 'source'
>

/** Every limit of a channel in force on a day: the most particular first, and of equal ones the newest. */
export async function limitsOn(db: Db, channel: string, on: Day): Promise<LimitRow[]> {
  return db
    .withTables<Tables>()
    .selectFrom('cases_limit')
    .select(['step', 'matter', 'urgent', 'amount', 'unit', 'source'])
    .where('channel', '=', channel)
    .where('from_day', '<=', on)
    .orderBy('urgent', 'desc')
    .orderBy(sql`matter <> ''`, 'desc')
    .orderBy('from_day', 'desc')
    .execute()
}

/**
 * The limit of a step for this kind of matter among those in force. What is said of urgent cases goes before what is
 * said of all, and what is said of the matter before what is said of any.
 */
export function limitAmong(
  limits: readonly LimitRow[],
  about: { matter: string; urgent: boolean },
  step: LimitStep,
): Limit | undefined {
  return limits.find(
    (limit) =>
      limit.step === step &&
      (limit.matter === '' || limit.matter === about.matter) &&
      (about.urgent || !limit.urgent),
  )
}

export async function limitFor(
  db: Db,
  about: { channel: string; matter: string; urgent: boolean },
  step: LimitStep,
  on: Day,
): Promise<Limit | undefined> {
  return limitAmong(await limitsOn(db, about.channel, on), about, step)
}

/** The last instant of a limit that runs from `from`: whole days end at midnight, hours on the minute. */
export function endOf(calendar: WorkCalendar, from: Date, limit: Pick<Limit, 'amount' | 'unit'>): Date {
  if (limit.unit === 'hour') return dueInstant(from, limit.amount) ?? from
  const history = { receivedOn: dayInShanghai(from), limit: limit.amount, unit: limit.unit }
  const { due } = dueDate(calendar, history)
  return endOfDay(due ?? history.receivedOn)
}

/** How long something stood still, in the unit of its limit: days that begun with it do not count, the last one does. */
export function stoodStill(calendar: WorkCalendar, from: Date, until: Date, unit: CaseLimitUnit): number {
  if (unit === 'hour') return Math.ceil((until.getTime() - from.getTime()) / 3_600_000)
  const [first, last] = [dayInShanghai(from), dayInShanghai(until)]
  return unit === 'working_day' ? workingDaysBetween(calendar, first, last) : daysBetween(first, last)
}

/** When the answer is due under the limit of this round with all that was added to it. */
export function dueWith(
  calendar: WorkCalendar,
  row: { limit_from: Date; limit_amount: number; limit_unit: CaseLimitUnit },
  more: { extension: number; paused: number },
): Date {
  const amount = row.limit_amount + more.extension + more.paused
  return endOf(calendar, row.limit_from, { amount, unit: row.limit_unit })
}
