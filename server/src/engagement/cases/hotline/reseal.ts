import { sealAgain, type Vault } from '#platform/crypto'
import type { Db } from '#platform/db'
import type { Tables } from '../tables.ts'
import { secretContext } from './exchange.ts'

/** Seals the secrets shared with other platforms again that stand under an older key. @returns how many */
export async function resealPeers(db: Db, vault: Vault): Promise<number> {
  const own = db.withTables<Tables>()
  const rows = await own.selectFrom('cases_peer').select(['id', 'secret']).execute()
  let changed = 0
  for (const { id, secret } of rows) {
    const fresh = sealAgain(vault, secret, secretContext(id))
    if (!fresh) continue
    await own
      .updateTable('cases_peer')
      .set({ secret: fresh })
      .where('id', '=', id)
      .where('secret', '=', secret)
      .execute()
    changed += 1
  }
  return changed
}
