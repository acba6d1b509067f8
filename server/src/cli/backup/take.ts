import { existsSync } from 'node:fs'
import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { basename, join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { momentInShanghai, systemClock } from '#platform/clock'
import { copyDatabase, databaseFolder, databasePassword } from '#platform/postgres'
import type { Config } from '../../config.ts'
import { noRoom } from '../room.ts'
import { exit, type Terminal } from '../terminal.ts'
import { bytesToCopy, copyFiles } from './copy-files.ts'
import { isBackup, listed, MANIFEST, type Manifest } from './manifest.ts'
import { noteBackup } from './notes.ts'

const options = { into: { type: 'string' }, keep: { type: 'string' }, keys: { type: 'string' } } as const
const KEPT_BY_ITSELF = 14

/** Folders that `--into` made; nothing else is ever taken away. */
const OWN_NAME = /^\d{4}-\d\d-\d\d_\d{4}$/

/**
 * `yangguang backup FOLDER`: database, stored files and keys into one folder, while the service goes on. With `--into FOLDER` a
 * folder of its own for each backup, of which the newest are kept; with `--keys FOLDER` the keys go there.
 */
export async function backup(args: readonly string[], config: Config, terminal: Terminal): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options })
  const most = Number(values.keep ?? KEPT_BY_ITSELF)
  const refused = misused(positionals, values, most) ?? (config.databaseUrl ? OUTER : undefined)
  if (refused) return say(terminal, refused)
  const now = systemClock.now()
  const stamp = momentInShanghai(now).replace(' ', '_').replace(':', '')
  const target = values.into === undefined ? resolve(positionals[0] ?? '') : resolve(values.into, stamp)
  const keys = values.keys === undefined ? join(target, 'keys') : resolve(values.keys, basename(target))
  for (const folder of [target, keys])
    if (existsSync(folder) && (await readdir(folder)).length > 0)
      return say(terminal, `${folder} 不是空文件夹，为免覆盖已有备份，请换一个。`)
  const { path: database } = await databaseFolder(config.dataDir)
  const [newest] = values.into === undefined ? [] : (await wholeOnes(values.into)).slice(-1)
  const before = newest && join(values.into ?? '', newest)
  const files = join(config.dataDir, 'files')
  const fresh = existsSync(files) ? await bytesToCopy(files, before && join(before, 'files')) : 0
  const tooFull = await noRoom(target, [database], '备份', fresh)
  if (tooFull) return say(terminal, tooFull)

  const manifest = await take(config, { target, keys, before }, now)
  await noteBackup(config.dataDir, now)
  const bytes = manifest.files.reduce((sum, file) => sum + file.size, 0)
  terminal.out(
    `已备份到 ${target}：${manifest.files.length} 个文件，${(bytes / 1024 / 1024).toFixed(1)} MB。`,
  )
  terminal.out(
    values.keys === undefined
      ? '其中 keys 可以解开全部加密数据，请与其余部分分开存放（或者用 --keys 指定另一处）。'
      : `密钥另存在 ${keys}，恢复时用 --keys 指明。`,
  )
  if (values.into !== undefined) {
    const gone = await dropOld(resolve(values.into), values.keys && resolve(values.keys), most)
    if (gone > 0) terminal.out(`保留最近 ${most} 份，删除更早的 ${gone} 份。`)
  }
  return exit.ok
}

const OUTER =
  '数据库在 DATABASE_URL 指向的服务器上，请用该服务器的备份工具（pg_basebackup、pg_dump）备份，并另存 keys 和 files。'

function misused(
  names: readonly string[],
  { into, keep }: { into?: string; keep?: string },
  most: number,
): string | undefined {
  if (names.length !== (into === undefined ? 1 : 0))
    return '请指明备份到哪个文件夹：yangguang backup 文件夹，或者 yangguang backup --into 文件夹 --keep 14'
  if (keep !== undefined && into === undefined) return '--keep 与 --into 一起使用。'
  return Number.isInteger(most) && most >= 1 ? undefined : '--keep 须为不小于 1 的整数。'
}

function say(terminal: Terminal, sentence: string): number {
  terminal.say(sentence)
  return exit.unreadable
}

interface Places {
  target: string
  keys: string
  /** The backup before this one. */
  before: string | undefined
}

async function take({ dataDir }: Config, { target, keys, before }: Places, now: Date): Promise<Manifest> {
  await mkdir(target, { recursive: true, mode: 0o700 })
  const password = await databasePassword(dataDir)
  // The database before the files: whatever the copy names is stored by then.
  await copyDatabase(dataDir, password.text, target)
  await cp(password.path, join(target, relative(dataDir, password.path)))
  const files = join(dataDir, 'files')
  if (existsSync(files)) await copyFiles(files, join(target, 'files'), before && join(before, 'files'))
  const rest = await listed(target)
  await mkdir(keys, { recursive: true, mode: 0o700 })
  await cp(join(dataDir, 'keys'), keys, { recursive: true })
  const manifest = { madeAt: now.toISOString(), files: [...rest, ...(await listed(keys, 'keys/'))] }
  await writeFile(join(target, MANIFEST), `${JSON.stringify(manifest, undefined, 1)}\n`, { mode: 0o600 })
  return manifest
}

/** Takes away what is older than the newest `most`, and what was never finished; a later one may still be on its way. @returns how many */
async function dropOld(into: string, keys: string | undefined, most: number): Promise<number> {
  const whole = await wholeOnes(into)
  const [keep, newest] = [new Set(whole.slice(-most)), whole.at(-1) ?? '']
  const old = (await readdir(into)).filter((name) => OWN_NAME.test(name) && !keep.has(name) && name < newest)
  for (const name of old)
    for (const folder of keys === undefined ? [into] : [into, keys])
      await rm(join(folder, name), { recursive: true, force: true })
  return old.length
}

async function wholeOnes(into: string): Promise<string[]> {
  const names = await readdir(into).catch(() => [])
  return names.filter((name) => OWN_NAME.test(name) && isBackup(join(into, name))).sort()
}
