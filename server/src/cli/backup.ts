import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { cp, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { systemClock } from '#platform/clock'
import { copyDatabase, databasePassword, ownDatabase } from '#platform/postgres'
import type { Config } from '../config.ts'
import { exit, type Terminal } from './terminal.ts'

const MANIFEST = 'manifest.json'

/** In DATA_DIR: when the last backup was finished. */
export const LAST_BACKUP = 'last-backup'

interface Manifest {
  madeAt: string
  files: { path: string; size: number; sha256: string }[]
}

/** `yangguang backup FOLDER`: database, stored files and keys into one folder, while the service goes on. */
export async function backup(args: readonly string[], config: Config, terminal: Terminal): Promise<number> {
  const [name] = args
  if (!name) {
    terminal.say('请指明备份到哪个文件夹：yangguang backup 文件夹')
    return exit.unreadable
  }
  if (config.databaseUrl) {
    terminal.say(
      '数据库在 DATABASE_URL 指向的服务器上，请用该服务器的备份工具（pg_basebackup、pg_dump）备份，并另存 keys 和 files。',
    )
    return exit.unreadable
  }
  const target = resolve(name)
  if (existsSync(target) && (await readdir(target)).length > 0) {
    terminal.say(`${target} 不是空文件夹，为免覆盖已有备份，请换一个。`)
    return exit.unreadable
  }
  await mkdir(target, { recursive: true, mode: 0o700 })
  const password = await databasePassword(config.dataDir)
  // The database before the files: a stored file is never removed, so whatever the copy names is still there.
  await copyDatabase(config.dataDir, password.text, target)
  await cp(password.path, join(target, relative(config.dataDir, password.path)))
  for (const folder of ['files', 'keys']) {
    const source = join(config.dataDir, folder)
    // An upload under way is gone the next moment; its sender begins anew.
    const kept = (path: string) => path !== join(config.dataDir, 'files', 'parts')
    if (existsSync(source)) await cp(source, join(target, folder), { recursive: true, filter: kept })
  }
  const files = await listed(target)
  const manifest: Manifest = { madeAt: systemClock.now().toISOString(), files }
  await writeFile(join(target, MANIFEST), `${JSON.stringify(manifest, undefined, 1)}\n`, { mode: 0o600 })
  await writeFile(join(config.dataDir, LAST_BACKUP), manifest.madeAt)
  const bytes = files.reduce((sum, file) => sum + file.size, 0)
  terminal.out(`已备份到 ${target}：${files.length} 个文件，${(bytes / 1024 / 1024).toFixed(1)} MB。`)
  terminal.out('其中 keys 可以解开全部加密数据，请与其余部分分开存放。')
  return exit.ok
}

/** `yangguang restore FOLDER`: checks every file of a backup against its manifest, then puts it into an empty DATA_DIR. */
export async function restore(args: readonly string[], config: Config, terminal: Terminal): Promise<number> {
  const [name] = args
  if (!name) {
    terminal.say('请指明备份所在的文件夹：yangguang restore 文件夹')
    return exit.unreadable
  }
  const source = resolve(name)
  if (!existsSync(join(source, MANIFEST))) {
    terminal.say(`${source} 中没有 ${MANIFEST}，不是完整的备份。`)
    return exit.unreadable
  }
  if (existsSync(config.dataDir) && (await readdir(config.dataDir)).length > 0) {
    terminal.say(`${config.dataDir} 已有数据。请把 DATA_DIR 指到一个空文件夹后恢复，核对无误再替换。`)
    return exit.unreadable
  }
  const manifest: Manifest = JSON.parse(await readFile(join(source, MANIFEST), 'utf8'))
  for (const file of manifest.files) {
    const path = join(source, file.path)
    const whole =
      existsSync(path) && (await stat(path)).size === file.size && (await digest(path)) === file.sha256
    if (!whole) {
      terminal.say(`备份不完整：${file.path} 缺失或者已改动。没有恢复任何内容。`)
      return exit.findings
    }
  }
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 })
  for (const entry of await readdir(source)) {
    if (entry !== MANIFEST) await cp(join(source, entry), join(config.dataDir, entry), { recursive: true })
  }
  await ownDatabase(config.dataDir)
  terminal.out(`已恢复 ${manifest.madeAt} 的备份（${manifest.files.length} 个文件，全部核对相符）。`)
  terminal.out('请运行 yangguang ledger verify 核验账本，然后启动服务。')
  return exit.ok
}

async function listed(folder: string): Promise<Manifest['files']> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files: Manifest['files'] = []
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    files.push({ path: relative(folder, path), size: (await stat(path)).size, sha256: await digest(path) })
  }
  return files
}

async function digest(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const part of createReadStream(path)) hash.update(part)
  return hash.digest('hex')
}
