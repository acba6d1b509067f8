import { lockSubject, type Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { Tables } from './tables.ts'

/** One at a time works on a batch. */
export async function lockBatch(tx: Tx, id: string) {
  await lockSubject(tx, `import:${id}`)
  const row = await tx
    .withTables<Tables>()
    .selectFrom('catalogue_import')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Refusal('import.not_found', 404)
  return row
}
