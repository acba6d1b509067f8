import type { Tx } from '#platform/db'
import type { Tables } from './tables.ts'

/** Forgets what the reviews of a subject say of it, when a leak is destroyed: who decided and when stays. */
export async function forgetReviews(tx: Tx, subject: { kind: string; id: string }): Promise<void> {
  const own = tx.withTables<Tables>()
  const gone = await own
    .updateTable('review_case')
    .set({ title: '（已销毁）', digest: Buffer.alloc(0) })
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .returning('id')
    .execute()
  if (gone.length === 0) return
  await own
    .updateTable('review_decision')
    .set({ reason: '', digest: Buffer.alloc(0) })
    .where(
      'case_id',
      'in',
      gone.map((row) => row.id),
    )
    .execute()
}
