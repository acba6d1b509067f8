import type { Clock } from '#platform/clock'
import { newId, randomSalt } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { commit, type Happening } from './entry.ts'
import type { Tables } from './tables.ts'

/**
 * Appends entries in the use case's own transaction: the records and the entry stand or fall together.
 * The position stays null until the sequencer numbers what was committed.
 */
export async function record(tx: Tx, clock: Clock, ...happenings: Happening[]): Promise<void> {
  const rows = happenings.map((happening) => {
    const payload = happening.payload ?? {}
    const salt = randomSalt()
    return {
      id: newId(),
      position: null,
      kind: happening.kind,
      subject_kind: happening.subject.kind,
      subject_id: happening.subject.id,
      body_id: happening.body ?? null,
      actor_id: happening.actor ?? null,
      recorded_at: clock.now(),
      payload,
      salt,
      commitment: commit(payload, salt),
      leaf: null,
    }
  })
  if (rows.length > 0) await tx.withTables<Tables>().insertInto('ledger_entry').values(rows).execute()
}

/** Erases what the entries of a subject say; their leaves stay, so every proof still verifies and opens nothing. */
export async function erasePayloads(tx: Tx, subject: { kind: string; id: string }): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('ledger_entry')
    .set({ payload: null, salt: null })
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .where('payload', 'is not', null)
    .execute()
}
