import { getBody } from '#foundation/bodies'
import { giveIndexNumbers } from '#foundation/numbering'
import { everyColumn } from '#foundation/sites'
import type { Clock } from '#platform/clock'
import type { Tx } from '#platform/db'
import type { Tables } from './tables.ts'

interface Numbered {
  id: string
  columnId: string
  theme: string
  genre: string
}

/** The 索引号 of a document that has none yet, by the rule of its body or site; it keeps it for good. */
export async function newIndexNumber(tx: Tx, clock: Clock, bodyId: string, one: Numbered): Promise<string> {
  const [number] = await newIndexNumbers(tx, clock, bodyId, [one])
  if (number === undefined) throw new Error(`no index number for ${one.id}`)
  return number
}

/** The same for many documents of one body. @returns their numbers, in order */
export async function newIndexNumbers(
  tx: Tx,
  clock: Clock,
  bodyId: string,
  documents: readonly Numbered[],
): Promise<string[]> {
  if (documents.length === 0) return []
  const [body, columns, genres] = await Promise.all([
    getBody(tx, bodyId, clock.today()),
    everyColumn(tx),
    tx.withTables<Tables>().selectFrom('catalogue_genre').select(['code', 'number']).execute(),
  ])
  if (!body) throw new Error(`body ${bodyId} has no name today`)
  const siteOf = new Map(columns.map(({ id, siteId }) => [id, siteId]))
  const numberOf = new Map(genres.map(({ code, number }) => [code, number]))
  return giveIndexNumbers(
    tx,
    clock,
    documents.map(({ id, columnId, theme, genre }) => ({
      kind: 'document',
      id,
      siteId: siteOf.get(columnId),
      body,
      theme,
      genre: numberOf.get(genre) ?? '00',
      column: columnId,
    })),
  )
}
