import { sealAgain, type Vault } from '#platform/crypto'
import type { Db } from '#platform/db'
import { letterContext } from './close-correction.ts'
import type { Tables } from './tables.ts'

/** Seals the letters of closed corrections again that stand under an older key. @returns how many */
export async function resealCorrections(db: Db, vault: Vault): Promise<number> {
  const own = db.withTables<Tables>()
  const rows = await own
    .selectFrom('corrections_correction')
    .select(['id', 'letter'])
    .where('letter', 'is not', null)
    .execute()
  let changed = 0
  for (const { id, letter } of rows) {
    const fresh = letter ? sealAgain(vault, letter, letterContext(id)) : undefined
    if (!fresh) continue
    await own
      .updateTable('corrections_correction')
      .set({ letter: fresh })
      .where('id', '=', id)
      .where('letter', '=', letter)
      .execute()
    changed += 1
  }
  return changed
}
