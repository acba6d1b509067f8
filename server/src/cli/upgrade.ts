import { existsSync } from 'node:fs'
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { latestHead, verifyHead } from '#foundation/ledger'
import { momentInShanghai, systemClock } from '#platform/clock'
import { type Database, migrate, openDatabase, pendingMigrations } from '#platform/db'
import { copyDatabase, databaseFolder, databasePassword, ownDatabase } from '#platform/postgres'
import type { Config } from '../config.ts'
import { startDatabase } from '../embedded-database.ts'
import { openKeys } from '../keys.ts'
import { migrations } from '../process.ts'
import { noRoom } from './room.ts'
import { exit, type Terminal } from './terminal.ts'

/** Inside DATA_DIR: the database as it was before the last upgrade. */
const KEPT = 'before-upgrade'
const NOTE = 'taken-at'
const RUNNING = '服务正在运行，请先停止服务。'

/**
 * `yangguang upgrade`, run with the new version before it is started: keeps a copy of the database, migrates, looks whether it is
 * still ours; whatever fails, the copy is put back and the old version can be started again.
 * @param folder the migrations of this version
 */
export async function upgrade(config: Config, terminal: Terminal, folder = migrations): Promise<number> {
  if (config.databaseUrl) return upgradeOuter(config, config.databaseUrl, terminal, folder)
  const refused = await notNow(config)
  if (refused) return say(terminal, refused)
  const pending = await onDatabase(config, (database) => pendingMigrations(database, folder))
  if (pending.length === 0) {
    terminal.out('数据库已是本版本的结构，不需要升级。')
    return exit.ok
  }
  const { path } = await databaseFolder(config.dataDir)
  const tooFull = await noRoom(config.dataDir, [path], '保留升级前的数据库')
  if (tooFull) return say(terminal, tooFull)
  await keep(config)
  try {
    await onDatabase(config, async (database) => {
      await migrate(database, folder)
      await stillOurs(database, config)
    })
  } catch (error) {
    await putBack(config)
    terminal.say(`升级没有成功：${error instanceof Error ? error.message : String(error)}`)
    terminal.say('数据库已恢复到升级之前，可以用原来的版本启动。')
    return exit.findings
  }
  terminal.out(
    `升级完成，数据库结构更新 ${pending.length} 项。升级前的数据库保留在 ${join(config.dataDir, KEPT)}。`,
  )
  terminal.out('请启动新版本；需要退回时停止服务，运行 yangguang upgrade undo --yes，再启动原来的版本。')
  return exit.ok
}

/** `yangguang upgrade undo --yes`: back to the database of before the last upgrade; what was entered since is lost. */
export async function upgradeUndo(
  args: readonly string[],
  config: Config,
  terminal: Terminal,
): Promise<number> {
  const kept = join(config.dataDir, KEPT)
  const takenAt = await readFile(join(kept, NOTE), 'utf8').catch(() => undefined)
  if (takenAt === undefined)
    return say(terminal, '没有保留升级前的数据库。请用 yangguang restore 从备份恢复。')
  if (!args.includes('--yes'))
    return say(terminal, `将退回到 ${takenAt} 的数据库，此后登记的内容会丢失。确认请加 --yes。`)
  // A database that is missing was being put back when somebody cut that off.
  const { running } = await databaseFolder(config.dataDir)
  if (running) return say(terminal, RUNNING)
  await putBack(config)
  await rm(kept, { recursive: true })
  terminal.out(`已退回到 ${takenAt} 的数据库，请用原来的版本启动。`)
  return exit.ok
}

function say(terminal: Terminal, sentence: string): number {
  terminal.say(sentence)
  return exit.unreadable
}

async function notNow(config: Config): Promise<string | undefined> {
  const { path, running } = await databaseFolder(config.dataDir)
  if (!existsSync(path)) return `${config.dataDir} 中没有数据库，请检查 DATA_DIR；新安装直接启动即可。`
  return running ? RUNNING : undefined
}

/** The note is written last: without it the copy does not count. */
async function keep(config: Config): Promise<void> {
  const kept = join(config.dataDir, KEPT)
  await rm(kept, { recursive: true, force: true })
  await mkdir(kept, { mode: 0o700 })
  await copyDatabase(config.dataDir, (await databasePassword(config.dataDir)).text, kept)
  await writeFile(join(kept, NOTE), momentInShanghai(systemClock.now()))
}

/** Puts the kept database where it was; the copy stays until the old version has been seen to work. */
async function putBack(config: Config): Promise<void> {
  const { path } = await databaseFolder(config.dataDir)
  const [draft, replaced] = [`${path}.back`, `${path}.replaced`]
  for (const rest of [draft, replaced]) await rm(rest, { recursive: true, force: true })
  await cp(join(config.dataDir, KEPT, basename(path)), draft, { recursive: true })
  // Whoever is cut off here finds one of the two in place, or begins anew from the copy.
  if (existsSync(path)) await rename(path, replaced)
  await rename(draft, path)
  await ownDatabase(config.dataDir)
  await rm(replaced, { recursive: true, force: true })
}

async function onDatabase<Result>(
  config: Config,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const server = await startDatabase({ dataDir: config.dataDir }, () => {}, false)
  const database = openDatabase(server.url, 4)
  try {
    return await work(database)
  } finally {
    await database.close()
    await server.stop()
  }
}

/** The log is still signed by the keys of this installation. */
async function stillOurs(database: Database, config: Config): Promise<void> {
  const head = await latestHead(database.db)
  const { publicKeyPem } = await openKeys(database.db, join(config.dataDir, 'keys'), config.cipher)
  if (head && !verifyHead(head, publicKeyPem)) throw new Error('升级后账本的树头与本机密钥不符。')
}

/** A server of the organisation's own keeps its own copies; here the one transaction is the way back. */
async function upgradeOuter(
  config: Config,
  url: string,
  terminal: Terminal,
  folder: string,
): Promise<number> {
  const database = openDatabase(url, 4)
  try {
    const done = await migrate(database, folder)
    await stillOurs(database, config)
    terminal.out(`升级完成，数据库结构更新 ${done.length} 项。`)
    return exit.ok
  } catch (error) {
    terminal.say(`升级没有成功：${error instanceof Error ? error.message : String(error)}`)
    return exit.findings
  } finally {
    await database.close()
  }
}
