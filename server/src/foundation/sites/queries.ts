import type { Selectable } from 'kysely'
import type { Db, Tx } from '#platform/db'
import type { ColumnKind, ColumnView, SiteTheme } from './contract.ts'
import type { Tables } from './tables.ts'

/** Who a site is. */
export interface SiteIdentity {
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

/** What its administrators settle of its pages. */
export interface SiteAppearance {
  otherHosts: readonly string[]
  theme: SiteTheme
  badge: string
  findErrors: string
  about: string
  footerNote: string
  ipv6: boolean
}

export interface SiteRecord extends SiteIdentity, SiteAppearance {
  host: string | null
  hasLogo: boolean
  mourning: boolean
  mourningUntil: Date | null
  version: number
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
    .where((eb) =>
      eb.or([eb('host', 'is', null), eb('host', '=', host), eb(eb.val(host), '=', eb.fn.any('other_hosts'))]),
    )
    .orderBy('id')
    .execute()
  const row =
    rows.find((candidate) => candidate.host === host || candidate.other_hosts.includes(host)) ??
    rows.find((candidate) => candidate.host === null)
  return row && recordOf(row)
}

function recordOf(row: Selectable<Tables['sites_site']>): SiteRecord {
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
    host: row.host,
    otherHosts: row.other_hosts,
    theme: row.theme,
    badge: row.badge,
    findErrors: row.find_errors,
    about: row.about,
    footerNote: row.footer_note,
    ipv6: row.ipv6,
    mourning: row.mourning,
    mourningUntil: row.mourning_until,
    hasLogo: row.logo !== null,
    version: row.version,
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

export interface NewSite extends SiteIdentity, Partial<SiteAppearance> {
  /** Host name it answers to; absent for the site that answers all others. */
  host?: string
  columns: readonly Column[]
}

/** The columns of a table row that hold what is given of the appearance. */
export function appearanceRow(site: Partial<SiteAppearance>) {
  return {
    ...(site.otherHosts ? { other_hosts: [...site.otherHosts] } : {}),
    ...(site.theme ? { theme: site.theme } : {}),
    ...(site.badge !== undefined ? { badge: site.badge } : {}),
    ...(site.findErrors !== undefined ? { find_errors: site.findErrors } : {}),
    ...(site.about !== undefined ? { about: site.about } : {}),
    ...(site.footerNote !== undefined ? { footer_note: site.footerNote } : {}),
    ...(site.ipv6 !== undefined ? { ipv6: site.ipv6 } : {}),
  }
}

/** The class of every column there ever was, for counting what stands in them. */
export async function columnKindsOf(db: Db): Promise<ReadonlyMap<string, ColumnKind>> {
  return new Map((await everyColumn(db)).map(({ id, kind }) => [id, kind]))
}

/** A column with those whose documents it shows as well: shared content has one original. */
export async function columnWithSources(db: Db, column: string): Promise<string[]> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('sites_column_source')
    .select('source_id')
    .where('column_id', '=', column)
    .execute()
  return [column, ...rows.map((row) => row.source_id)]
}

/** The open columns of the site that answers to a host name, in display order. */
export async function columnsAt(db: Db, host: string): Promise<ColumnView[]> {
  const site = await siteOf(db, host)
  if (!site) return []
  return (await columnTree(db, site.id)).filter((column) => column.open)
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
      logo: null,
      logo_type: null,
      ...appearanceRow(site),
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
