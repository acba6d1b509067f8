import { sql } from 'kysely'
import { classed } from '#foundation/search'
import { addDays, daysBetween } from '#platform/clock'
import type { Db } from '#platform/db'
import { type Topic, topicsOf } from './hot-words.ts'
import type { IndicatorScope } from './indicators.ts'
import type { Tables } from './tables.ts'

/** Enough to tell what people write about; more only takes longer. */
const TITLES_MOST = 8_000
const POINTS_MOST = 3_000
const BACKGROUND_DAYS = 365

/** What people write about in a period, from the titles of its cases against those of the year before. */
export async function hotTopics(
  db: Db,
  scope: IndicatorScope,
  least: number,
  most: number,
  sample = TITLES_MOST,
): Promise<Topic[]> {
  const length = daysBetween(scope.from, scope.until) + 1
  const until = addDays(scope.from, -1)
  const back = (days: number) => segmentsOf(db, { ...scope, from: addDays(scope.from, -days), until }, sample)
  const [now, before, background] = await Promise.all([
    segmentsOf(db, scope, sample),
    back(length),
    back(Math.max(length, BACKGROUND_DAYS)),
  ])
  const topics = topicsOf({ now, before, background }, least, most)
  if (now.length < sample && before.length < sample) return topics
  // Told from a part, counted over all.
  const said = topics.map(({ word }) => word)
  const [counted, earlier] = await Promise.all([
    countTitles(db, scope, said),
    countTitles(db, { ...scope, from: addDays(scope.from, -length), until }, said),
  ])
  return said.map((word, at) => ({ word, now: counted[at] ?? 0, before: earlier[at] ?? 0 }))
}

function casesIn(db: Db, { from, until, bodies, channel }: IndicatorScope) {
  let cases = db
    .withTables<Tables>()
    .selectFrom('cases_case')
    .where('state', '<>', 'void')
    .where('submitted_on', '>=', from)
    .where('submitted_on', '<=', until)
  if (channel) cases = cases.where('channel', '=', channel)
  if (bodies)
    cases = cases.where((eb) =>
      eb.or([eb('body_id', 'in', [...bodies]), eb('desk_body_id', 'in', [...bodies])]),
    )
  return cases
}

async function segmentsOf(db: Db, scope: IndicatorScope, sample: number) {
  const titles = casesIn(db, scope).select('title').orderBy('submitted_on', 'desc').limit(sample)
  return (await titles.execute()).map(({ title }) => classed(title))
}

/** In how many titles each word stands. */
async function countTitles(db: Db, scope: IndicatorScope, said: readonly string[]): Promise<number[]> {
  const each = said.map((word) => sql`count(*) filter (where strpos(lower(title), ${word}) > 0)::int`)
  const { counts } = await casesIn(db, scope)
    .select(sql<number[]>`array[${sql.join(each)}]::int[]`.as('counts'))
    .executeTakeFirstOrThrow()
  return counts
}

/** Where matters were, as far as coordinates were given; the newest. */
export async function casePoints(db: Db, scope: IndicatorScope) {
  const rows = await casesIn(db, scope)
    .select(['id', 'number', 'title', 'place', 'lng', 'lat'])
    .where('lng', 'is not', null)
    .orderBy('submitted_on', 'desc')
    .limit(POINTS_MOST)
    .execute()
  return rows.flatMap(({ lng, lat, ...one }) => (lng === null || lat === null ? [] : [{ ...one, lng, lat }]))
}
