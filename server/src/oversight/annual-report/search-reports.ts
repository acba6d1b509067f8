import { sql } from 'kysely'
import type { Day } from '#platform/clock'
import type { Db } from '#platform/db'
import { type ListedReport, listPublishedReports } from './published.ts'
import type { Tables } from './tables.ts'

interface Sought {
  body: string
  year: string
  q: string
}

export function narrowed({ body, year }: Sought): { body?: string; year?: number } {
  return { ...(body ? { body } : {}), ...(year ? { year: Number(year) } : {}) }
}

/** Published reports of a body or a year, and those in whose name or prose the words stand, each word somewhere. */
export async function searchReports(db: Db, today: Day, sought: Sought): Promise<ListedReport[]> {
  const listed = await listPublishedReports(db, today, narrowed(sought))
  const words = sought.q.split(/\s+/).filter((word) => word !== '')
  if (words.length === 0 || listed.length === 0) return listed
  const rows = await db
    .withTables<Tables>()
    .selectFrom('report_report')
    .select([
      'id',
      sql<string>`concat_ws(' ', canonical::jsonb -> 'sections' ->> 'overview', canonical::jsonb -> 'sections' ->> 'problems', canonical::jsonb -> 'sections' ->> 'other')`.as(
        'prose',
      ),
    ])
    .where(
      'id',
      'in',
      listed.map(({ id }) => id),
    )
    .execute()
  const prose = new Map(rows.map(({ id, prose: text }) => [id, text]))
  return listed.filter((report) => {
    const text = `${report.bodyName}${report.year}年 ${prose.get(report.id) ?? ''}`
    return words.every((word) => text.includes(word))
  })
}

/** The sums of each year over all published reports, or of one body: a report inside another's is not added again. */
export async function yearTotals(
  db: Db,
  body: string,
): Promise<{ year: number; reports: number; received: number; granted: number }[]> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('report_report')
    .select(['year', 'body_id', 'bodies', 'figures'])
    .where('published_at', 'is not', null)
    .where('superseded_by', 'is', null)
    .where('format', 'in', ['2019', '2021'])
    .$if(body !== '', (query) => query.where('body_id', '=', body))
    .execute()
  return [...Map.groupBy(rows, ({ year }) => year)]
    .map(([year, all]) => {
      const outermost = all.filter(
        (row) => !all.some((other) => other.body_id !== row.body_id && other.bodies.includes(row.body_id)),
      )
      const of = (cell: string) => outermost.reduce((sum, { figures }) => sum + (figures.cells[cell] ?? 0), 0)
      return {
        year,
        reports: all.length,
        received: of('requests.received.total'),
        granted: of('requests.granted.total'),
      }
    })
    .toSorted((a, b) => a.year - b.year)
    .slice(-10)
}
