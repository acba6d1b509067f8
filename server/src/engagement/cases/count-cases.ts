import { type RawBuilder, sql } from 'kysely'
import { addDays, addMonths, type Day, day, dayInShanghai } from '#platform/clock'
import type { Db } from '#platform/db'
import type { Tables } from './tables.ts'

/** Over which cases: submitted from `from` to `until`, both included; bodies that have them or took them in. */
export interface IndicatorScope {
  from: Day
  until: Day
  bodies?: readonly string[] | undefined
  channel?: string | undefined
}

export const dimensions = ['none', 'channel', 'body', 'matter', 'month', 'place'] as const
export type Dimension = (typeof dimensions)[number]

/** What is counted once; every indicator is made of these. A redone case is one case. */
export const caseCounts = {
  received: sql`count(*)`,
  posts: sql`count(*) + coalesce(sum(posts), 0)`,
  refused: sql`count(*) filter (where state = 'refused')`,
  accepted: sql`count(*) filter (where accepted_at is not null and state <> 'merged')`,
  replied: sql`count(*) filter (where first_answered_at is not null)`,
  onTime: sql`count(*) filter (where first_answered_at is not null and not coalesce(late, false))`,
  late: sql`count(*) filter (where coalesce(late, false))`,
  closed: sql`count(*) filter (where accepted_at is not null and state = 'closed')`,
  redone: sql`count(*) filter (where round > 1)`,
  extended: sql`count(*) filter (where extended_at is not null)`,
  rated: sql`count(rating)`,
  ratedSatisfied: sql`count(*) filter (where rating >= 3)`,
  calledBack: sql`count(called_back_at)`,
  reached: sql`count(*) filter (where reached)`,
  solved: sql`count(*) filter (where solved)`,
  satisfied: sql`count(*) filter (where satisfied >= 3)`,
  published: sql`count(published_at)`,
  hours: sql`coalesce(sum(extract(epoch from first_answered_at - accepted_at)::float8 / 3600), 0)`,
} satisfies Record<string, RawBuilder<unknown>>
type CountName = keyof typeof caseCounts
const countNames = Object.keys(caseCounts) as CountName[]

const nothing = Object.fromEntries(countNames.map((name) => [name, 0])) as Record<CountName, number>

/** Tenths of a day from acceptance to the first answer: the grain in which times are shown. */
export const tenthsOf = sql<
  number | null
>`round(extract(epoch from first_answered_at - accepted_at)::float8 / 8640)::int`

export type CaseCounts = Readonly<
  Partial<Record<CountName, number>> & { meanHours?: number | null; medianDays?: number | null }
>
export interface DispatchCounts {
  dispatched: number
  signedOnTime: number
  returned: number
  calls: number
  answeredCalls: number
}

interface Spell {
  from: Day
  until: Day
}

/** The months of a scope whose counts are kept, and the spells between them that are read from the cases. */
export async function splitScope(
  db: Db,
  now: Date,
  { from, until }: Spell,
  by: Dimension,
): Promise<{ months: Day[]; spells: Spell[] }> {
  const current = day(`${dayInShanghai(now).slice(0, 7)}-01`)
  const rows =
    by === 'place'
      ? []
      : await db
          .withTables<Tables>()
          .selectFrom('cases_month')
          .select('month')
          .where('dirty', '=', false)
          .where('month', '>=', from)
          .where('month', '<', current)
          .orderBy('month')
          .execute()
  const months = rows
    .map(({ month }) => day(month))
    .filter((month) => addDays(addMonths(month, 1), -1) <= until)
  const spells: Spell[] = []
  let at = from
  for (const month of months) {
    if (at < month) spells.push({ from: at, until: addDays(month, -1) })
    at = addMonths(month, 1)
  }
  if (at <= until) spells.push({ from: at, until })
  return { months, spells }
}

const keyOf = (by: Dimension, kept: boolean): RawBuilder<string> =>
  ({
    none: sql<string>`''::text`,
    channel: sql<string>`channel`,
    body: sql<string>`body_id::text`,
    matter: sql<string>`matter`,
    month: kept ? sql<string>`to_char(month, 'YYYY-MM')` : sql<string>`to_char(submitted_on, 'YYYY-MM')`,
    place: sql<string>`coalesce(nullif(place, ''), '未填写')`,
  })[by]

const inSpells = (spells: readonly Spell[]) =>
  spells.length === 0
    ? sql<boolean>`false`
    : sql<boolean>`(${sql.join(
        spells.map(({ from, until }) => sql`(submitted_on between ${from}::date and ${until}::date)`),
        sql` or `,
      )})`

const inBodies = (bodies: readonly string[] | undefined, column: 'body_id' | 'to_body_id') =>
  bodies
    ? sql<boolean>`(${sql.ref(column)} = any(${[...bodies]}::uuid[]) or desk_body_id = any(${[...bodies]}::uuid[]))`
    : sql<boolean>`true`

const ofChannel = (channel: string | undefined) =>
  channel ? sql<boolean>`channel = ${channel}` : sql<boolean>`true`

/** The counts of a group of cases, and how many of them had their first answer after so many tenths of a day. */
interface Group {
  counts: Record<CountName, number>
  tenths: Map<number, number>
}

/** The counts by group: kept months and live spells added up, and what is past its time at this moment. */
export async function countCases(
  db: Db,
  now: Date,
  scope: IndicatorScope,
  by: Dimension,
): Promise<{ whole: CaseCounts; groups: Map<string, CaseCounts> }> {
  const own = db.withTables<Tables>()
  const { months, spells } = await splitScope(db, now, scope, by)
  const [kept, times, live, overdue] = await Promise.all([
    months.length === 0
      ? []
      : own
          .selectFrom('cases_tally')
          .select(keyOf(by, true).as('key'))
          .select(countNames.map((name) => sql<number>`sum(${sql.ref(name)})::float8`.as<CountName>(name)))
          .where('month', 'in', months)
          .where(inBodies(scope.bodies, 'body_id'))
          .where(ofChannel(scope.channel))
          .groupBy(keyOf(by, true))
          .execute(),
    months.length === 0
      ? []
      : own
          .selectFrom('cases_tally_time')
          .select([keyOf(by, true).as('key'), 'tenths', sql<number>`sum(cases)::int`.as('cases')])
          .where('month', 'in', months)
          .where(inBodies(scope.bodies, 'body_id'))
          .where(ofChannel(scope.channel))
          .groupBy([keyOf(by, true), 'tenths'])
          .execute(),
    own
      .selectFrom('cases_case')
      .select([keyOf(by, false).as('key'), tenthsOf.as('tenths')])
      .select(countNames.map((name) => sql<number>`(${caseCounts[name]})::float8`.as<CountName>(name)))
      .where('state', '<>', 'void')
      .where(inSpells(spells))
      .where(inBodies(scope.bodies, 'body_id'))
      .where(ofChannel(scope.channel))
      .groupBy([keyOf(by, false), tenthsOf])
      .execute(),
    own
      .selectFrom('cases_case')
      .select([keyOf(by, false).as('key'), sql<number>`count(*)::float8`.as('count')])
      .where('accepted_at', 'is not', null)
      .where('first_answered_at', 'is', null)
      .where('state', 'not in', ['merged', 'refused', 'suspended', 'void'])
      .where('due_at', '<', now)
      .where(sql<boolean>`not coalesce(late, false)`)
      .where(inSpells([scope]))
      .where(inBodies(scope.bodies, 'body_id'))
      .where(ofChannel(scope.channel))
      .groupBy(keyOf(by, false))
      .execute(),
  ])
  const groups = new Map<string, Group>()
  const groupOf = (key: string) => {
    const group = groups.get(key) ?? emptyGroup()
    groups.set(key, group)
    return group
  }
  for (const row of [...kept, ...live]) {
    const { counts } = groupOf(row.key)
    for (const name of countNames) counts[name] += row[name]
  }
  for (const { key, tenths, cases } of times) answered(groupOf(key), tenths, cases)
  for (const { key, tenths, received } of live) if (tenths !== null) answered(groupOf(key), tenths, received)
  for (const { key, count } of overdue) {
    const group = groups.get(key)
    if (group) group.counts.late += count
  }
  const sorted = [...groups].sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    whole: finished(sumOf([...groups.values()])),
    groups: new Map(sorted.map(([key, group]) => [key, finished(group)])),
  }
}

const emptyGroup = (): Group => ({ counts: { ...nothing }, tenths: new Map() })

function answered({ tenths }: Group, after: number, cases: number): void {
  tenths.set(after, (tenths.get(after) ?? 0) + cases)
}

/** Every case stands in one group, so the whole is their sum. */
function sumOf(groups: readonly Group[]): Group {
  const sum = emptyGroup()
  for (const { counts, tenths } of groups) {
    for (const name of countNames) sum.counts[name] += counts[name]
    for (const [after, cases] of tenths) answered(sum, after, cases)
  }
  return sum
}

const finished = ({ counts, tenths }: Group): CaseCounts => ({ ...counts, ...timesOf(counts.hours, tenths) })

/** Mean of the hours and median of the tenths. */
function timesOf(hours: number, tenths: ReadonlyMap<number, number>) {
  const sorted = [...tenths].sort(([a], [b]) => a - b)
  const timed = sorted.reduce((sum, [, count]) => sum + count, 0)
  if (timed === 0) return { meanHours: null, medianDays: null }
  const at = (index: number) => {
    let left = index
    for (const [tenth, count] of sorted) {
      if (left < count) return tenth
      left -= count
    }
    return 0
  }
  const middle = (at(Math.floor((timed - 1) / 2)) + at(Math.floor(timed / 2))) / 2
  return { meanHours: hours / timed, medianDays: Math.round(middle) / 10 }
}

/** Dispatches count with the body they went to. */
export async function countDispatches(
  db: Db,
  now: Date,
  scope: IndicatorScope,
  by: Dimension,
): Promise<Map<string, Record<DispatchName, number>>> {
  const own = db.withTables<Tables>()
  const { months, spells } = await splitScope(db, now, scope, by)
  const sentKey = by === 'body' ? sql<string>`to_body_id::text` : keyOf(by, false)
  const [kept, live] = await Promise.all([
    months.length === 0
      ? []
      : own
          .selectFrom('cases_tally_dispatch')
          .select([
            keyOf(by, true).as('key'),
            sql<number>`sum(dispatched)::int`.as('dispatched'),
            sql<number>`sum("signedOnTime")::int`.as('signedOnTime'),
            sql<number>`sum(returned)::int`.as('returned'),
          ])
          .where('month', 'in', months)
          .where(inBodies(scope.bodies, 'body_id'))
          .where(ofChannel(scope.channel))
          .groupBy(keyOf(by, true))
          .execute(),
    own
      .selectFrom('cases_case')
      .innerJoin('cases_dispatch', 'cases_dispatch.case_id', 'cases_case.id')
      .select([
        sentKey.as('key'),
        dispatchCounts.dispatched.as('dispatched'),
        dispatchCounts.signedOnTime.as('signedOnTime'),
        dispatchCounts.returned.as('returned'),
      ])
      .where('part', '=', 'lead')
      // No dispatch is older than its case: so the index on them finds those of the spells.
      .where(sql<boolean>`sent_at >= ${addDays(spells[0]?.from ?? scope.until, -1)}::date`)
      .where('state', '<>', 'void')
      .where(inSpells(spells))
      .where(inBodies(scope.bodies, 'to_body_id'))
      .where(ofChannel(scope.channel))
      .groupBy(sentKey)
      .execute(),
  ])
  const groups = new Map<string, Record<DispatchName, number>>()
  for (const { key, dispatched, signedOnTime, returned } of [...kept, ...live]) {
    const group = groups.get(key) ?? { dispatched: 0, signedOnTime: 0, returned: 0 }
    groups.set(key, {
      dispatched: group.dispatched + dispatched,
      signedOnTime: group.signedOnTime + signedOnTime,
      returned: group.returned + returned,
    })
  }
  return groups
}

export const dispatchCounts = {
  dispatched: sql<number>`count(*)::int`,
  signedOnTime: sql<number>`count(*) filter (where signed_at <= coalesce(sign_due_at, signed_at))::int`,
  returned: sql<number>`count(returned_at)::int`,
}

type DispatchName = keyof typeof dispatchCounts
export const dispatchNames = Object.keys(dispatchCounts) as DispatchName[]
