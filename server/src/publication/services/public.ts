import { sql } from 'kysely'
import { listBodies } from '#foundation/bodies'
import { type Day, dayInShanghai } from '#platform/clock'
import type { Db } from '#platform/db'
import type { audiences, ServiceTheme, serviceKinds } from './contract.ts'
import type { Tables } from './tables.ts'

export interface PublicService {
  id: string
  name: string
  kind: (typeof serviceKinds)[number]
  summary: string
  bodyId: string
  bodyName: string
  online: boolean
  changedOn: string
}

export interface PublicFilter {
  theme?: ServiceTheme | undefined
  who?: (typeof audiences)[number] | undefined
  kind?: (typeof serviceKinds)[number] | undefined
  body?: string | undefined
  /** The bodies a site is for; undefined: all. */
  bodies?: readonly string[] | undefined
  page: number
  size: number
}

const onLine = (db: Db, bodies?: readonly string[]) =>
  db
    .withTables<Tables>()
    .selectFrom('services_item as s')
    .where('s.state', '=', 'published')
    .$if(bodies !== undefined, (query) => query.where('s.body_id', 'in', [...(bodies ?? [])]))

/** What can be applied for now, the most read first. */
export async function publicServices(
  db: Db,
  today: Day,
  filter: PublicFilter,
): Promise<{ items: PublicService[]; total: number }> {
  const { theme, who, kind, body, bodies: ofSite } = filter
  const holding = {
    ...(theme ? { themes: [theme] } : {}),
    ...(who ? { audience: [who] } : {}),
    ...(kind ? { kind } : {}),
  }
  let query = onLine(db, ofSite).where(sql<boolean>`s.shown @> ${JSON.stringify(holding)}::jsonb`)
  if (body) query = query.where('s.body_id', '=', body)
  const [rows, { total }] = await Promise.all([
    query
      .select((eb) => [
        's.id',
        's.shown',
        's.body_id',
        's.changed_at',
        eb
          .selectFrom('services_asked as a')
          .whereRef('a.service_id', '=', 's.id')
          .select(sql<number>`coalesce(sum(a.views), 0)::int`.as('views'))
          .$asScalar()
          .as('views'),
      ])
      .orderBy('views', 'desc')
      .orderBy(sql`s.shown ->> 'name'`)
      .orderBy('s.id')
      .limit(filter.size)
      .offset((filter.page - 1) * filter.size)
      .execute(),
    query.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow(),
  ])
  const bodies = await listBodies(db, today, [...new Set(rows.map((row) => row.body_id))])
  return {
    total,
    items: rows.flatMap(({ id, shown, body_id, changed_at }) =>
      shown
        ? [
            {
              id,
              name: shown.name,
              kind: shown.kind,
              summary: shown.summary,
              bodyId: body_id,
              bodyName: bodies.find((one) => one.id === body_id)?.shortName ?? '',
              online: shown.onlineUrl !== '',
              changedOn: changed_at ? dayInShanghai(changed_at) : '',
            },
          ]
        : [],
    ),
  }
}

export interface ServiceStanding {
  total: number
  online: number
  /** Reads in the year that runs. */
  views: number
  /** The last day on which anything of it changed. */
  changedOn: string
  themes: ReadonlyMap<string, number>
  kinds: ReadonlyMap<string, number>
  audiences: ReadonlyMap<string, number>
  bodies: ReadonlyMap<string, number>
}

/** How many there are, by everything they can be looked up by: counted, never typed. */
export async function serviceStanding(
  db: Db,
  today: Day,
  ofSite?: readonly string[],
): Promise<ServiceStanding> {
  const counted = sql<number>`count(*)::int`.as('count')
  const tally = (rows: readonly { key: string; count: number }[]) =>
    new Map(rows.map(({ key, count }) => [key, count]))
  const [all, themes, kinds, who, bodies, asked] = await Promise.all([
    onLine(db, ofSite)
      .select([
        counted,
        sql<number>`(count(*) filter (where s.shown ->> 'onlineUrl' <> ''))::int`.as('online'),
        sql<string>`coalesce(to_char(max(s.changed_at at time zone 'Asia/Shanghai'), 'YYYY-MM-DD'), '')`.as(
          'changed',
        ),
      ])
      .executeTakeFirstOrThrow(),
    onLine(db, ofSite)
      .select([sql<string>`jsonb_array_elements_text(s.shown -> 'themes')`.as('key'), counted])
      .groupBy('key')
      .execute(),
    onLine(db, ofSite)
      .select([sql<string>`s.shown ->> 'kind'`.as('key'), counted])
      .groupBy('key')
      .execute(),
    onLine(db, ofSite)
      .select([sql<string>`jsonb_array_elements_text(s.shown -> 'audience')`.as('key'), counted])
      .groupBy('key')
      .execute(),
    onLine(db, ofSite).select(['s.body_id as key', counted]).groupBy('s.body_id').execute(),
    db
      .withTables<Tables>()
      .selectFrom('services_asked')
      .select(sql<number>`coalesce(sum(views), 0)::int`.as('views'))
      .where('month', '>=', `${today.slice(0, 4)}-01-01`)
      .executeTakeFirstOrThrow(),
  ])
  return {
    total: all.count,
    online: all.online,
    views: asked.views,
    changedOn: all.changed,
    themes: tally(themes),
    kinds: tally(kinds),
    audiences: tally(who),
    bodies: tally(bodies),
  }
}
