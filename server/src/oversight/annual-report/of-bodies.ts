import type { Report } from '@yangguang/annual-report'
import { sql } from 'kysely'
import type { Db } from '#platform/db'
import type { ReportRecord } from './compose.ts'
import type { FrozenFigures, Tables } from './tables.ts'

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
  format: ReportRecord['format']
  origin: ReportRecord['origin']
  /** The bodies whose figures are inside. */
  bodies: readonly string[]
  figures: FrozenFigures
}

/** The figures of the current published reports of these bodies over the years from `from` to `until`. */
export async function publishedFigures(
  db: Db,
  bodies: readonly string[],
  from: number,
  until: number,
): Promise<FrozenReport[]> {
  if (bodies.length === 0) return []
  const rows = await db
    .withTables<Tables>()
    .selectFrom('report_report')
    .select(['id', 'body_id', 'year', 'format', 'origin', 'bodies', 'figures'])
    .where(anyOf('body_id', bodies))
    .where('year', '>=', from)
    .where('year', '<=', until)
    .where('published_at', 'is not', null)
    .where('superseded_by', 'is', null)
    .orderBy('year')
    .execute()
  return rows.map(({ body_id, ...row }) => ({ ...row, bodyId: body_id }))
}

export interface PublishedReport {
  id: string
  bodyId: string
  format: ReportRecord['format']
  origin: ReportRecord['origin']
  bodies: readonly string[]
  tables: readonly string[]
  unsettled: readonly string[]
}

/** The current published reports of these bodies for a year, without their figures. */
export async function publishedReports(
  db: Db,
  bodies: readonly string[],
  year: number,
): Promise<PublishedReport[]> {
  const { rows } = await sql<Omit<PublishedReport, 'bodyId'> & { body_id: string }>`
    select id, body_id, format, origin, bodies, figures -> 'tables' as tables, figures -> 'unsettled' as unsettled
    from report_report
    where year = ${year} and body_id = any(${[...bodies]}::uuid[]) and published_at is not null and superseded_by is null`.execute(
    db,
  )
  return rows.map(({ body_id, ...row }) => ({ ...row, bodyId: body_id }))
}

/** The sum of each figure over these reports, added up where they lie: half a million figures make no journey. */
export async function summedFigures(
  db: Db,
  reports: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('report_figure')
    .select(({ fn }) => ['cell', fn.sum<number>('value').as('sum')])
    .where(anyOf('report_id', reports))
    .groupBy('cell')
    .execute()
  return new Map(rows.map(({ cell, sum }) => [cell, sum]))
}

/** What each of these reports puts into one figure, or into every one. */
export async function figuresOfReports(
  db: Db,
  reports: readonly string[],
  cell?: string,
): Promise<{ reportId: string; cell: string; value: number }[]> {
  return db
    .withTables<Tables>()
    .selectFrom('report_figure')
    .select(['report_id as reportId', 'cell', 'value'])
    .where(anyOf('report_id', reports))
    .$if(cell !== undefined, (query) => query.where('cell', '=', cell ?? ''))
    .orderBy('cell')
    .execute()
}

/** One parameter however many there are: a list of thousands costs more to write than to ask. */
const anyOf = (column: 'body_id' | 'report_id', ids: readonly string[]) =>
  sql<boolean>`${sql.ref(column)} = any(${[...ids]}::uuid[])`

/** The current published report of a body for a year, as it was frozen. */
export async function publishedOf(db: Db, body: string, year: number): Promise<Report | undefined> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('report_report')
    .select('canonical')
    .where('body_id', '=', body)
    .where('year', '=', year)
    .where('published_at', 'is not', null)
    .where('superseded_by', 'is', null)
    .executeTakeFirst()
  return row?.canonical ? JSON.parse(row.canonical) : undefined
}

export interface SharedRecord {
  cell: string
  kind: string
  label: string
  reports: readonly string[]
}

/** Records that stand behind the same cell of several frozen reports: a joint document, a suit against two organs. */
export async function recordsInSeveral(db: Db, reports: readonly string[]): Promise<SharedRecord[]> {
  if (reports.length < 2) return []
  // A suit is one by its number, which opens the label; each organ has a record of its own.
  const same = sql`case when cell like 'remedies.%' and label like '%号 %' then split_part(label, ' ', 1) else record_id end`
  return db
    .withTables<Tables>()
    .selectFrom('report_frozen_record')
    .select([
      'cell',
      'record_kind as kind',
      sql<string>`min(label)`.as('label'),
      sql<string[]>`array_agg(distinct report_id)`.as('reports'),
    ])
    .where(anyOf('report_id', reports))
    .where((eb) => eb.or([eb('cell', 'like', 'proactive.%'), eb('cell', 'like', 'remedies.%')]))
    .groupBy(['cell', 'record_kind', same])
    .having(sql<number>`count(distinct report_id)`, '>', 1)
    .execute()
}
