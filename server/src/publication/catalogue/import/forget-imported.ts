import type { Tx } from '#platform/db'
import type { Tables } from './tables.ts'

/** What a batch still knows of a document that is destroyed: its title in the report, and the old addresses that led to it. */
export async function forgetImported(tx: Tx, document: string): Promise<void> {
  const own = tx.withTables<Tables>()
  const rows = await own
    .updateTable('catalogue_import_row')
    .set({ title: '（已销毁）', source: '', content: null })
    .where('document_id', '=', document)
    .returning(['import_id', 'no'])
    .execute()
  await own.deleteFrom('catalogue_old_address').where('document_id', '=', document).execute()
  for (const { import_id, no } of rows)
    await own
      .deleteFrom('catalogue_old_address')
      .where('import_id', '=', import_id)
      .where('row_no', '=', no)
      .execute()
}
