import type { Vault } from '#platform/crypto'
import { type Db, inTransaction } from '#platform/db'
import { personContext, type Tables } from './tables.ts'

const columns = ['name', 'document_number', 'phone', 'email', 'address', 'contact'] as const
const BATCH = 200

/** Seals every person again that stands under an older key or cipher. @returns how many persons */
export async function resealPeople(db: Db, vault: Vault): Promise<number> {
  let [last, changed] = ['00000000-0000-0000-0000-000000000000', 0]
  for (;;) {
    const rows = await inTransaction(db, async (tx) => {
      const own = tx.withTables<Tables>()
      const found = await own
        .selectFrom('people_person')
        .selectAll()
        .where('id', '>', last)
        .orderBy('id')
        .limit(BATCH)
        .forUpdate()
        .execute()
      for (const row of found) {
        const stale = columns.filter((column) => vault.isStale(row[column]))
        if (stale.length === 0) continue
        const fresh = Object.fromEntries(
          stale.map((column) => {
            const place = personContext(column, row.id)
            return [column, vault.seal(vault.open(row[column], place), place)]
          }),
        )
        await own.updateTable('people_person').set(fresh).where('id', '=', row.id).execute()
        changed += 1
      }
      return found
    })
    const end = rows.at(-1)
    if (!end) return changed
    last = end.id
  }
}
