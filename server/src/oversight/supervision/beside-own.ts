import { compare, type Report } from '@yangguang/annual-report'
import type { FigureSource } from '#foundation/figures'
import { currentReport, reportStateLabels } from '#oversight/annual-report'
import type { Db } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { Beside } from './contract.ts'
import type { Tables } from './tables.ts'

/** A file handed in beside the report its body has in the system: which figures differ. */
export async function besideOwn(
  db: Db,
  sources: readonly FigureSource[],
  root: string,
  id: string,
): Promise<Beside> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('supervision_submission')
    .select(['body_id', 'year', 'canonical'])
    .where('id', '=', id)
    .where('root_id', '=', root)
    .executeTakeFirst()
  if (!row) throw new Refusal('supervision.no_submission', 404)
  const own = row.body_id === null ? undefined : await currentReport(db, sources, row.body_id, row.year)
  if (!own || row.canonical === null) return { own: null, same: 0, differences: [] }
  const filed: Report = JSON.parse(row.canonical)
  const { same, differences } = compare(own.report, filed)
  return {
    own: {
      reportId: own.id,
      stateLabel: reportStateLabels[own.state],
      imported: own.origin === 'imported',
      replaceable: own.replaceable,
    },
    same,
    differences: differences.map(({ path, label, a, b }) => ({ cell: path, label, own: a, filed: b })),
  }
}
