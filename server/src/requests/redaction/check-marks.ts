import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { lockFor, save } from './store.ts'

export interface Verdict {
  version: number
  digest: string
  verdict: 'approve' | 'return'
  reason: string
}

/** A second person looks over what the first covered, and signs exactly what was submitted. */
export async function checkMarks(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  { version, digest, verdict, reason }: Verdict,
): Promise<void> {
  const { row, next } = await lockFor(tx, id, verdict, version)
  if (row.marked_by.includes(actor.id)) throw new Refusal('redaction.own_marks', 403)
  if (row.digest?.toString('hex') !== digest) throw new Refusal('redaction.changed_meanwhile', 409)
  if (verdict === 'return' && reason === '') throw new Refusal('redaction.reason_missing', 422)
  await save(tx, row, {
    state: next,
    checked_by: verdict === 'approve' ? actor.id : null,
    return_reason: verdict === 'return' ? reason : '',
    // Boxes returned are drawn anew by whoever takes them up, and checked by somebody else again.
    ...(verdict === 'return' && { marked_by: [] }),
  })
  await record(tx, clock, {
    kind: verdict === 'approve' ? 'redaction.approved' : 'redaction.returned',
    subject: { kind: 'redaction', id },
    body: row.body_id,
    actor: actor.id,
    payload: { request: row.request_id, digest },
  })
}
