import type { Report } from '@yangguang/annual-report'
import { listBodies } from '#foundation/bodies'
import { type Day, dayInShanghai } from '#platform/clock'
import type { Db } from '#platform/db'
import { enteredCells, type ReportRecord } from './compose.ts'
import { reportRecord } from './queries.ts'
import type { Tables } from './tables.ts'

/** Another edition of a published report. */
export interface OtherEdition {
  id: string
  edition: number
  note: string
  publishedOn: string
}

export interface PublishedReport {
  id: string
  bodyId: string
  bodyName: string
  year: number
  origin: 'compiled' | 'imported'
  scope: ReportRecord['scope']
  coveredNames: string[]
  publishedOn: string
  report: Report
  entered: ReadonlySet<string>
  edition: number
  correctionNote: string
  /** The edition that corrects this one. */
  supersededBy: OtherEdition | undefined
  earlier: OtherEdition[]
}

/** What the public sees of a report; what the office was told of it stays with the office. */
export async function publishedReport(db: Db, today: Day, id: string): Promise<PublishedReport | undefined> {
  const row = await reportRecord(db, id)
  if (!row?.published_at || row.canonical === null) return undefined
  const [bodies, entered, editions] = await Promise.all([
    listBodies(db, today, [row.body_id, ...row.bodies]),
    enteredCells(db, id),
    publishedEditions(db, row),
  ])
  const nameOf = (body: string) => bodies.find((candidate) => candidate.id === body)?.name ?? ''
  const parsed: Report = JSON.parse(row.canonical)
  return {
    id,
    bodyId: row.body_id,
    bodyName: nameOf(row.body_id),
    year: row.year,
    origin: row.origin,
    scope: row.scope,
    coveredNames: row.bodies.map(nameOf),
    publishedOn: dayInShanghai(row.published_at),
    report: { ...parsed, findings: [] },
    entered: new Set(entered.map((cell) => cell.cell)),
    edition: row.edition,
    correctionNote: row.correction_note,
    supersededBy: editions.filter((other) => other.edition > row.edition).at(-1),
    earlier: editions.filter((other) => other.edition < row.edition),
  }
}

async function publishedEditions(db: Db, row: ReportRecord): Promise<OtherEdition[]> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('report_report')
    .select(['id', 'edition', 'correction_note', 'published_at'])
    .where('body_id', '=', row.body_id)
    .where('year', '=', row.year)
    .where('published_at', 'is not', null)
    .orderBy('edition')
    .execute()
  return rows.map((other) => ({
    id: other.id,
    edition: other.edition,
    note: other.correction_note,
    publishedOn: other.published_at ? dayInShanghai(other.published_at) : '',
  }))
}

export interface ListedReport {
  id: string
  bodyId: string
  bodyName: string
  year: number
  format: ReportRecord['format']
  publishedOn: string
  edition: number
}

/** Current editions of published reports, newest year first, bodies in the order of their codes. */
export async function listPublishedReports(
  db: Db,
  today: Day,
  filter: { body?: string; year?: number } = {},
): Promise<ListedReport[]> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('report_report')
    .select(['id', 'body_id', 'year', 'format', 'published_at', 'edition'])
    .where('published_at', 'is not', null)
    .where('superseded_by', 'is', null)
    .$if(filter.body !== undefined, (query) => query.where('body_id', '=', filter.body ?? ''))
    .$if(filter.year !== undefined, (query) => query.where('year', '=', filter.year ?? 0))
    .orderBy('year', 'desc')
    .execute()
  const bodies = await listBodies(db, today, [...new Set(rows.map((row) => row.body_id))])
  const order = new Map(bodies.map((body, index) => [body.id, { index, name: body.name }]))
  return rows
    .sort(
      (a, b) => b.year - a.year || (order.get(a.body_id)?.index ?? 0) - (order.get(b.body_id)?.index ?? 0),
    )
    .map((row) => ({
      id: row.id,
      bodyId: row.body_id,
      bodyName: order.get(row.body_id)?.name ?? '',
      year: row.year,
      format: row.format,
      publishedOn: row.published_at ? dayInShanghai(row.published_at) : '',
      edition: row.edition,
    }))
}

/** The current reports themselves, for open data and charts: of one body, one year, or all. */
export async function publishedData(
  db: Db,
  today: Day,
  filter: { body?: string; year?: number } = {},
): Promise<(ListedReport & { report: Report })[]> {
  const listed = await listPublishedReports(db, today, filter)
  if (listed.length === 0) return []
  const rows = await db
    .withTables<Tables>()
    .selectFrom('report_report')
    .select(['id', 'canonical'])
    .where(
      'id',
      'in',
      listed.map((row) => row.id),
    )
    .execute()
  const texts = new Map(rows.map((row) => [row.id, row.canonical]))
  return listed.flatMap((row) => {
    const canonical = texts.get(row.id)
    if (!canonical) return []
    const report: Report = JSON.parse(canonical)
    return [{ ...row, report: { ...report, findings: [] } }]
  })
}
