import type { Tx } from '#platform/db'
import { lockReport } from './store.ts'
import type { Tables } from './tables.ts'

/** Keeps with a report a file that one of its figures may be backed by. */
export async function keepEvidence(tx: Tx, reportId: string, fileId: string): Promise<void> {
  await lockReport(tx, reportId, 'edit')
  await tx
    .withTables<Tables>()
    .insertInto('report_evidence')
    .values({ report_id: reportId, file_id: fileId })
    .execute()
}

/** Whether a file was uploaded for this report or stands behind one of its figures: nobody attaches a foreign file by its id. */
export async function attachableEvidence(tx: Tx, reportId: string, fileId: string): Promise<boolean> {
  const own = tx.withTables<Tables>()
  const [uploaded, used] = await Promise.all([
    own
      .selectFrom('report_evidence')
      .select('file_id')
      .where('report_id', '=', reportId)
      .where('file_id', '=', fileId)
      .executeTakeFirst(),
    own
      .selectFrom('report_entered')
      .select('file_id')
      .where('report_id', '=', reportId)
      .where('file_id', '=', fileId)
      .executeTakeFirst(),
  ])
  return uploaded !== undefined || used !== undefined
}
