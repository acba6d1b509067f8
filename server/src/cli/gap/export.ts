import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { record } from '#foundation/ledger'
import { listSites } from '#foundation/sites'
import { canonicalJson } from '#platform/crypto'
import { inTransaction } from '#platform/db'
import { errorPage, siteFor } from '#portal'
import { buildApp, type Deps } from '../../app.ts'
import type { Config } from '../../config.ts'
import { open } from '../../process.ts'
import { published } from '../crawl.ts'
import { exit, type Terminal } from '../terminal.ts'
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

const ELSEWHERE = '这里只供查阅已经公开的信息。检索、申请、留言等需要办理的事项，请到受理网站办理。'

/** The host name of an installation whose one site answers every name. */
export const ANY_HOST = 'localhost'

/**
 * `yangguang gap export FOLDER [--full]`: what is public and was not carried before, as the next signed package for a
 * network that is reached one way only.
 */
export async function gapExport(
  args: readonly string[],
  config: Config,
  terminal: Terminal,
): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { full: { type: 'boolean', default: false } },
  })
  const [name] = positionals
  if (!name) {
    terminal.say('请指明摆渡文件夹：yangguang gap export 文件夹')
    return exit.unreadable
  }
  const opened = await open(config, (line) => terminal.say(line))
  try {
    const made = await nextPackage(opened.deps, join(config.dataDir, 'gap'), resolve(name), values.full)
    if (!made) {
      terminal.out('上次导出以来公开的内容没有变化，没有生成新的摆渡包。')
      return exit.ok
    }
    const { sequence, carried } = made.manifest
    terminal.out(
      `已生成第 ${sequence} 个摆渡包 ${made.folder}：公开内容 ${made.addresses} 项，本次携带 ${carried.length} 个文件。`,
    )
    return exit.ok
  } finally {
    await opened.close()
  }
}

/** `yangguang gap key`: what the other side checks packages against; it must get there by another way than they do. */
export async function gapKey(config: Config, terminal: Terminal): Promise<number> {
  const opened = await open(config, (line) => terminal.say(line))
  terminal.out(opened.deps.keys.publicKeyPem.trim())
  await opened.close()
  return exit.ok
}

interface Last {
  bytes: Buffer
  manifest: Manifest
}

async function lastManifest(state: string): Promise<Last | undefined> {
  const bytes = await readFile(join(state, MANIFEST)).catch(() => undefined)
  return bytes && { bytes, manifest: manifestShape.parse(JSON.parse(bytes.toString())) }
}

/**
 * @param state folder that remembers what was carried last
 * @param full carry everything anew, for a side that lost its packages
 * @returns undefined when nothing changed
 */
export async function nextPackage(deps: Deps, state: string, target: string, full: boolean) {
  const last = await lastManifest(state)
  const made = await writePackage(deps, target, full ? undefined : last, last)
  if (!made) return undefined
  await mkdir(state, { recursive: true, mode: 0o700 })
  await writeFile(join(state, `${MANIFEST}.part`), made.bytes)
  await rename(join(state, `${MANIFEST}.part`), join(state, MANIFEST))
  return made
}

/** @param onto what the other side has already; undefined carries everything anew */
async function writePackage(deps: Deps, target: string, onto: Last | undefined, last: Last | undefined) {
  const { db, clock, keys } = deps
  const draft = join(target, '.part')
  await rm(draft, { recursive: true, force: true })
  await mkdir(join(draft, OBJECTS), { recursive: true })
  const there = onto ? contentsOf(onto.manifest) : new Set<string>()
  const carried = new Set<string>()
  const keep = async (content: Buffer | Readable) => {
    const sha256 = await store(join(draft, OBJECTS), content)
    if (there.has(sha256)) await rm(join(draft, OBJECTS, sha256))
    else carried.add(sha256)
    return sha256
  }

  const { app, health } = await buildApp(deps)
  health.ready = true
  const [sites, elsewhere]: [Manifest['sites'], Manifest['elsewhere']] = [{}, {}]
  const hosts = new Set((await listSites(db)).map(({ host }) => host ?? ANY_HOST))
  for (const host of hosts) {
    const files: Manifest['sites'][string] = {}
    const before = onto?.manifest.sites[host] ?? {}
    // Proofs and Word files of a document are made anew each time they are asked for; they follow its page.
    const known = (address: string) => {
      const page = /^(\/documents\/[^/?]+)\//.exec(address)?.[1]
      const kept = before[address]
      if (page === undefined || !kept || before[page]?.sha256 !== files[page]?.sha256) return false
      files[address] = kept
      return true
    }
    for await (const { address, type, content } of published(app, host, known))
      files[address] = { sha256: await keep(content), type }
    sites[host] = files
    const page = errorPage(await siteFor(db, clock, host), { status: 405, message: ELSEWHERE })
    elsewhere[host] = await keep(Buffer.from(page))
  }
  await app.close()

  if (onto && comparable(onto.manifest) === comparable({ sites, elsewhere })) {
    await rm(draft, { recursive: true, force: true })
    return undefined
  }
  const manifest: Manifest = {
    format: 'yangguang-gap/1',
    sequence: (last?.manifest.sequence ?? 0) + 1,
    previous: onto ? digestOf(onto.bytes) : null,
    madeAt: clock.now().toISOString(),
    sites,
    elsewhere,
    carried: [...carried].sort(),
  }
  const bytes = Buffer.from(canonicalJson(manifest))
  await writeFile(join(draft, MANIFEST), bytes)
  await writeFile(join(draft, SIGNATURE), keys.sign(signedBytes(bytes)).toString('base64'))
  const folder = join(target, folderName(manifest.sequence))
  const addresses = Object.values(sites).reduce((sum, files) => sum + Object.keys(files).length, 0)
  await inTransaction(db, (tx) =>
    record(tx, clock, {
      kind: 'public.exported',
      subject: { kind: 'public', id: String(manifest.sequence) },
      payload: { sequence: manifest.sequence, addresses, carried: carried.size },
    }),
  )
  await rm(folder, { recursive: true, force: true })
  await rename(draft, folder)
  return { manifest, bytes, folder, addresses }
}

/** The log grows with everything that happens inside; by itself it is no news for the public. */
function comparable({ sites, elsewhere }: Pick<Manifest, 'sites' | 'elsewhere'>): string {
  const shown = Object.entries(sites).map(([host, files]) => [
    host,
    Object.entries(files)
      .filter(([address]) => !address.startsWith('/ledger'))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  ])
  return canonicalJson([shown, elsewhere])
}

/** Writes a content under the name of its hash. */
async function store(folder: string, content: Buffer | Readable): Promise<string> {
  const digest = createHash('sha256')
  const counting = new Transform({
    transform(part, _encoding, done) {
      digest.update(part)
      done(undefined, part)
    },
  })
  const draft = join(folder, '.part')
  await pipeline(
    Buffer.isBuffer(content) ? Readable.from([content]) : content,
    counting,
    createWriteStream(draft),
  )
  const sha256 = digest.digest('hex')
  await rename(draft, join(folder, sha256))
  return sha256
}
