import type { CoveragePart, Finding, Report } from '@yangguang/annual-report'
import { listBodies } from '#foundation/bodies'
import type { FigureSource } from '#foundation/figures'
import { type Day, day } from '#platform/clock'
import type { Db } from '#platform/db'
import { cellAt, cellsOf } from './cells.ts'
import { countFigures, fillTables, type ReportRecord, scopeOf } from './compose.ts'
import type { Tables } from './tables.ts'

interface PublishedPart {
  id: string
  bodies: readonly string[]
  report: Report
}

/** The current published reports of the bodies a report covers, by body. */
async function publishedParts(db: Db, row: ReportRecord): Promise<ReadonlyMap<string, PublishedPart>> {
  const others = row.bodies.filter((body) => body !== row.body_id)
  if (others.length === 0) return new Map()
  const rows = await db
    .withTables<Tables>()
    .selectFrom('report_report')
    .select(['body_id', 'bodies', 'canonical'])
    .where('body_id', 'in', others)
    .where('year', '=', row.year)
    .where('published_at', 'is not', null)
    .where('superseded_by', 'is', null)
    .execute()
  return new Map(
    rows.flatMap(({ body_id, bodies, canonical }): [string, PublishedPart][] =>
      canonical === null ? [] : [[body_id, { id: body_id, bodies, report: JSON.parse(canonical) }]],
    ),
  )
}

/** What the published reports of the bodies covered add up to, for each figure that is entered by hand. */
export async function enteredParts(
  db: Db,
  row: ReportRecord,
): Promise<Record<string, { sum: number; bodies: number }>> {
  const parts = await publishedParts(db, row)
  const top = [...parts.values()].filter((part) => !isInside(part.id, parts))
  const sums: Record<string, { sum: number; bodies: number }> = {}
  if (top.length === 0) return sums
  for (const { name } of cellsOf(row.format).filter(({ way }) => way === 'entered'))
    sums[name] = { sum: sumOf(top, name), bodies: top.length }
  return sums
}

function sumOf(parts: readonly PublishedPart[], name: string): number {
  const sum = parts.reduce((total, { report }) => total + (cellAt(report, name)?.value ?? 0), 0)
  return Math.round(sum * 1e6) / 1e6
}

function isInside(body: string, parts: ReadonlyMap<string, PublishedPart>): boolean {
  return [...parts.values()].some((part) => part.id !== body && part.bodies.includes(body))
}

/**
 * R12: the parts of a report over several bodies. A body with a report of its own is that report; the body itself and those
 * that write none are counted here. A body inside another part's report is not counted again.
 */
export async function coverageOf(
  db: Db,
  sources: readonly FigureSource[],
  row: ReportRecord,
  report: Report,
  today: Day,
): Promise<{ parts: CoveragePart[]; findings: Finding[] } | undefined> {
  const yearEnd = day(`${row.year}-12-31`)
  if (row.origin !== 'compiled' || row.bodies.length < 2 || today <= yearEnd) return undefined
  const [bodies, published] = await Promise.all([
    listBodies(db, yearEnd, row.bodies),
    publishedParts(db, row),
  ])
  const parts: CoveragePart[] = []
  const counted: string[] = [row.body_id]
  const twice: string[] = []
  for (const body of bodies) {
    if (body.id === row.body_id) continue
    const holders = [...published.values()].filter((part) => part.bodies.includes(body.id))
    if (holders.filter((part) => part.id !== body.id).length > 1) twice.push(body.name)
    if (isInside(body.id, published)) continue
    const part = published.get(body.id)
    if (part) parts.push({ body: body.name, report: part.report })
    else if (body.mustReport) parts.push({ body: body.name, report: null })
    else counted.push(body.id)
  }
  const tops = [...published.values()].filter((part) => !isInside(part.id, published))
  const figures = await countFigures(db, sources, { ...scopeOf(row), bodies: counted })
  // Nobody knows the body's own share of a figure typed for the whole: it is what the other parts leave, and never less than 0.
  const rest = new Map(
    cellsOf(row.format)
      .filter(({ way }) => way === 'entered')
      .map(({ name }): [string, number] => {
        const left = (cellAt(report, name)?.value ?? 0) - sumOf(tops, name)
        return [name, Math.max(0, Math.round(left * 1e6) / 1e6)]
      }),
  )
  parts.push({
    body: '本机关及不单独编报的单位',
    report: { ...fillTables(row.format, figures, rest), year: row.year },
  })
  const findings: Finding[] =
    twice.length === 0
      ? []
      : [
          {
            rule: 'R12',
            level: 'error',
            message: `汇总范围内有单位被两份报告重复计入：${twice.join('、')}。`,
            cells: [],
          },
        ]
  return { parts, findings }
}
