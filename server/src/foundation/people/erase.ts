import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import { randomSalt, type Vault } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { personContext, type Tables } from './tables.ts'

const columns = ['name', 'document_number', 'phone', 'email', 'address', 'contact'] as const

/** Erases identity and contacts; the matter they belong to stays and says so. @returns false where it was done before */
export async function erasePerson(
  tx: Tx,
  clock: Clock,
  vault: Vault,
  id: string,
  why: { about: { kind: string; id: string }; rule: string },
): Promise<boolean> {
  const empty = Object.fromEntries(
    columns.map((column) => [column, vault.seal('', personContext(column, id))]),
  )
  const row = await tx
    .withTables<Tables>()
    .updateTable('people_person')
    // The indexes become noise: nobody is found by them, and nothing can be tried against them.
    .set({ ...empty, document_index: randomSalt(32), phone_index: randomSalt(32), erased_on: clock.today() })
    .where('id', '=', id)
    .where('erased_on', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!row) return false
  await record(tx, clock, {
    kind: 'person.erased',
    subject: { kind: 'person', id },
    payload: { about: why.about.kind, aboutId: why.about.id, rule: why.rule },
  })
  return true
}
