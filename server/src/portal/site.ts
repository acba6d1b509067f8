import { getBody } from '#foundation/bodies'
import { openLog } from '#foundation/ledger'
import { bodiesOfSite, siteOf } from '#foundation/sites'
import type { Clock } from '#platform/clock'
import type { Db } from '#platform/db'
import type { Site } from './document.tsx'
import type { Keeper } from './keeper.ts'
import type { PageCache } from './page-cache.ts'
import { urls } from './urls.ts'

const nameOf = (host: string) => host.replace(/:\d+$/, '')

/** The bodies that the site behind this host name is for; undefined: all of them. */
export async function bodiesAt(db: Db, clock: Clock, host: string): Promise<readonly string[] | undefined> {
  const record = await siteOf(db, nameOf(host))
  return record && bodiesOfSite(db, record, clock.today())
}

interface Kept {
  keeper: Pick<Keeper<Site>, 'get'>
  staffEntrance: boolean
}

const kept = new WeakMap<Db, Kept>()
const MOST_HOSTS = 200

/**
 * From now on `siteFor` keeps what it read, for as long as the ledger does not touch site or body.
 * @param staffEntrance false where officers have a door of their own, of which the public's pages say nothing
 */
export function keepSites(db: Db, cache: PageCache, staffEntrance: boolean): void {
  kept.set(db, { keeper: cache.pieces(MOST_HOSTS), staffEntrance })
}

/** The site that answers to a host name, with what every one of its pages says. */
export async function siteFor(db: Db, clock: Clock, host: string): Promise<Site> {
  const known = kept.get(db)
  if (!known) return readSite(db, clock, host)
  return known.keeper.get(host, async (reads) => {
    reads('site', 'body')
    const site = await readSite(db, clock, host)
    return known.staffEntrance ? { ...site, staffEntrance: urls.console() } : site
  })
}

async function readSite(db: Db, clock: Clock, host: string): Promise<Site> {
  const [record, log] = await Promise.all([siteOf(db, nameOf(host)), openLog(db, false)])
  if (!record) {
    return {
      name: '阳光政务公开平台',
      shortName: '阳光',
      domain: '',
      idCode: '',
      icp: '',
      police: '',
      host: '',
      contact: '',
      simulated: log.simulated,
    }
  }
  const body = await getBody(db, record.hostBodyId, clock.today())
  const { name, shortName, domain, idCode, icp, police, contact } = record
  return {
    id: record.id,
    name,
    shortName,
    domain,
    idCode,
    icp,
    police,
    contact,
    host: body?.name ?? '',
    simulated: log.simulated,
    theme: record.theme,
    badge: record.badge,
    // The platform's own channel where the site has no entrance of the national one yet.
    findErrors: record.findErrors || urls.findErrors(),
    about: record.about === '' ? '' : urls.about(),
    footerNote: record.footerNote,
    ipv6: record.ipv6,
    mourning: record.mourning,
    ...(record.hasLogo ? { logo: urls.logo(record.id, record.version) } : {}),
  }
}
