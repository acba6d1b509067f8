import type { Db } from '#platform/db'
import type { ReportRecord } from './compose.ts'
import type { Tables } from './tables.ts'

const columns = [
  'id',
  'body_id',
  'year',
  'edition',
  'state',
  'origin',
  'scope',
  'bodies',
  'published_at',
] as const
export type ReportStanding = Pick<ReportRecord, (typeof columns)[number]>

/** Where the reports of these bodies for `year` stand: the edition at work, and whether one was published. */
export async function reportStandings(
  db: Db,
  year: number,
  bodies: readonly string[],
): Promise<ReadonlyMap<string, ReportStanding & { everPublished: boolean }>> {
  if (bodies.length === 0) return new Map()
  const rows = await db
    .withTables<Tables>()
    .selectFrom('report_report')
    .select(columns)
    .where('year', '=', year)
    .where('body_id', 'in', [...bodies])
    .orderBy('edition')
    .execute()
  const standings = new Map<string, ReportStanding & { everPublished: boolean }>()
  for (const row of rows) {
    const everPublished = row.published_at !== null || standings.get(row.body_id)?.everPublished === true
    standings.set(row.body_id, { ...row, everPublished })
  }
  return standings
}

export interface FrozenReport {
  id: string
  bodyId: string
  year: number
  /** The bodies whose figures are inside. */
  bodies: readonly string[]
  /** Canonical JSON, as it was published. */
  canonical: string
}

/** The current published reports of these bodies over the years from `from` to `until`, by year. */
export async function publishedOfBodies(
  db: Db,
  bodies: readonly string[],
  from: number,
  until: number,
): Promise<FrozenReport[]> {
  if (bodies.length === 0) return []
  const rows = await db
    .withTables<Tables>()
    .selectFrom('report_report')
    .select(['id', 'body_id', 'year', 'bodies', 'canonical'])
    .where('body_id', 'in', [...bodies])
    .where('year', '>=', from)
    .where('year', '<=', until)
    .where('published_at', 'is not', null)
    .where('superseded_by', 'is', null)
    .orderBy('year')
    .execute()
  return rows.flatMap(({ canonical, ...row }) =>
    canonical === null
      ? []
      : [{ id: row.id, bodyId: row.body_id, year: row.year, bodies: row.bodies, canonical }],
  )
}
