import { check, type Finding, merge, type Report } from '@yangguang/annual-report'
import { type Body, bodiesUnder, getBody, latestNames } from '#foundation/bodies'
import type { FigureSource } from '#foundation/figures'
import { formatOfYear } from '#foundation/rules'
import {
  ownPart,
  type PublishedReport,
  publishedFigures,
  publishedReports,
  recordsInSeveral,
  reportStandings,
  summedFigures,
} from '#oversight/annual-report'
import type { Db } from '#platform/db'
import { Refusal } from '#platform/errors'
import { addUp, figuresOf } from './add-up.ts'
import type { MergedView } from './contract.ts'
import { type Covered, coverageList, type Declared } from './coverage-list.ts'
import { deduct, type Shared, sharedRecords } from './deductions.ts'
import { endOf, membersOf } from './level.ts'
import type { Tables } from './tables.ts'

export interface MergedLevel {
  level: Body
  year: number
  coverage: Covered[]
  report: Report
  /** What the bodies without a report of their own put in, and the level itself. */
  own: Report
  missing: string[]
  twice: string[]
  unfit: string[]
  unsettled: { path: string; body: string }[]
  shared: Shared[]
}

/** Adds the reports of the level's coverage list into one. */
export async function mergeLevel(
  db: Db,
  sources: readonly FigureSource[],
  root: string,
  year: number,
): Promise<MergedLevel> {
  const format = formatOfYear(year)
  if (format === '2014') throw new Refusal('supervision.no_tables', 422)
  const level = await getBody(db, root, endOf(year))
  if (!level) throw new Refusal('supervision.no_level', 404)
  const members = await membersOf(db, root, year)
  const ids = members.map(({ body }) => body.id)
  const [published, declared, all, shared] = await Promise.all([
    publishedReports(db, ids, year),
    declaredCoverage(db, root, year),
    bodiesUnder(db, root, 'report_merges_into', endOf(year)),
    declaredShared(db, root, year),
  ])
  const reports = new Map(published.map((report): [string, PublishedReport] => [report.bodyId, report]))
  const coverage = coverageList(members, reports, declared)
  const counted = coverage.filter(({ treatment }) => treatment === 'counted')
  const countedReports = counted.flatMap(({ report }) => report?.id ?? [])
  const listed = new Set(ids)
  const silent = all.filter((id) => !listed.has(id))
  const [own, sums, doubled] = await Promise.all([
    ownPart(db, sources, year, silent),
    summedFigures(db, countedReports),
    recordsInSeveral(db, countedReports),
  ])
  const { report } = merge([{ body: level.name, report: own }], { publicBody: level.name, year, format })
  addUp(report, sums)
  const reportNames = new Map(counted.flatMap(({ body, report }) => (report ? [[report.id, body.name]] : [])))
  const found = [...shared, ...sharedRecords(doubled, (id) => reportNames.get(id))]
  deduct(report, found)
  return {
    level,
    year,
    coverage,
    report,
    own,
    missing: counted.filter((covered) => !covered.report).map(({ body }) => body.name),
    twice: coverage.filter((covered) => covered.twice).map(({ body }) => body.name),
    unfit: counted.flatMap(({ body, report }) => (report && !fits(report, format) ? [body.name] : [])),
    unsettled: counted.flatMap(({ body, report }) =>
      (report?.unsettled ?? []).map((path) => ({ path, body: body.name })),
    ),
    shared: found,
  }
}

/** A report of another format, or with a table missing, is counted as far as it goes. */
const fits = (report: PublishedReport, format: string) =>
  report.format === format &&
  ['proactive', 'requests', 'remedies'].every((name) => report.tables.includes(name))

async function declaredCoverage(db: Db, root: string, year: number): Promise<ReadonlyMap<string, Declared>> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('supervision_coverage')
    .select(['body_id', 'treatment', 'reason'])
    .where('root_id', '=', root)
    .where('year', '=', year)
    .execute()
  return new Map(rows.map(({ body_id, ...row }) => [body_id, row]))
}

async function declaredShared(db: Db, root: string, year: number): Promise<Shared[]> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('supervision_shared')
    .selectAll()
    .where('root_id', '=', root)
    .where('year', '=', year)
    .where('removed_at', 'is', null)
    .orderBy('entered_at')
    .execute()
  const names = await latestNames(db, [...new Set(rows.flatMap((row) => row.bodies))])
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    label: row.label,
    cell: row.cell,
    names: row.bodies.map((body) => names.get(body) ?? ''),
    less: row.bodies.length - 1,
  }))
}

/** The merge as a screen shows it, beside the level's own report where there is one. */
export async function mergedView(
  db: Db,
  sources: readonly FigureSource[],
  root: string,
  year: number,
): Promise<MergedView> {
  const began = performance.now()
  const done = await mergeLevel(db, sources, root, year)
  const milliseconds = Math.round(performance.now() - began)
  const cells = { ...figuresOf(done.report) }
  const [standing] = [...(await reportStandings(db, year, [root])).values()]
  const [own] = await publishedFigures(db, [root], year, year)
  const names = new Map(done.coverage.map(({ body }) => [body.id, body.name]))
  return {
    bodyId: root,
    bodyName: done.level.name,
    year,
    format: done.report.format,
    counted: done.coverage.filter(({ treatment, report }) => treatment === 'counted' && report).length,
    cells,
    unsettled: done.unsettled.map(({ path, body }) => ({ cell: path, bodyName: body })),
    coverage: done.coverage.map((covered) => ({
      bodyId: covered.body.id,
      bodyName: covered.body.name,
      treatment: covered.treatment,
      insideName: names.get(covered.insideId ?? '') ?? '',
      reason: covered.reason,
      declared: covered.declared,
      reportId: covered.report?.id ?? null,
      state: stateOf(covered, done.unfit),
    })),
    missing: done.missing,
    twice: done.twice,
    unfit: done.unfit,
    deductions: done.shared,
    findings: identityFindings(done.report),
    own: standing ? { id: standing.id, state: standing.state } : null,
    differences: own ? differences(own.figures.cells, cells) : [],
    milliseconds,
  }
}

function stateOf({ treatment, report, twice, body }: Covered, unfit: readonly string[]) {
  if (twice) return 'twice' as const
  if (treatment !== 'counted') return 'none' as const
  if (!report) return 'missing' as const
  return unfit.includes(body.name) ? ('unfit' as const) : ('there' as const)
}

/** Of a merge only the identities are asked; it has no prose, and its parts answer for their own. */
function identityFindings(report: Report): Finding[] {
  return check({ ...report, findings: [] }).filter(({ rule }) => ['R1', 'R2', 'R3', 'R5'].includes(rule))
}

function differences(own: Readonly<Record<string, number>>, merged: Readonly<Record<string, number>>) {
  return [...new Set([...Object.keys(own), ...Object.keys(merged)])]
    .map((cell) => ({ cell, own: own[cell] ?? 0, merged: merged[cell] ?? 0 }))
    .filter((row) => Math.abs(row.own - row.merged) > 1e-6)
}
