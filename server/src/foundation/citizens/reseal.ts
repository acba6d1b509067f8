import { sealAgain, type Vault } from '#platform/crypto'
import type { Db } from '#platform/db'
import { contactContext } from './accounts.ts'
import type { Tables } from './tables.ts'

/** Seals the contacts of citizens' accounts again that stand under an older key. @returns how many */
export async function resealCitizens(db: Db, vault: Vault): Promise<number> {
  const own = db.withTables<Tables>()
  const rows = await own.selectFrom('citizens_account').select(['id', 'contact']).execute()
  let changed = 0
  for (const { id, contact } of rows) {
    const fresh = sealAgain(vault, contact, contactContext(id))
    if (!fresh) continue
    await own
      .updateTable('citizens_account')
      .set({ contact: fresh })
      .where('id', '=', id)
      .where('contact', '=', contact)
      .execute()
    changed += 1
  }
  return changed
}
