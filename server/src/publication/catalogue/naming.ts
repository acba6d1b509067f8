import { sql } from 'kysely'
import type { Db } from '#platform/db'
import type { Tables as RelationTables } from './relations/tables.ts'
import type { Tables } from './tables.ts'

/** Which of these documents are public, and whose pages may name one of them: those that share a key word or are related. */
export async function documentsNaming(
  db: Db,
  ids: readonly string[],
): Promise<{ open: string[]; naming: string[] }> {
  if (ids.length === 0) return { open: [], naming: [] }
  const own = db.withTables<Tables & RelationTables>()
  const among = sql`any(${[...ids]}::uuid[])`
  const shown = own
    .selectFrom('catalogue_document as d')
    .where('d.published_edition', 'is not', null)
    .where('d.state', '<>', 'withdrawn')
  const open = await shown.select('d.id').where(sql<boolean>`d.id = ${among}`).execute()
  const naming = await shown
    .select('d.id')
    .where(
      sql<boolean>`d.keywords ?| array(select distinct jsonb_array_elements_text(keywords) from catalogue_document where id = ${among})
        or d.id in (select from_document from catalogue_relation where to_document = ${among} and removed_at is null)
        or d.id in (select to_document from catalogue_relation where from_document = ${among} and removed_at is null)`,
    )
    .execute()
  return { open: open.map(({ id }) => id), naming: naming.map(({ id }) => id) }
}
