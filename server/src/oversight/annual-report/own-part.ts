import { formatOfYear, type Report } from '@yangguang/annual-report'
import type { FigureSource } from '#foundation/figures'
import { day } from '#platform/clock'
import type { Db } from '#platform/db'
import { countFigures, fillTables } from './compose.ts'

/** What the records here say of bodies that write no report of their own, in the form of the year. */
export async function ownPart(
  db: Db,
  sources: readonly FigureSource[],
  year: number,
  bodies: readonly string[],
): Promise<Report> {
  const scope = { from: day(`${year}-01-01`), until: day(`${year}-12-31`), bodies }
  const report = fillTables(formatOfYear(year), await countFigures(db, sources, scope), new Map())
  return { ...report, year }
}
