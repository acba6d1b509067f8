import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { systemClock } from '#platform/clock'
import type { Config } from '../../config.ts'
import { ledgerVerify } from '../ledger-verify.ts'
import { noRoom } from '../room.ts'
import { exit, type Terminal } from '../terminal.ts'
import { isBackup, kept } from './manifest.ts'
import { noteRehearsal } from './notes.ts'
import { putInto } from './restore.ts'

/**
 * `yangguang backup test FOLDER`: restores a backup, or the newest of those in the folder, into a place of its own, starts its
 * database, recomputes the whole ledger with its keys, and takes everything away again. The service is not touched.
 */
export async function rehearseRestore(
  args: readonly string[],
  config: Config,
  terminal: Terminal,
): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { keys: { type: 'string' }, work: { type: 'string' } },
  })
  const named = positionals[0] === undefined ? undefined : await newestIn(resolve(positionals[0]))
  if (named === undefined) {
    terminal.say('没有找到备份，请指明文件夹：yangguang backup test 文件夹')
    return exit.unreadable
  }
  const place = resolve(values.work ?? dirname(named))
  const tooFull = await noRoom(place, [named], '恢复演练')
  if (tooFull) {
    terminal.say(tooFull)
    return exit.unreadable
  }
  const work = await mkdtemp(join(place, '.restore-test-'))
  try {
    const dataDir = join(work, 'data')
    const whole = await putInto(dataDir, kept(named, values.keys && resolve(values.keys)), terminal)
    const good =
      whole && (await ledgerVerify({ ...config, dataDir, databaseUrl: undefined }, terminal)) === exit.ok
    await noteRehearsal(config.dataDir, { at: systemClock.now(), good })
    terminal.out(
      good ? `恢复演练成功：${named} 可以恢复。` : `恢复演练失败：${named} 不能用来恢复，请重新备份。`,
    )
    return good ? exit.ok : exit.findings
  } catch (error) {
    await noteRehearsal(config.dataDir, { at: systemClock.now(), good: false })
    throw error
  } finally {
    await rm(work, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
}

async function newestIn(folder: string): Promise<string | undefined> {
  if (isBackup(folder)) return folder
  const names = await readdir(folder).catch(() => [])
  const newest = names
    .filter((name) => isBackup(join(folder, name)))
    .sort()
    .at(-1)
  return newest === undefined ? undefined : join(folder, newest)
}
