import { getBody } from '#foundation/bodies'
import { giveIndexNumber } from '#foundation/numbering'
import { everyColumn } from '#foundation/sites'
import type { Clock } from '#platform/clock'
import type { Tx } from '#platform/db'
import type { Tables } from './tables.ts'

interface Numbered {
  id: string
  bodyId: string
  columnId: string
  theme: string
  genre: string
}

/** The 索引号 of a document that has none yet, by the rule of its body or site; it keeps it for good. */
export async function newIndexNumber(tx: Tx, clock: Clock, document: Numbered): Promise<string> {
  const [body, columns, genre] = await Promise.all([
    getBody(tx, document.bodyId, clock.today()),
    everyColumn(tx),
    tx
      .withTables<Tables>()
      .selectFrom('catalogue_genre')
      .select('position')
      .where('code', '=', document.genre)
      .executeTakeFirst(),
  ])
  if (!body) throw new Error(`body ${document.bodyId} has no name today`)
  return giveIndexNumber(tx, clock, {
    kind: 'document',
    id: document.id,
    siteId: columns.find((column) => column.id === document.columnId)?.siteId,
    body,
    theme: document.theme,
    genre: String(genre?.position ?? 0).padStart(2, '0'),
    column: document.columnId,
  })
}
