/** Sites and their column trees: data, no code for a new one. */
import type { Db, Tx } from '#platform/db'

export type ColumnKind = 'news' | 'notice' | 'policy' | 'statutory' | 'interpretation' | 'report'

type Tables = {
  sites_site: {
    id: string
    host: string | null
    name: string
    short_name: string
    domain: string
    id_code: string
    icp: string
    police: string
    host_body_id: string
    contact: string
  }
  sites_column: {
    id: string
    site_id: string
    parent_id: string | null
    title: string
    kind: ColumnKind
    statutory_item: number | null
    stale_after_days: number | null
    position: number
  }
}

export interface SiteRecord {
  id: string
  name: string
  shortName: string
  domain: string
  idCode: string
  icp: string
  police: string
  hostBodyId: string
  contact: string
}

export interface Column {
  id: string
  parentId: string | null
  title: string
  kind: ColumnKind
  /** Item of Art 20 it fulfils. */
  statutoryItem: number | null
  staleAfterDays: number | null
}

/** The site that answers to this host name. */
export async function siteOf(db: Db, host: string): Promise<SiteRecord | undefined> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('sites_site')
    .selectAll()
    .where((eb) => eb.or([eb('host', 'is', null), eb('host', '=', host)]))
    .execute()
  const row = rows.find((candidate) => candidate.host === host) ?? rows[0]
  return (
    row && {
      id: row.id,
      name: row.name,
      shortName: row.short_name,
      domain: row.domain,
      idCode: row.id_code,
      icp: row.icp,
      police: row.police,
      hostBodyId: row.host_body_id,
      contact: row.contact,
    }
  )
}

/** The columns of all sites, in display order. */
export async function listColumns(db: Db): Promise<Column[]> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('sites_column')
    .selectAll()
    .orderBy('position')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    parentId: row.parent_id,
    title: row.title,
    kind: row.kind,
    statutoryItem: row.statutory_item,
    staleAfterDays: row.stale_after_days,
  }))
}

export interface NewSite extends SiteRecord {
  /** Host name it answers to; absent for the site that answers all others. */
  host?: string
  columns: readonly Column[]
}

/** Opens a site with its column tree. */
export async function createSite(tx: Tx, site: NewSite): Promise<void> {
  const own = tx.withTables<Tables>()
  await own
    .insertInto('sites_site')
    .values({
      id: site.id,
      host: site.host ?? null,
      name: site.name,
      short_name: site.shortName,
      domain: site.domain,
      id_code: site.idCode,
      icp: site.icp,
      police: site.police,
      host_body_id: site.hostBodyId,
      contact: site.contact,
    })
    .execute()
  await own
    .insertInto('sites_column')
    .values(
      site.columns.map((column, position) => ({
        id: column.id,
        site_id: site.id,
        parent_id: column.parentId,
        title: column.title,
        kind: column.kind,
        statutory_item: column.statutoryItem,
        stale_after_days: column.staleAfterDays,
        position,
      })),
    )
    .execute()
}
