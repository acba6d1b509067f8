import type { Vault } from '#platform/crypto'
import { type Db, inTransaction } from '#platform/db'
import { fileKeyContext, type Tables } from './store.ts'

/** Seals the keys of non-public files again that stand under an older key. @returns how many */
export async function resealFiles(db: Db, vault: Vault): Promise<number> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('files_file')
    .select(['id', 'file_key'])
    .where('file_key', 'is not', null)
    .execute()
  const stale = rows.filter((row) => row.file_key !== null && vault.isStale(row.file_key))
  for (const { id, file_key } of stale) {
    if (file_key === null) continue
    const place = fileKeyContext(id)
    await inTransaction(db, (tx) =>
      tx
        .withTables<Tables>()
        .updateTable('files_file')
        .set({ file_key: vault.seal(vault.open(file_key, place), place) })
        .where('id', '=', id)
        // A key that was destroyed meanwhile stays destroyed.
        .where('file_key', '=', file_key)
        .execute(),
    )
  }
  return stale.length
}
