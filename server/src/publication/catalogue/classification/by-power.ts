import { siteOf } from '#foundation/sites'
import { type Day, dayInShanghai } from '#platform/clock'
import type { Db } from '#platform/db'
import type { Tables as DocumentTables } from '../tables.ts'
import { itemsOn } from './items.ts'
import { placementsOf } from './place-document.ts'
import type { Tables } from './tables.ts'

const MOST = 20

export interface UnderPower {
  items: { axis: string; code: string; title: string; basis: string }[]
  documents: { id: string; title: string; publishedOn: Day }[]
}

/** The items of the catalogue that bear a 权力事项编码, and what has been published under them, newest first. */
export async function underPower(db: Db, today: Day, power: string): Promise<UnderPower> {
  if (power === '') return { items: [], documents: [] }
  const site = await siteOf(db, '')
  const items = (await itemsOn(db, today, site?.id)).filter((item) => item.powerCode === power)
  if (items.length === 0) return { items: [], documents: [] }
  const rows = await db
    .withTables<Tables & DocumentTables>()
    .selectFrom('catalogue_placement as p')
    .innerJoin('catalogue_document as d', 'd.id', 'p.document_id')
    .select(['d.id', 'd.title', 'd.published_at'])
    .distinct()
    .where((eb) =>
      eb.or(items.map((item) => eb.and([eb('p.axis', '=', item.axis), eb('p.code', '=', item.code)]))),
    )
    .where('p.removed_at', 'is', null)
    .where('d.published_at', 'is not', null)
    .where('d.state', '<>', 'withdrawn')
    .orderBy('d.published_at', 'desc')
    .limit(MOST)
    .execute()
  return {
    items: items.map(({ axis, code, title, basis }) => ({ axis, code, title, basis })),
    documents: rows.flatMap(({ id, title, published_at }) =>
      published_at ? [{ id, title, publishedOn: dayInShanghai(published_at) }] : [],
    ),
  }
}

/** The 权力事项编码 of the items on which a document stands. */
export async function powersOf(db: Db, today: Day, document: string): Promise<string[]> {
  const [site, placements] = [await siteOf(db, ''), await placementsOf(db, document)]
  if (placements.length === 0) return []
  const placed = new Set(placements.map(({ axis, code }) => `${axis} ${code}`))
  const items = await itemsOn(db, today, site?.id)
  return [
    ...new Set(
      items.flatMap(({ axis, code, powerCode }) =>
        powerCode !== '' && placed.has(`${axis} ${code}`) ? [powerCode] : [],
      ),
    ),
  ]
}
