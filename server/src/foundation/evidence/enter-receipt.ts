import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import type { Db, Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { PackageView, ReceiptInput } from './contract.ts'
import type { EvidenceSource } from './source.ts'
import type { Tables } from './tables.ts'

/** 回执: what the police signed for; entered once and never changed. */
export async function enterReceipt(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  source: EvidenceSource,
  subject: string,
  id: string,
  input: ReceiptInput,
): Promise<void> {
  const own = tx.withTables<Tables>()
  const found = await own
    .selectFrom('evidence_package')
    .select(['received_on', 'number', 'body_id'])
    .where('id', '=', id)
    .where('kind', '=', source.kind)
    .where('subject_id', '=', subject)
    .forUpdate()
    .executeTakeFirst()
  if (!found) throw new Refusal('evidence.no_package', 404)
  if (found.received_on) throw new Refusal('evidence.receipt_known', 409)
  await own
    .updateTable('evidence_package')
    .set({
      ...{ receipt_number: input.receiptNumber, received_by: input.receivedBy },
      ...{ received_on: input.receivedOn, receipt_by: actor.id },
    })
    .where('id', '=', id)
    .execute()
  await source.noted?.(tx, clock, actor, subject, 'evidence_received')
  await record(tx, clock, {
    kind: `${source.kind}.evidence_received`,
    subject: { kind: source.kind, id: subject },
    body: found.body_id,
    actor: actor.id,
    payload: { number: found.number, receivedOn: input.receivedOn },
  })
}

/** The packages made of a post, the first first. */
export async function packagesOf(db: Db, kind: string, subject: string): Promise<PackageView[]> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('evidence_package')
    .selectAll()
    .where('kind', '=', kind)
    .where('subject_id', '=', subject)
    .orderBy('sealed_at')
    .execute()
  return rows.map((row) => ({
    ...{ id: row.id, organ: row.organ, reason: row.reason, digest: row.digest.toString('hex') },
    ...{ sealedAt: row.sealed_at.toISOString(), receiptNumber: row.receipt_number },
    ...{ receivedBy: row.received_by, receivedOn: row.received_on },
  }))
}
