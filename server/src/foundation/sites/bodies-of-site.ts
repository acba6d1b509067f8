import { bodiesUnder } from '#foundation/bodies'
import type { Day } from '#platform/clock'
import type { Db } from '#platform/db'
import { listSites, type SiteRecord } from './queries.ts'

/**
 * The bodies whose information a site is for: its host, and those that declared it as the site they rely on (依托的门户网站);
 * where none did, those whose disclosure its host supervises.
 * @returns undefined when the site is for every body of the installation: the only one, or the one that answers all other hosts
 */
export async function bodiesOfSite(
  db: Db,
  site: Pick<SiteRecord, 'host' | 'hostBodyId'>,
  day: Day,
): Promise<readonly string[] | undefined> {
  if (site.host === null || (await listSites(db)).length < 2) return undefined
  const declared = await bodiesUnder(db, site.hostBodyId, 'portal_host', day)
  return declared.length > 1 ? declared : bodiesUnder(db, site.hostBodyId, 'disclosure_supervisor', day)
}
