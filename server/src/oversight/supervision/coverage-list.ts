import type { Body } from '#foundation/bodies'
import type { PublishedReport } from '#oversight/annual-report'
import type { Treatment } from './contract.ts'
import type { LevelMember } from './level.ts'

export interface Declared {
  treatment: Treatment
  reason: string
}

/** What the list has to know of a report. */
type Known = Pick<PublishedReport, 'bodyId' | 'origin' | 'bodies'>

export interface Covered<R extends Known = PublishedReport> {
  body: Body
  treatment: Treatment
  /** The body in whose report it is, where it is inside one. */
  insideId: string | undefined
  reason: string
  declared: boolean
  report: R | undefined
  /** Its figures are inside more than one report that is counted. */
  twice: boolean
}

/**
 * The coverage list of a merge: each body of the level once. A body whose report covers others stands for them, whether the
 * report says so or the body merges others into its own by relation and handed its report in as a file; what the
 * office declared goes before.
 */
export function coverageList<R extends Known>(
  members: readonly LevelMember[],
  reports: ReadonlyMap<string, R>,
  declared: ReadonlyMap<string, Declared>,
): Covered<R>[] {
  const under = new Map<string, string[]>()
  for (const { body, parentId } of members) under.set(parentId, [...(under.get(parentId) ?? []), body.id])
  const holders = new Map<string, string[]>()
  const hold = (body: string, by: string) => holders.set(body, [...(holders.get(body) ?? []), by])
  const left = (id: string) => declared.get(id)?.treatment === 'left_out'
  for (const { body } of members) {
    const report = reports.get(body.id)
    if (!report || left(body.id)) continue
    for (const inside of insideOf(report, under)) if (inside !== body.id) hold(inside, body.id)
  }
  // A county inside a city's report takes its own towns with it: only the outermost reports are counted.
  const counts = (id: string) => declared.get(id)?.treatment === 'counted' || !holders.has(id)
  return members.map(({ body }) => {
    const own = declared.get(body.id)
    const by = holders.get(body.id) ?? []
    const outermost = by.filter(counts)
    const treatment = own?.treatment ?? (by.length > 0 ? 'inside' : 'counted')
    return {
      body,
      treatment,
      insideId: treatment === 'inside' ? (outermost[0] ?? by[0]) : undefined,
      reason: own?.reason ?? '',
      declared: own !== undefined,
      report: reports.get(body.id),
      twice:
        outermost.length > 1 || (treatment === 'counted' && reports.has(body.id) && outermost.length > 0),
    }
  })
}

function insideOf(report: Known, under: ReadonlyMap<string, readonly string[]>): string[] {
  if (report.origin !== 'imported') return [...report.bodies]
  const all: string[] = []
  const visit = (id: string) => {
    for (const below of under.get(id) ?? []) {
      all.push(below)
      visit(below)
    }
  }
  visit(report.bodyId)
  return all
}
