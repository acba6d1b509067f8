import { type RawBuilder, sql } from 'kysely'
import { listBodies } from '#foundation/bodies'
import type { Day } from '#platform/clock'
import type { Db } from '#platform/db'
import { listChannels } from './channel.ts'
import type { IndicatorTable } from './contract.ts'
import {
  type CaseCounts,
  countCases,
  countDispatches,
  type Dimension,
  type DispatchCounts,
  dispatchNames,
  type IndicatorScope,
} from './count-cases.ts'
import { definitions } from './indicator-definitions.ts'
import type { Tables } from './tables.ts'

export { type Dimension, dimensions, type IndicatorScope } from './count-cases.ts'
export type IndicatorGroup = IndicatorTable['whole']

/** Calls stand beside the cases: they have a day and a body, but no matter and no place. */
async function callsOf(db: Db, scope: IndicatorScope, by: Dimension) {
  const callKeys: Partial<Record<Dimension, RawBuilder<string>>> = {
    none: sql<string>`''::text`,
    body: sql<string>`body_id::text`,
    month: sql<string>`to_char(on_day, 'YYYY-MM')`,
    channel: sql<string>`'hotline'::text`,
  }
  const key = callKeys[by]
  if (!key || (scope.channel && scope.channel !== 'hotline')) return []
  let calls = db
    .withTables<Tables>()
    .selectFrom('cases_call')
    .where('on_day', '>=', scope.from)
    .where('on_day', '<=', scope.until)
  if (scope.bodies) calls = calls.where('body_id', 'in', [...scope.bodies])
  return calls
    .select([
      key.as('key'),
      sql<number>`count(*)::int`.as('calls'),
      sql<number>`count(*) filter (where answered)::int`.as('answeredCalls'),
    ])
    .groupBy(key)
    .execute()
}

async function labelsOf(
  db: Db,
  on: Day,
  by: 'body' | 'channel',
  of: readonly string[],
): Promise<Map<string, string>> {
  if (by === 'channel') return new Map((await listChannels(db)).map(({ code, name }) => [code, name]))
  return new Map((await listBodies(db, on, [...of])).map(({ id, name }) => [id, name]))
}

/** The table as screens and exports take it: the definitions, the whole, and the groups. */
export async function indicatorTable(
  db: Db,
  now: Date,
  scope: IndicatorScope,
  by: Dimension,
): Promise<IndicatorTable> {
  const [called, calledInAll, { whole, groups }, sent] = await Promise.all([
    callsOf(db, scope, by),
    callsOf(db, scope, 'none'),
    countCases(db, now, scope, by),
    countDispatches(db, now, scope, by),
  ])
  const labels =
    by === 'body' || by === 'channel' ? await labelsOf(db, scope.until, by, [...groups.keys()]) : undefined
  const dispatches = { dispatched: 0, signedOnTime: 0, returned: 0 }
  for (const one of sent.values()) for (const name of dispatchNames) dispatches[name] += one[name]
  return {
    from: scope.from,
    until: scope.until,
    definitions: definitions.map(({ key, label, numerator, denominator, unit }) => ({
      key,
      label,
      numerator,
      denominator,
      unit,
    })),
    // Dispatches count with the body they went to, so they are summed whether or not that body has cases.
    whole: { key: '', label: '', values: valuesOf({ ...none, ...whole, ...dispatches, ...calledInAll[0] }) },
    groups:
      by === 'none'
        ? []
        : [...groups].map(([key, count]) => {
            const dispatch = { ...none, ...sent.get(key), ...called.find((one) => one.key === key) }
            return { key, label: labels?.get(key) ?? key, values: valuesOf({ ...count, ...dispatch }) }
          }),
  }
}

const none = {
  dispatched: 0,
  signedOnTime: 0,
  returned: 0,
  calls: 0,
  answeredCalls: 0,
} satisfies DispatchCounts
function valuesOf(count: CaseCounts & DispatchCounts): IndicatorGroup['values'] {
  return Object.fromEntries(
    definitions.map(({ key, unit, top, bottom }) => {
      const [above, below] = [top(count) ?? (unit === 'day' ? null : 0), bottom?.(count) ?? 0]
      const value = unit === 'percent' ? (below > 0 && above !== null ? above / below : null) : above
      return [key, { value, top: above ?? 0, bottom: below }]
    }),
  )
}
