import { storedFile } from '#foundation/files'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { addStoredFile } from '#requests/requests'
import type { Tables } from './tables.ts'

/** Puts the new pages among what the reply supplies (Art 37: the part that may be disclosed). */
export async function attachResult(tx: Tx, clock: Clock, actor: Actor, id: string): Promise<void> {
  const own = tx.withTables<Tables>()
  const row = await own
    .selectFrom('redaction_copy')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('redaction.not_found', 404)
  if (row.state !== 'done' || !row.result_file) throw new Refusal('redaction.not_done', 409)
  if (row.attached_at) throw new Refusal('redaction.attached_already', 409)
  const result = await storedFile(tx, row.result_file)
  if (!result) throw new Error(`copy ${id} lost its result`)
  const supplied = { purpose: 'answer' as const, title: row.public_name, pages: row.page_count }
  await addStoredFile(tx, clock, actor, row.request_id, supplied, result)
  await own.updateTable('redaction_copy').set({ attached_at: clock.now() }).where('id', '=', id).execute()
  await record(tx, clock, {
    kind: 'redaction.attached',
    subject: { kind: 'redaction', id },
    body: row.body_id,
    actor: actor.id,
    payload: { request: row.request_id, digest: result.hash },
  })
}
