import { existsSync } from 'node:fs'
import { cp, mkdir, readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { momentInShanghai } from '#platform/clock'
import { ownDatabase } from '#platform/postgres'
import type { Config } from '../../config.ts'
import { noRoom } from '../room.ts'
import { exit, type Terminal } from '../terminal.ts'
import { firstSpoiled, isBackup, type Kept, kept, MANIFEST, manifestOf } from './manifest.ts'

/** `yangguang restore FOLDER`: checks every file of a backup against its manifest, then puts it into an empty DATA_DIR. */
export async function restore(args: readonly string[], config: Config, terminal: Terminal): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { keys: { type: 'string' } },
  })
  const [name] = positionals
  if (!name) {
    terminal.say('请指明备份所在的文件夹：yangguang restore 文件夹')
    return exit.unreadable
  }
  const source = resolve(name)
  if (!isBackup(source)) {
    terminal.say(`${source} 中没有 ${MANIFEST}，不是完整的备份。`)
    return exit.unreadable
  }
  if (existsSync(config.dataDir) && (await readdir(config.dataDir)).length > 0) {
    terminal.say(`${config.dataDir} 已有数据。请把 DATA_DIR 指到一个空文件夹后恢复，核对无误再替换。`)
    return exit.unreadable
  }
  const tooFull = await noRoom(config.dataDir, [source], '恢复')
  if (tooFull) {
    terminal.say(tooFull)
    return exit.unreadable
  }
  const done = await putInto(config.dataDir, kept(source, values.keys && resolve(values.keys)), terminal)
  if (!done) return exit.findings
  terminal.out('请运行 yangguang ledger verify 核验账本，然后启动服务。')
  return exit.ok
}

/** Every digest first, then the copy. @returns whether the backup was whole */
export async function putInto(dataDir: string, backup: Kept, terminal: Terminal): Promise<boolean> {
  const manifest = await manifestOf(backup)
  const spoiled = manifest ? await firstSpoiled(backup, manifest) : MANIFEST
  if (!manifest || spoiled !== undefined) {
    terminal.say(`备份不完整：${spoiled} 缺失或者已改动。没有恢复任何内容，请换用另一份备份。`)
    if (spoiled?.startsWith('keys/')) terminal.say('密钥另存在别处的，请用 --keys 文件夹 指明。')
    return false
  }
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  for (const entry of await readdir(backup.folder)) {
    if (entry !== MANIFEST && entry !== 'keys')
      await cp(join(backup.folder, entry), join(dataDir, entry), { recursive: true })
  }
  await cp(backup.keys, join(dataDir, 'keys'), { recursive: true })
  await ownDatabase(dataDir)
  terminal.out(
    `已恢复 ${momentInShanghai(new Date(manifest.madeAt))} 的备份（${manifest.files.length} 个文件，全部核对相符）。`,
  )
  return true
}
