import { sql } from 'kysely'
import { everyColumn, listSites, siteOf } from '#foundation/sites'
import type { Matter, MatterSource } from '#foundation/worklist'
import { addDays, type Clock, dayInShanghai } from '#platform/clock'
import type { Db } from '#platform/db'
import { fulfilmentMap } from './classification/map.ts'
import { readers } from './policy.ts'
import type { Tables } from './tables.ts'

/**
 * What has to be renewed: items of Art 20 and 21 that a body owes, by their months, and columns of a site, by their days
 * (国办秘函〔2019〕19号: columns that stand still are deducted).
 */
export function freshnessMatters(clock: Clock): MatterSource {
  return {
    kind: 'freshness',
    label: '公开内容更新',
    readers,
    async open(db, bodies) {
      if (bodies.length === 0) return []
      const [items, columns] = await Promise.all([owedItems(db, clock, bodies), staleColumns(db, bodies)])
      return [...items, ...columns]
    },
  }
}

async function owedItems(db: Db, clock: Clock, bodies: readonly string[]): Promise<Matter[]> {
  const site = await siteOf(db, '')
  const map = await fulfilmentMap(db, clock.today(), 'statutory', bodies, site?.id)
  const titles = new Map(map.items.map(({ code, title }) => [code, title]))
  return map.bodies.flatMap((body) =>
    body.cells
      .filter(({ state }) => state !== 'fresh' && state !== 'exempt')
      .map((cell) => ({
        kind: 'freshness',
        id: `${body.id}:${cell.code}`,
        label: `${titles.get(cell.code) ?? cell.code}${cell.state === 'nothing' ? '（尚未公开）' : ''}`,
        bodyId: body.id,
        due: cell.renewBy,
        href: '/catalogue/map',
      })),
  )
}

/** Columns with a time to live, before the body whose site they stand in. */
async function staleColumns(db: Db, bodies: readonly string[]): Promise<Matter[]> {
  const hosts = new Map(
    (await listSites(db)).flatMap((site) =>
      bodies.includes(site.hostBodyId) ? [[site.id, site.hostBodyId] as const] : [],
    ),
  )
  const limited = (await everyColumn(db)).filter(
    (column) => column.open && column.staleAfterDays !== null && hosts.has(column.siteId),
  )
  if (limited.length === 0) return []
  const rows = await db
    .withTables<Tables>()
    .selectFrom('catalogue_document')
    .select(['column_id', sql<Date>`max(published_at)`.as('latest')])
    .where(
      'column_id',
      'in',
      limited.map(({ id }) => id),
    )
    .where('published_at', 'is not', null)
    .where('state', '<>', 'withdrawn')
    .groupBy('column_id')
    .execute()
  const latest = new Map(rows.map((row) => [row.column_id, dayInShanghai(row.latest)]))
  return limited.map((column) => {
    const last = latest.get(column.id)
    return {
      kind: 'freshness',
      id: column.id,
      label: `栏目“${column.title}”${last ? `（${last}更新）` : '（没有内容）'}`,
      bodyId: hosts.get(column.siteId) ?? '',
      due: last && column.staleAfterDays !== null ? addDays(last, column.staleAfterDays) : null,
      href: '/catalogue/columns',
    }
  })
}
