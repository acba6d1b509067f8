import { type Cell, check, emptyReport, type Finding, type Report } from '@yangguang/annual-report'
import type { Selectable } from 'kysely'
import { getBody } from '#foundation/bodies'
import type { FigureRecord, FigureScope, FigureSource } from '#foundation/figures'
import { day } from '#platform/clock'
import type { Db } from '#platform/db'
import { type CellAddress, cellAt, cellsOf, counted, sumUp } from './cells.ts'
import type { Tables } from './tables.ts'

export type ReportRecord = Selectable<Tables['report_report']>

export function scopeOf(report: Pick<ReportRecord, 'year' | 'bodies'>): FigureScope {
  return { from: day(`${report.year}-01-01`), until: day(`${report.year}-12-31`), bodies: report.bodies }
}

export type Entered = Selectable<Tables['report_entered']>

export async function enteredCells(db: Db, reportId: string): Promise<Entered[]> {
  return db
    .withTables<Tables>()
    .selectFrom('report_entered')
    .selectAll()
    .where('report_id', '=', reportId)
    .execute()
}

/** The report as the records make it at this moment: counted, entered and summed cells. */
export async function compose(db: Db, sources: readonly FigureSource[], row: ReportRecord): Promise<Report> {
  if (row.canonical !== null && row.state !== 'draft' && row.state !== 'returned')
    return JSON.parse(row.canonical)
  const scope = scopeOf(row)
  const [entered, ...answers] = await Promise.all([
    enteredCells(db, row.id),
    ...sources.map((source) => source.count(db, scope)),
  ])
  const figures = new Map(answers.flatMap((answer) => [...answer]))
  const values = new Map(entered.map((cell) => [cell.cell, Number(cell.value)]))
  const body = await getBody(db, row.body_id, day(`${row.year}-12-31`))
  const report = emptyReport(row.format)
  for (const address of cellsOf(row.format)) place(report, address, figures, values)
  sumUp(report)
  return {
    ...report,
    publicBody: body?.name ?? null,
    year: row.year,
    title: `${body?.name ?? ''}${row.year}年政府信息公开工作年度报告`,
    period: { from: scope.from, to: scope.until },
    sections: { overview: row.sections.overview, problems: row.sections.problems, other: row.sections.other },
  }
}

function place(
  report: Report,
  address: CellAddress,
  figures: ReadonlyMap<string, number>,
  entered: ReadonlyMap<string, number>,
): void {
  const cells = report[address.table]?.[address.row]
  if (!cells || address.way === 'summed') return
  if (address.way === 'counted') {
    cells[address.column] = counted(figures.get(address.name) ?? 0)
    return
  }
  const value = entered.get(address.name)
  const before = cells[address.column]
  if (value !== undefined) {
    const cell: Cell = { ...before, value, raw: String(value), state: 'entered' }
    cells[address.column] = cell
  }
}

/** The published report of the year before, which R4 and its like compare with. */
export async function previousReport(db: Db, row: ReportRecord): Promise<Report | undefined> {
  const before = await db
    .withTables<Tables>()
    .selectFrom('report_report')
    .select('canonical')
    .where('body_id', '=', row.body_id)
    .where('year', '=', row.year - 1)
    .where('state', '=', 'published')
    .executeTakeFirst()
  return before?.canonical ? JSON.parse(before.canonical) : undefined
}

/** What the identities and common sense say of the report as it stands. */
export async function findingsOf(db: Db, row: ReportRecord, report: Report): Promise<Finding[]> {
  const previous = await previousReport(db, row)
  return check(report, { strict: row.origin === 'compiled', ...(previous ? { previous } : {}) })
}

/** The records behind a figure: asked live, or as they were frozen. Sums open the records of their parts. */
export async function recordsBehind(
  db: Db,
  sources: readonly FigureSource[],
  row: ReportRecord,
  name: string,
): Promise<FigureRecord[]> {
  const parts = partsOf(row, name)
  if (row.canonical !== null) {
    const rows = await db
      .withTables<Tables>()
      .selectFrom('report_frozen_record')
      .selectAll()
      .where('report_id', '=', row.id)
      .where('cell', 'in', parts)
      .orderBy('label')
      .execute()
    return rows.map((frozen) => ({
      kind: frozen.record_kind,
      id: frozen.record_id,
      bodyId: frozen.body_id,
      label: frozen.label,
      day: frozen.day,
    }))
  }
  const found = await Promise.all(parts.map((part) => recordsOfCell(db, sources, scopeOf(row), part)))
  return found.flat()
}

export async function recordsOfCell(
  db: Db,
  sources: readonly FigureSource[],
  scope: FigureScope,
  name: string,
): Promise<FigureRecord[]> {
  return (await sources.find((source) => name.startsWith(source.prefix))?.records(db, scope, name)) ?? []
}

/** A sum is opened through the counted cells it adds up. */
function partsOf(row: ReportRecord, name: string): string[] {
  const cells = cellsOf(row.format)
  const asked = cells.find((cell) => cell.name === name)
  if (!asked) return []
  if (asked.way !== 'summed') return [name]
  const isResult = (cell: CellAddress) => !['received', 'carriedIn', 'carriedOut', 'total'].includes(cell.row)
  return cells
    .filter((cell) => cell.table === asked.table && cell.way === 'counted')
    .filter((cell) =>
      asked.row === 'total' && asked.table === 'requests' ? isResult(cell) : cell.row === asked.row,
    )
    .filter((cell) => asked.column === 'total' || cell.column === asked.column)
    .map((cell) => cell.name)
}

export { cellAt }
