import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { browseEntries, latestHead, record } from '#foundation/ledger'
import { listSites } from '#foundation/sites'
import { canonicalJson } from '#platform/crypto'
import { type Db, inTransaction } from '#platform/db'
import { errorPage, pageKey, siteFor } from '#portal'
import { oldAddressesOf } from '#publication/catalogue'
import { buildApp, type Deps } from '../../app.ts'
import { ANY_HOST, forElsewhere, published, readersAt } from '../crawl.ts'
import { withdrawnAddresses } from '../withdrawn-addresses.ts'
import { type Drawn, type Memory, programMark, recall, remember } from './memory.ts'
import { objectsIn } from './objects.ts'
import {
  contentsOf,
  digestOf,
  folderName,
  MANIFEST,
  type Manifest,
  manifestShape,
  OBJECTS,
  SIGNATURE,
  signedBytes,
} from './package.ts'
import { followedBy, movedSince, type Stale } from './stale.ts'

const ELSEWHERE = '这里只供查阅已经公开的信息。检索、申请、留言等需要办理的事项，请到受理网站办理。'

const EXPORTED = 'public.exported'

interface Last {
  bytes: Buffer
  manifest: Manifest
}

async function lastManifest(state: string): Promise<Last | undefined> {
  const bytes = await readFile(join(state, MANIFEST)).catch(() => undefined)
  return bytes && { bytes, manifest: manifestShape.parse(JSON.parse(bytes.toString())) }
}

/**
 * Only what the ledger moved since the last package is drawn anew; once a day, and by another version of the program,
 * everything is.
 * @param state folder that remembers what was carried last
 * @param full carry everything anew, for a side that lost its packages
 * @returns undefined when nothing changed
 */
export async function nextPackage(deps: Deps, state: string, target: string, full: boolean) {
  const { db, clock } = deps
  const last = await lastManifest(state)
  // Another address of the public's door stands on every page that names its own.
  const [program, day] = [`${await programMark()} ${deps.doors.portalUrl ?? ''}`, clock.today()]
  const kept = last && !full ? await recall(state, last.bytes) : undefined
  const memory = kept?.program === program ? kept : undefined
  // What no signed head covers yet is looked at again: it has no proof to carry.
  const position = BigInt((await latestHead(db))?.size ?? 0)
  const now: Memory = { program, day, position, sites: new Map() }
  const stale = memory?.day === day ? await movedSince(db, memory.position, inManifest(last)) : everything
  if (!stale) return undefined

  const made = await writePackage(deps, target, {
    onto: full ? undefined : last,
    sequence: (last?.manifest.sequence ?? (await lastCarried(db))) + 1,
    madeAt: after(last?.manifest.madeAt, clock.now()),
    ...{ now, before: memory && { memory, stale } },
  })
  await mkdir(state, { recursive: true, mode: 0o700 })
  if (made) {
    await writeFile(join(state, `${MANIFEST}.part`), made.bytes)
    await rename(join(state, `${MANIFEST}.part`), join(state, MANIFEST))
  }
  const manifest = made?.bytes ?? last?.bytes
  if (manifest) await remember(state, now, manifest)
  return made
}

const everything: Stale = () => true

/** A restored installation does not remember its packages, but its ledger names the last: numbers go on. */
async function lastCarried(db: Db): Promise<number> {
  const [entry] = await browseEntries(db, { kind: EXPORTED }, { limit: 1, offset: 0 })
  return Number(entry?.subjectId ?? 0)
}

/** The other side takes nothing older than what it shows, also when this clock was set back meanwhile. */
function after(last: string | undefined, now: Date): string {
  const least = last === undefined ? 0 : Date.parse(last) + 1
  return new Date(Math.max(now.getTime(), least)).toISOString()
}

const inManifest = (last: Last | undefined) => (address: string) =>
  Object.values(last?.manifest.sites ?? {}).some((files) => address in files)

interface Making {
  /** What the other side has already; undefined carries everything anew. */
  onto: Last | undefined
  sequence: number
  madeAt: string
  /** Filled with how the pages come about. */
  now: Memory
  /** What need not be drawn again; undefined draws everything. */
  before: { memory: Memory; stale: Stale } | undefined
}

async function writePackage(deps: Deps, target: string, making: Making) {
  const { onto, sequence, madeAt, now, before } = making
  const { db, clock, keys } = deps
  const draft = join(target, '.part')
  await rm(draft, { recursive: true, force: true })
  await mkdir(join(draft, OBJECTS), { recursive: true })
  const objects = objectsIn(join(draft, OBJECTS), onto ? contentsOf(onto.manifest) : new Set())

  const { app, cache, health } = await buildApp(forElsewhere(deps))
  health.ready = true
  const [sites, elsewhere]: [Manifest['sites'], Manifest['elsewhere']] = [{}, {}]
  const moved: NonNullable<Manifest['moved']> = {}
  const hosts = new Map(
    (await listSites(db)).map(({ host }) => [
      host ?? ANY_HOST,
      readersAt(host ?? undefined, deps.doors.portalUrl),
    ]),
  )
  const unlinked = await withdrawnAddresses(db)
  const drawn: string[] = []
  for (const [host, at] of hosts) {
    const [files, pages]: [Manifest['sites'][string], Map<string, Drawn>] = [{}, new Map()]
    const known = (address: string) => {
      const [was, page] = [onto?.manifest.sites[host], before?.memory.sites.get(host)?.get(address)]
      const file = was?.[address]
      if (!file || !page) return undefined
      // A proof is another one each time it is asked for: what belongs to a text stays while its page does.
      const text = /^(\/documents\/[^/?]+)\//.exec(address)?.[1]
      const same = text !== undefined && was[text]?.sha256 === files[text]?.sha256
      if (!same && before?.stale(address, page)) return undefined
      files[address] = file
      pages.set(address, page)
      return page.links
    }
    for await (const { address, status, type, content, links } of published(app, at, { known, unlinked })) {
      files[address] = { sha256: await objects.keep(content), type, ...(status === 410 && { status }) }
      const reads = cache.readBy(pageKey(at, address)) ?? followedBy(address)
      if (reads) pages.set(address, { reads, links })
      drawn.push(address)
    }
    sites[host] = files
    const old = [...(await oldAddressesOf(db, host))].filter(([, place]) => place in files)
    if (old.length > 0) moved[host] = Object.fromEntries(old)
    now.sites.set(host, pages)
    const page = errorPage(await siteFor(db, clock, at.host), { status: 405, message: ELSEWHERE })
    elsewhere[host] = await objects.keep(Buffer.from(page))
  }
  await app.close()

  if (onto && comparable(onto.manifest) === comparable({ sites, moved, elsewhere })) {
    await rm(draft, { recursive: true, force: true })
    return undefined
  }
  const carried = [...objects.carried].sort()
  const manifest: Manifest = {
    format: 'yangguang-gap/1',
    sequence,
    previous: onto ? digestOf(onto.bytes) : null,
    madeAt,
    sites,
    moved,
    elsewhere,
    carried,
  }
  const bytes = Buffer.from(canonicalJson(manifest))
  await writeFile(join(draft, MANIFEST), bytes)
  await writeFile(join(draft, SIGNATURE), keys.sign(signedBytes(bytes)).toString('base64'))
  const folder = join(target, folderName(sequence))
  const addresses = Object.values(sites).reduce((sum, files) => sum + Object.keys(files).length, 0)
  await inTransaction(db, (tx) =>
    record(tx, clock, {
      kind: EXPORTED,
      subject: { kind: 'public', id: String(sequence) },
      payload: { sequence, addresses, carried: carried.length },
    }),
  )
  await rm(folder, { recursive: true, force: true })
  await rename(draft, folder)
  return { manifest, bytes, folder, addresses, drawn }
}

/** The log grows with everything that happens inside; by itself it is no news for the public. */
function comparable({
  sites,
  moved = {},
  elsewhere,
}: Pick<Manifest, 'sites' | 'moved' | 'elsewhere'>): string {
  const shown = Object.entries(sites).map(([host, files]) => [
    host,
    Object.entries(files)
      .filter(([address]) => !address.startsWith('/ledger'))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  ])
  return canonicalJson([shown, moved, elsewhere])
}
