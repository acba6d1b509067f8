import type { Selectable } from 'kysely'
import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import type { Db, Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type ConsultationAct, mayBe } from './consultation.ts'
import type { Tables } from './tables.ts'

export type ConsultationRecord = Selectable<Tables['consultations_consultation']>

/** Locks the consultation for this transaction and checks that the act is possible now. */
export async function lockConsultation(
  tx: Tx,
  id: string,
  act: ConsultationAct,
  version?: number,
): Promise<ConsultationRecord> {
  const row = await tx
    .withTables<Tables>()
    .selectFrom('consultations_consultation')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('consultations.not_found', 404)
  if (version !== undefined && row.version !== version)
    throw new Refusal('consultations.changed_meanwhile', 409)
  if (!mayBe(row.state, act)) throw new Refusal(`consultations.cannot_${act}`, 409)
  return row
}

/** Saves a change under the next version and tells the ledger. */
export async function saveConsultation(
  tx: Tx,
  clock: Clock,
  row: ConsultationRecord,
  change: Partial<ConsultationRecord>,
  act: { kind: string; actor?: string },
): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('consultations_consultation')
    .set({ ...change, version: row.version + 1 })
    .where('id', '=', row.id)
    .execute()
  await record(tx, clock, {
    kind: `consultation.${act.kind}`,
    subject: { kind: 'consultation', id: row.id },
    body: row.body_id,
    ...(act.actor ? { actor: act.actor } : {}),
    payload: { number: row.number, state: change.state ?? row.state },
  })
}

export async function consultationRecord(db: Db, id: string): Promise<ConsultationRecord | undefined> {
  return db
    .withTables<Tables>()
    .selectFrom('consultations_consultation')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function bodyOfConsultation(db: Db, id: string): Promise<string | undefined> {
  return (await consultationRecord(db, id))?.body_id
}
