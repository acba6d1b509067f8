import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { ReportRecord } from './compose.ts'
import type { Tables } from './tables.ts'

type ReportAct = 'edit' | 'submit' | 'publish' | 'decide'
const states: Readonly<Record<ReportAct, readonly ReportRecord['state'][]>> = {
  edit: ['draft', 'returned'],
  submit: ['draft', 'returned'],
  decide: ['in_review'],
  publish: ['approved'],
}

/** Locks a report for this transaction and checks that the act is possible in its state. */
export async function lockReport(
  tx: Tx,
  id: string,
  act: ReportAct,
  version?: number,
): Promise<ReportRecord> {
  const row = await tx
    .withTables<Tables>()
    .selectFrom('report_report')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('reports.not_found', 404)
  if (version !== undefined && version !== row.version) throw new Refusal('reports.changed_meanwhile', 409)
  if (!states[act].includes(row.state)) throw new Refusal(`reports.cannot_${act}`, 409)
  return row
}
