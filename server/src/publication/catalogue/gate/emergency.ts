import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { putOnLine } from '../publish-document.ts'
import { lockFor } from '../store.ts'
import type { Tables } from '../tables.ts'
import { confidentialityFault } from './confidentiality.ts'

/**
 * Publishes before the reviews end, for an emergency that cannot wait: who, when and why is recorded, the confidentiality
 * review stands all the same, and the open review must be finished afterwards.
 */
export async function publishInEmergency(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  reason: string,
): Promise<string> {
  const { row } = await lockFor(tx, id, 'publishFirst')
  if (row.content.attribute !== 'active') throw new Refusal('documents.not_for_publication', 409)
  const own = tx.withTables<Tables>()
  const edition = await own
    .selectFrom('catalogue_edition')
    .selectAll()
    .where('id', '=', row.frozen_edition ?? '')
    .executeTakeFirstOrThrow()
  const fault = await confidentialityFault(tx, id, edition.digest)
  if (fault) throw new Refusal(fault, 409)
  const indexNumber = await putOnLine(tx, clock, actor, row, edition, 'in_review')
  await own
    .updateTable('catalogue_document')
    .set({
      emergency_reason: reason,
      emergency_by: actor.id,
      emergency_at: clock.now(),
      emergency_reviewed_at: null,
    })
    .where('id', '=', id)
    .execute()
  await record(tx, clock, {
    kind: 'document.emergency_published',
    subject: { kind: 'document', id },
    body: row.body_id,
    actor: actor.id,
    payload: { edition: edition.id },
  })
  return indexNumber
}
