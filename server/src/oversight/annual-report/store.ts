import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { ReportRecord } from './compose.ts'
import type { Tables } from './tables.ts'

type ReportAct = 'edit' | 'verify' | 'submit' | 'recall' | 'decide' | 'publish' | 'archive' | 'correct'
/** The way of a report: 草稿 → 校验 → 审核 → 退回 or 通过 → 发布 → 归档. */
export const statesFor: Readonly<Record<ReportAct, readonly ReportRecord['state'][]>> = {
  edit: ['draft', 'checked', 'returned'],
  verify: ['draft', 'returned'],
  submit: ['draft', 'checked', 'returned'],
  recall: ['in_review'],
  decide: ['in_review'],
  publish: ['approved'],
  archive: ['published'],
  correct: ['published', 'archived'],
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
  // A report handed in as a file took the draft's place.
  if (row.superseded_by !== null && row.published_at === null) throw new Refusal('reports.superseded', 409)
  if (!statesFor[act].includes(row.state)) throw new Refusal(`reports.cannot_${act}`, 409)
  return row
}

export async function setState(
  tx: Tx,
  row: ReportRecord,
  change: Partial<Omit<ReportRecord, 'sections' | 'overrides' | 'figures'>>,
): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('report_report')
    .set({ ...change, version: row.version + 1 })
    .where('id', '=', row.id)
    .execute()
}

/** What was checked is a draft again once something in it changes. */
export function afterEdit(row: ReportRecord): { state: ReportRecord['state']; version: number } {
  return { state: row.state === 'checked' ? 'draft' : row.state, version: row.version + 1 }
}
