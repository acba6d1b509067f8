import { sql } from 'kysely'
import { listBodies } from '#foundation/bodies'
import { loadCalendar, workingDaysBetween } from '#foundation/calendar'
import { type Day, day } from '#platform/clock'
import type { Db } from '#platform/db'
import type { RequestStatistics } from './contract.ts'
import type { Tables } from './tables.ts'

/** The value below which `share` of the sorted numbers lie (nearest rank); null of nothing. */
export function percentile(sorted: readonly number[], share: number): number | null {
  if (sorted.length === 0) return null
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null
}

/**
 * How a year's answers went, by body: number, outcomes, working days from receipt to answer (median, nine of ten) and
 * the share in time. In time is by the day the clock gave, pauses and extensions included; no ranking is made of it.
 */
export async function requestStatistics(
  db: Db,
  today: Day,
  bodies: readonly string[],
  year: number,
): Promise<RequestStatistics> {
  if (bodies.length === 0) return { bodies: [], outcomes: [], satisfaction: { rated: 0, satisfied: 0 } }
  const [from, until] = [`${year}-01-01`, `${year}-12-31`]
  const own = db.withTables<Tables>()
  const rows = await own
    .selectFrom('requests_request')
    .select(['body_id', 'received_on', 'decided_on', 'due_on', 'outcome', 'extension_days'])
    .where('body_id', 'in', [...bodies])
    .where('decided_on', '>=', from)
    .where('decided_on', '<=', until)
    .execute()
  const open = await own
    .selectFrom('requests_request')
    .select([
      'body_id',
      sql<number>`count(*)::int`.as('open'),
      sql<number>`(count(*) filter (where due_on < ${today}))::int`.as('late'),
    ])
    .where('body_id', 'in', [...bodies])
    .where('state', '<>', 'decided')
    .groupBy('body_id')
    .execute()
  const ratings = await own
    .selectFrom('requests_rating as t')
    .innerJoin('requests_request as r', 'r.id', 't.request_id')
    .select('t.score')
    .where('r.body_id', 'in', [...bodies])
    .where('t.rated_on', '>=', from)
    .where('t.rated_on', '<=', until)
    .execute()
  const calendar = await loadCalendar(db)
  const named = await listBodies(db, today, bodies)
  const outcomes = new Map<string, number>()
  for (const row of rows) outcomes.set(row.outcome ?? '', (outcomes.get(row.outcome ?? '') ?? 0) + 1)
  return {
    bodies: named
      .map((body) => {
        const mine = rows.filter((row) => row.body_id === body.id)
        const days = mine
          .flatMap((row) =>
            row.received_on && row.decided_on
              ? [workingDaysBetween(calendar, day(row.received_on), day(row.decided_on))]
              : [],
          )
          .sort((a, b) => a - b)
        const waiting = open.find((row) => row.body_id === body.id)
        return {
          id: body.id,
          name: body.name,
          decided: mine.length,
          open: waiting?.open ?? 0,
          late: waiting?.late ?? 0,
          extended: mine.filter((row) => row.extension_days > 0).length,
          inTime: mine.filter((row) => row.due_on === null || (row.decided_on ?? '') <= row.due_on).length,
          median: percentile(days, 0.5),
          p90: percentile(days, 0.9),
        }
      })
      .filter((body) => body.decided > 0 || body.open > 0),
    outcomes: [...outcomes].map(([outcome, count]) => ({ outcome, count })).sort((a, b) => b.count - a.count),
    satisfaction: { rated: ratings.length, satisfied: ratings.filter((row) => row.score >= 3).length },
  }
}
