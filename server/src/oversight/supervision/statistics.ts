import { median, rowsOf, tableDefinition } from '@yangguang/annual-report'
import { loadCalendar, type WorkCalendar, workingDaysBetween } from '#foundation/calendar'
import { formatOfYear } from '#foundation/rules'
import { type FrozenReport, publishedFigures } from '#oversight/annual-report'
import { filedAnswers } from '#oversight/filings'
import { day } from '#platform/clock'
import type { Db } from '#platform/db'
import { answeredBetween } from '#requests/requests'
import type { Statistics } from './contract.ts'
import { coverageList } from './coverage-list.ts'
import { endOf, membersOf } from './level.ts'
import { type Measured, outliersOf } from './outliers.ts'

const total = (report: FrozenReport, row: string) => report.figures.cells[`requests.${row}.total`] ?? 0
const remedy = (report: FrozenReport, column: string) =>
  ['reconsideration', 'litigationDirect', 'litigationAfterReconsideration'].reduce(
    (sum, block) => sum + (report.figures.cells[`remedies.${block}.${column}`] ?? 0),
    0,
  )
const rowsWith = (report: FrozenReport, prefix: RegExp) =>
  Object.entries(report.figures.cells).reduce((sum, [cell, value]) => {
    const row = /^requests\.(.+)\.total$/.exec(cell)?.[1]
    return row && prefix.test(row) ? sum + value : sum
  }, 0)

/** What the reports of a level say over the years and over the bodies: each body once. */
export async function statisticsOf(db: Db, root: string, year: number, back: number): Promise<Statistics> {
  const members = await membersOf(db, root, year)
  const ids = members.map(({ body }) => body.id)
  const [reports, days] = await Promise.all([
    publishedFigures(db, ids, year - back + 1, year),
    answerDays(db, ids, year),
  ])
  const known = new Map(members.map(({ body }) => [body.id, body]))
  const ofYear = (at: number) => reports.filter((report) => report.year === at)
  const years = await Promise.all(
    Array.from({ length: back }, (_, at) => year - back + 1 + at).map(async (at) => {
      const own = new Map(ofYear(at).map((report) => [report.bodyId, report]))
      const then = at === year ? members : await membersOf(db, root, at)
      // What is inside another report of the level is there already.
      const counted = coverageList(then, own, new Map()).filter(({ treatment }) => treatment === 'counted')
      const found = counted.flatMap(({ report }) => report ?? [])
      return { year: at, reports: own.size, bodies: then.length, cells: sums(found) }
    }),
  )
  const current = ofYear(year)
  const before = new Map(ofYear(year - 1).map((report) => [report.bodyId, report]))
  const bodies = current.map((report) => {
    const earlier = before.get(report.bodyId)
    const own = days.get(report.bodyId) ?? []
    return {
      bodyId: report.bodyId,
      bodyName: known.get(report.bodyId)?.name ?? '',
      kindLabel: known.get(report.bodyId)?.kindLabel ?? '',
      reportId: report.id,
      received: total(report, 'received'),
      decided: total(report, 'total'),
      granted: total(report, 'granted'),
      partial: total(report, 'partial'),
      refused: rowsWith(report, /^refused\./),
      carriedOut: total(report, 'carriedOut'),
      corrected: remedy(report, 'corrected'),
      remedies: remedy(report, 'total'),
      medianDays: median(own),
      answers: own.length,
      previous: earlier ? total(earlier, 'received') : null,
    }
  })
  return {
    // Years before the first report say nothing.
    years: years.slice(
      Math.max(
        0,
        years.findIndex(({ reports: some }) => some > 0),
      ),
    ),
    bodies: bodies.toSorted((a, b) => b.received - a.received),
    reasons: reasonsOf(years.at(-1)?.cells ?? {}, year),
    outliers: outliersOf(bodies satisfies Measured[]),
    medianDays: median([...days.values()].flat()),
  }
}

function sums(reports: readonly FrozenReport[]): Record<string, number> {
  const cells: Record<string, number> = {}
  for (const { figures } of reports)
    for (const [cell, value] of Object.entries(figures.cells))
      if (cell.endsWith('.total') || cell.startsWith('proactive.'))
        cells[cell] = Math.round(((cells[cell] ?? 0) + value) * 1e6) / 1e6
  return cells
}

/** Why requests were not answered with what was asked, by the rows of 表三. */
function reasonsOf(cells: Readonly<Record<string, number>>, year: number): Statistics['reasons'] {
  const table = tableDefinition(formatOfYear(year)).requests
  if (!table) return []
  return rowsOf(table)
    .filter(({ row }) => /^(refused|unavailable|declined)\./.test(row.key))
    .map(({ row }) => ({
      row: row.key,
      label: row.label.replace(/^\d+[.．]/, ''),
      group: (row.groups.at(-1) ?? '').replace(/^（.）/, ''),
      count: cells[`requests.${row.key}.total`] ?? 0,
    }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count)
}

async function answerDays(db: Db, bodies: readonly string[], year: number): Promise<Map<string, number[]>> {
  const [from, until] = [day(`${year}-01-01`), endOf(year)]
  const [here, filed, calendar] = await Promise.all([
    answeredBetween(db, bodies, from, until),
    filedAnswers(db, bodies, from, until),
    loadCalendar(db),
  ])
  const days = new Map<string, number[]>()
  for (const { bodyId, receivedOn, decidedOn } of [...here, ...filed])
    days.set(bodyId, [...(days.get(bodyId) ?? []), took(calendar, receivedOn, decidedOn)])
  return days
}

function took(calendar: WorkCalendar, receivedOn: string, decidedOn: string): number {
  return Math.max(0, workingDaysBetween(calendar, day(receivedOn), day(decidedOn)))
}
