import { type Cell, emptyReport, type Format, type Report } from '@yangguang/annual-report'
import type { Selectable } from 'kysely'
import { getBody } from '#foundation/bodies'
import type { FigureScope, FigureSource } from '#foundation/figures'
import { day } from '#platform/clock'
import type { Db } from '#platform/db'
import { type CellAddress, cellsOf, counted, sumUp } from './cells.ts'
import type { Typed } from './contract.ts'
import { handedIn } from './handed-in.ts'
import { printedSections } from './sections.ts'
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

/** Every counted figure over a scope, asked of whoever can answer; what several wings know of one cell adds up. */
export async function countFigures(
  db: Db,
  sources: readonly FigureSource[],
  scope: FigureScope,
): Promise<ReadonlyMap<string, number>> {
  const answers = await Promise.all(
    scope.bodies.length === 0 ? [] : sources.map((source) => source.count(db, scope)),
  )
  const figures = new Map<string, number>()
  for (const [cell, value] of answers.flatMap((answer) => [...answer]))
    figures.set(cell, (figures.get(cell) ?? 0) + value)
  return figures
}

/** The tables of a form with counted, entered and summed cells. */
export function fillTables(
  format: Format,
  figures: ReadonlyMap<string, number>,
  entered: ReadonlyMap<string, number>,
): Report {
  const report = emptyReport(format)
  for (const address of cellsOf(format)) place(report, address, figures, entered)
  sumUp(report)
  return report
}

/** The report as the records make it at this moment, whether it is frozen or not, with what is typed and not saved. */
export async function composeLive(
  db: Db,
  sources: readonly FigureSource[],
  row: ReportRecord,
  typed: Typed = {},
): Promise<Report> {
  const scope = scopeOf(row)
  const [entered, figures, body] = await Promise.all([
    enteredCells(db, row.id),
    figuresWithHandedIn(db, sources, row),
    getBody(db, row.body_id, day(`${row.year}-12-31`)),
  ])
  const values = new Map(entered.map((cell) => [cell.cell, Number(cell.value)]))
  for (const [cell, value] of Object.entries(typed.cells ?? {})) {
    if (value === null) values.delete(cell)
    else values.set(cell, value)
  }
  return {
    ...fillTables(row.format, figures, values),
    publicBody: body?.name ?? null,
    year: row.year,
    title: `${body?.name ?? ''}${row.year}年政府信息公开工作年度报告`,
    period: { from: scope.from, to: scope.until },
    sections: printedSections({ ...row.sections, ...typed.sections }),
  }
}

/** The figures of a report: a body that handed its own report in as a file counts with that report, not with what is here. */
export async function figuresWithHandedIn(
  db: Db,
  sources: readonly FigureSource[],
  row: ReportRecord,
): Promise<ReadonlyMap<string, number>> {
  const scope = scopeOf(row)
  const handed = await handedIn(db, row)
  const apart = new Set(handed.map((report) => report.bodyId))
  const figures = new Map(
    await countFigures(db, sources, { ...scope, bodies: scope.bodies.filter((body) => !apart.has(body)) }),
  )
  for (const { figures: own } of handed)
    for (const [cell, value] of Object.entries(own.cells)) figures.set(cell, (figures.get(cell) ?? 0) + value)
  return figures
}

/** The report as it is now: frozen once it went to review, counted live before. */
export async function compose(db: Db, sources: readonly FigureSource[], row: ReportRecord): Promise<Report> {
  return row.canonical === null ? composeLive(db, sources, row) : JSON.parse(row.canonical)
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

/** The current published report of the year before, which R4 and its like compare with. */
export async function previousReport(
  db: Db,
  row: Pick<ReportRecord, 'body_id' | 'year'>,
): Promise<{ id: string; year: number; sections: ReportRecord['sections']; report: Report } | undefined> {
  const before = await db
    .withTables<Tables>()
    .selectFrom('report_report')
    .select(['id', 'year', 'sections', 'canonical'])
    .where('body_id', '=', row.body_id)
    .where('year', '=', row.year - 1)
    .where('published_at', 'is not', null)
    .where('superseded_by', 'is', null)
    .executeTakeFirst()
  return before?.canonical
    ? { id: before.id, year: before.year, sections: before.sections, report: JSON.parse(before.canonical) }
    : undefined
}
