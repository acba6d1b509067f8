import type { Db, Tx } from '#platform/db'
import type { ColumnKind, ColumnView } from './contract.ts'
import type { Tables } from './tables.ts'

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
  /** False: takes no new documents and is not in the navigation. */
  open?: boolean
  intro?: string
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
  return row && recordOf(row)
}

function recordOf(row: Tables['sites_site']): SiteRecord {
  return {
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
}

export async function siteById(db: Db, id: string): Promise<SiteRecord | undefined> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('sites_site')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row && recordOf(row)
}

export async function listSites(db: Db): Promise<SiteRecord[]> {
  const rows = await db.withTables<Tables>().selectFrom('sites_site').selectAll().orderBy('name').execute()
  return rows.map(recordOf)
}

/** The open columns of all sites, in display order: what navigation and editors offer. */
export async function listColumns(db: Db): Promise<Column[]> {
  return (await everyColumn(db)).filter((column) => column.open)
}

/** Closed columns too: the names of the columns in which documents stand. */
export async function everyColumn(db: Db): Promise<(ColumnView & { siteId: string })[]> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('sites_column')
    .selectAll()
    .orderBy('position')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    siteId: row.site_id,
    parentId: row.parent_id,
    title: row.title,
    kind: row.kind,
    statutoryItem: row.statutory_item,
    staleAfterDays: row.stale_after_days,
    intro: row.intro,
    open: row.open,
    version: row.version,
  }))
}

/** One site's whole tree, in display order. */
export async function columnTree(db: Db, site: string): Promise<ColumnView[]> {
  return (await everyColumn(db)).flatMap(({ siteId, ...column }) => (siteId === site ? [column] : []))
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
        intro: column.intro ?? '',
        open: column.open ?? true,
      })),
    )
    .execute()
}
