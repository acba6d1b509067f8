import { latestNames } from '#foundation/bodies'
import type { FigureRecord } from '#foundation/figures'
import type { Db } from '#platform/db'
import type { ReportRecord } from './compose.ts'
import { type FrozenReport, publishedFigures } from './of-bodies.ts'

/** Reports of the year that came in as files from bodies a report covers. */
export async function handedIn(
  db: Db,
  row: Pick<ReportRecord, 'body_id' | 'bodies' | 'year'>,
): Promise<FrozenReport[]> {
  const others = row.bodies.filter((body) => body !== row.body_id)
  return (await publishedFigures(db, others, row.year, row.year)).filter(
    ({ origin }) => origin === 'imported',
  )
}

/** Each of them as one record behind a figure, with what it puts into it. */
export async function handedInRecords(
  db: Db,
  handed: readonly FrozenReport[],
  cell: string,
): Promise<FigureRecord[]> {
  const found = handed.filter(({ figures }) => figures.cells[cell])
  const names = await latestNames(
    db,
    found.map(({ bodyId }) => bodyId),
  )
  return found.map(({ id, bodyId, year, figures }) => ({
    kind: 'report',
    id,
    bodyId,
    label: `${names.get(bodyId) ?? ''}${year}年度报告（报送）：${figures.cells[cell]}`,
    day: `${year}-12-31`,
  }))
}
