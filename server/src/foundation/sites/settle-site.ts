import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import { newId } from '#platform/crypto'
import { lockSubject, type Tx, violatedConstraint } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { NewSiteInput, SiteInput } from './contract.ts'
import { appearanceRow, columnTree, createSite, listSites, type SiteRecord, siteById } from './queries.ts'
import type { Tables } from './tables.ts'

/** Saves what a site is called and looks like; every page shows it within two seconds. */
export async function saveSite(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  input: SiteInput,
): Promise<void> {
  await lockSubject(tx, `site:${id}`)
  const site = await siteById(tx, id)
  if (!site) throw new Refusal('sites.not_found', 404)
  if (site.version !== input.version) throw new Refusal('sites.changed_meanwhile', 409)
  refuseTaken(await listSites(tx), id, input.otherHosts)
  const { name, domain, icp, police, contact } = input
  await tx
    .withTables<Tables>()
    .updateTable('sites_site')
    .set({
      name,
      short_name: input.shortName,
      domain,
      id_code: input.idCode,
      icp,
      police,
      contact,
      ...appearanceRow(input),
      ...(input.logo === undefined ? {} : logoRow(input.logo)),
      version: site.version + 1,
    })
    .where('id', '=', id)
    .execute()
  await record(tx, clock, {
    kind: 'site.saved',
    subject: { kind: 'site', id },
    body: site.hostBodyId,
    actor: actor.id,
  })
}

function refuseTaken(sites: readonly SiteRecord[], id: string, hosts: readonly string[]): void {
  const taken = sites.filter((site) => site.id !== id).flatMap((site) => [site.host, ...site.otherHosts])
  const host = hosts.find((candidate) => taken.includes(candidate))
  if (host) throw new Refusal('sites.host_taken', 409, { host })
}

function logoRow(logo: string | null) {
  if (logo === null) return { logo: null, logo_type: null }
  const parts = /^data:(image\/png|image\/webp|image\/svg\+xml);base64,([A-Za-z0-9+/=]+)$/.exec(logo)
  if (!parts?.[1] || !parts[2]) throw new Refusal('sites.logo_kind', 422)
  return { logo: Buffer.from(parts[2], 'base64'), logo_type: parts[1] }
}

/** Opens a further site: a record and a column tree like that of a site there is. */
export async function openSite(tx: Tx, clock: Clock, actor: Actor, input: NewSiteInput): Promise<string> {
  const tree = (await columnTree(tx, input.columnsFrom)).filter((column) => column.open)
  if (tree.length === 0) throw new Refusal('sites.not_found', 404)
  refuseTaken(await listSites(tx), '', [input.host])
  const id = newId()
  const code = (column: string) => `${input.code}-${column}`.slice(0, 31)
  try {
    await createSite(tx, {
      id,
      name: input.name,
      shortName: input.shortName,
      domain: input.host,
      host: input.host,
      idCode: input.idCode,
      icp: '',
      police: '',
      contact: '',
      hostBodyId: input.hostBodyId,
      columns: tree.map((column) => ({
        ...column,
        id: code(column.id),
        parentId: column.parentId && code(column.parentId),
      })),
    })
  } catch (error) {
    if (violatedConstraint(error) === 'sites_column_pkey') throw new Refusal('sites.code_taken', 409)
    throw error
  }
  await record(tx, clock, {
    kind: 'site.opened',
    subject: { kind: 'site', id },
    body: input.hostBodyId,
    actor: actor.id,
  })
  return id
}

/** Lets a column show what stands in other columns as well. */
export async function shareColumns(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  site: SiteRecord,
  column: string,
  sources: readonly string[],
): Promise<void> {
  const own = tx.withTables<Tables>()
  const tree = await columnTree(tx, site.id)
  if (!tree.some((one) => one.id === column)) throw new Refusal('sites.column_not_found', 404)
  const wanted = [...new Set(sources)].filter((source) => source !== column)
  await own.deleteFrom('sites_column_source').where('column_id', '=', column).execute()
  if (wanted.length > 0)
    await own
      .insertInto('sites_column_source')
      .values(wanted.map((source_id) => ({ column_id: column, source_id })))
      .execute()
      .catch((error: unknown) => {
        if (violatedConstraint(error)) throw new Refusal('sites.column_not_found', 404)
        throw error
      })
  await record(tx, clock, {
    kind: 'column.shared',
    subject: { kind: 'column', id: column },
    body: site.hostBodyId,
    actor: actor.id,
    payload: { sources: wanted },
  })
}
