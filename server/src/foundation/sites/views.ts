import { sql } from 'kysely'
import type { Clock } from '#platform/clock'
import type { Db } from '#platform/db'
import type { Tables } from './tables.ts'

/** Counts pages sent out, by day and part of a site. It is told nothing of who reads. */
export interface ViewCounter {
  seen(site: string, part: string): void
  /** Writes down what was counted since the last time. */
  flush(): Promise<void>
}

/** Counting happens in memory and is written down now and then, so that a cached page costs no query. */
export function createViewCounter(db: Db, clock: Clock): ViewCounter {
  let counts = new Map<string, { day: string; site_id: string; part: string; views: number }>()
  return {
    seen(site, part) {
      const day = clock.today()
      const key = `${day} ${site} ${part}`
      const have = counts.get(key)
      if (have) have.views += 1
      else counts.set(key, { day, site_id: site, part, views: 1 })
    },
    async flush() {
      if (counts.size === 0) return
      const rows = [...counts.values()]
      counts = new Map()
      await db
        .withTables<Tables>()
        .insertInto('sites_views')
        .values(rows)
        .onConflict((conflict) =>
          conflict
            .columns(['day', 'site_id', 'part'])
            .doUpdateSet({ views: sql<number>`sites_views.views + excluded.views` }),
        )
        .execute()
    },
  }
}

/** Views of a site in a year: in all, by month, and by part. */
export async function viewsOf(db: Db, site: string, year: number) {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('sites_views')
    .select([
      sql<string>`to_char(day, 'YYYY-MM')`.as('month'),
      'part',
      sql<number>`sum(views)::int`.as('views'),
    ])
    .where('site_id', '=', site)
    .where(sql<boolean>`date_part('year', day) = ${year}`)
    .groupBy([sql`to_char(day, 'YYYY-MM')`, 'part'])
    .execute()
  const sum = (key: 'month' | 'part') =>
    [...Map.groupBy(rows, (row) => row[key])].map(
      ([name, group]) => [name, group.reduce((all, row) => all + row.views, 0)] as const,
    )
  return {
    views: rows.reduce((all, row) => all + row.views, 0),
    byMonth: sum('month')
      .sort()
      .map(([month, views]) => ({ month, views })),
    byPart: sum('part')
      .sort((one, other) => other[1] - one[1])
      .map(([part, views]) => ({ part, views })),
  }
}
