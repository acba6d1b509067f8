import type { Report } from '@yangguang/annual-report'
import { type Body, listBodies } from '#foundation/bodies'
import { loadCalendar, trafficLight } from '#foundation/calendar'
import type { FigureSource } from '#foundation/figures'
import { type Actor, accountNames, bodiesFor, mayAct } from '#foundation/identity'
import { type Clock, type Day, day } from '#platform/clock'
import type { Db } from '#platform/db'
import { cellsOf } from './cells.ts'
import { cellAt, compose, enteredCells, findingsOf, type ReportRecord } from './compose.ts'
import type { CellView, DutyRow, ReportDetail, ReportRow } from './contract.ts'
import { compilers, readers } from './policy.ts'
import type { Tables } from './tables.ts'

/** Last day of publication: 31 January for departments, 31 March for governments (Art 49); 31 March before the report on 2019. */
export function dueOn(body: Pick<Body, 'reportDueMonth'>, year: number): Day {
  const month = year < 2019 ? 3 : body.reportDueMonth
  return day(month === 1 ? `${year + 1}-01-31` : `${year + 1}-03-31`)
}

export async function reportRecord(db: Db, id: string): Promise<ReportRecord | undefined> {
  return db
    .withTables<Tables>()
    .selectFrom('report_report')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function bodyOfReport(db: Db, id: string): Promise<string | undefined> {
  return (await reportRecord(db, id))?.body_id
}

function rowOf(row: ReportRecord, body: Body): ReportRow {
  return {
    id: row.id,
    bodyId: row.body_id,
    bodyName: body.name,
    year: row.year,
    format: row.format,
    state: row.state,
    origin: row.origin,
    dueOn: dueOn(body, row.year),
    publishedAt: row.published_at?.toISOString() ?? null,
  }
}

/** For each body the person may see that must report on `year`: where its report stands. */
export async function duties(db: Db, clock: Clock, actor: Actor, year: number): Promise<DutyRow[]> {
  const today = clock.today()
  const bodies = (await listBodies(db, today, bodiesFor(actor, readers))).filter((body) => body.mustReport)
  if (bodies.length === 0) return []
  const [rows, calendar] = await Promise.all([
    db
      .withTables<Tables>()
      .selectFrom('report_report')
      .selectAll()
      .where('year', '=', year)
      .where(
        'body_id',
        'in',
        bodies.map((body) => body.id),
      )
      .execute(),
    loadCalendar(db),
  ])
  return bodies.map((body) => {
    const row = rows.find((candidate) => candidate.body_id === body.id)
    const due = dueOn(body, year)
    const waiting = today > day(`${year}-12-31`) && row?.state !== 'published'
    return {
      bodyId: body.id,
      bodyName: body.name,
      year,
      dueOn: due,
      light: waiting ? trafficLight(calendar, due, today, 10) : 'none',
      report: row ? rowOf(row, body) : null,
      scopes: body.kind === 'government' ? (['area', 'government', 'own'] as const).slice() : ['own'],
    }
  })
}

/** The report with every cell, its origin, and what the checks say at this moment. */
export async function reportDetail(
  db: Db,
  clock: Clock,
  sources: readonly FigureSource[],
  actor: Actor,
  id: string,
): Promise<ReportDetail | undefined> {
  const row = await reportRecord(db, id)
  if (!row) return undefined
  const bodies = await listBodies(db, clock.today(), [row.body_id, ...row.bodies])
  const body = bodies.find((candidate) => candidate.id === row.body_id)
  if (!body) return undefined
  const [report, entered] = await Promise.all([compose(db, sources, row), enteredCells(db, id)])
  const findings = await findingsOf(db, row, report)
  const names = await accountNames(
    db,
    entered.map((cell) => cell.entered_by),
  )
  const cells: Record<string, CellView> = {}
  for (const address of cellsOf(row.format)) {
    const hand = entered.find((cell) => cell.cell === address.name)
    const value = cellAt(report, address.name)?.value ?? null
    cells[address.name] = {
      value,
      origin:
        row.origin === 'imported'
          ? 'imported'
          : address.way === 'entered' && value === null
            ? 'missing'
            : address.way,
      source: hand?.source ?? '',
      enteredByName: hand ? (names.get(hand.entered_by)?.name ?? '') : '',
    }
  }
  return {
    ...rowOf(row, body),
    version: row.version,
    scope: row.scope,
    bodies: row.bodies.map((covered) => ({
      id: covered,
      name: bodies.find((candidate) => candidate.id === covered)?.name ?? '',
    })),
    sections: row.sections,
    cells,
    findings: findings.map(({ rule, level, message, cells: where }) => ({
      rule,
      level,
      message,
      cells: where,
      override: row.overrides[rule]?.reason ?? null,
    })),
    asOf: clock.now().toISOString(),
    digest: row.digest?.toString('hex') ?? null,
    may: {
      edit: mayAct(actor, compilers, row.body_id) && (row.state === 'draft' || row.state === 'returned'),
      publish: mayAct(actor, compilers, row.body_id) && row.state === 'approved',
    },
  }
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
}

export async function publishedReport(db: Db, today: Day, id: string): Promise<PublishedReport | undefined> {
  const row = await reportRecord(db, id)
  if (row?.state !== 'published' || row.canonical === null || row.published_at === null) return undefined
  const bodies = await listBodies(db, today, [row.body_id, ...row.bodies])
  const nameOf = (body: string) => bodies.find((candidate) => candidate.id === body)?.name ?? ''
  const entered = await enteredCells(db, id)
  return {
    id,
    bodyId: row.body_id,
    bodyName: nameOf(row.body_id),
    year: row.year,
    origin: row.origin,
    scope: row.scope,
    coveredNames: row.bodies.map(nameOf),
    publishedOn: row.published_at.toISOString().slice(0, 10),
    report: JSON.parse(row.canonical),
    entered: new Set(entered.map((cell) => cell.cell)),
  }
}

/** Published reports, newest year first, bodies in the order of their codes. */
export async function listPublishedReports(
  db: Db,
  today: Day,
): Promise<{ id: string; bodyName: string; year: number; publishedOn: string }[]> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('report_report')
    .select(['id', 'body_id', 'year', 'published_at'])
    .where('state', '=', 'published')
    .orderBy('year', 'desc')
    .execute()
  const bodies = await listBodies(db, today, [...new Set(rows.map((row) => row.body_id))])
  const order = new Map(bodies.map((body, index) => [body.id, index]))
  return rows
    .sort((a, b) => b.year - a.year || (order.get(a.body_id) ?? 0) - (order.get(b.body_id) ?? 0))
    .map((row) => ({
      id: row.id,
      bodyName: bodies.find((body) => body.id === row.body_id)?.name ?? '',
      year: row.year,
      publishedOn: row.published_at?.toISOString().slice(0, 10) ?? '',
    }))
}
