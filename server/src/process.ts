import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { systemClock } from '#platform/clock'
import type { Keyring } from '#platform/crypto'
import { assertSessionLocks, type Database, migrate, openDatabase, pendingMigrations } from '#platform/db'
import { createLogger, type Logger } from '#platform/log'
import { createOutgoing } from '#platform/outgoing'
import type { Deps } from './app.ts'
import type { Config } from './config.ts'
import { startDatabase } from './embedded-database.ts'
import { openKeys } from './keys.ts'

/** Where the program's own files stand: `server/` in a checkout and in a bundle alike. */
export const serverRoot = join(import.meta.dirname, '..')

/** The SQL that makes the database what this program expects. */
export const migrations = join(serverRoot, 'migrations')

export interface Opened {
  database: Database
  deps: Deps
  log: Logger
  /** The embedded database was running already: a service stands on it. */
  adopted: boolean
  close(): Promise<void>
}

/** The database is of an older version, and whoever asked only wants to look, or a service of that version runs. */
export class OlderDatabase extends Error {}

/**
 * Opens database, keys and files as the environment says; used by the server and by every command.
 * @param onlyLook an older database is left as it is and refused
 * @param starts it is the service that opens them; a command does not change the ground under a running service of an
 * older version
 */
export async function open(
  config: Config,
  tell: (line: string) => void,
  { onlyLook = false, starts = false } = {},
): Promise<Opened> {
  const log = createLogger(config.logLevel)
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 })
  const server = config.databaseUrl
    ? undefined
    : await startDatabase({ dataDir: config.dataDir }, tell, starts)
  if (server) tell(server.adopted ? '已接管正在运行的内置数据库' : '内置数据库已启动')
  const database = openDatabase(config.databaseUrl ?? server?.url ?? '')
  const close = async () => {
    await database.close()
    if (server && !server.adopted) await server.stop()
  }
  let keys: Keyring
  try {
    await assertSessionLocks(database)
    const leaves = onlyLook || (server?.adopted && !starts)
    const pending = leaves ? await pendingMigrations(database, migrations) : []
    if (pending.length > 0)
      throw new OlderDatabase(
        `数据库结构比本版本旧 ${pending.length} 项：请停止服务后运行 yangguang upgrade，再启动。`,
      )
    const applied = await migrate(database, migrations)
    if (applied.length > 0) tell(`数据库结构已更新（${applied.length} 项）`)
    keys = await openKeys(database.db, join(config.dataDir, 'keys'), config.cipher)
  } catch (error) {
    await close()
    throw error
  }
  const consoleDir = join(serverRoot, '../console/dist')
  const deps: Deps = {
    db: database.db,
    clock: systemClock,
    log,
    keys,
    filesDir: join(config.dataDir, 'files'),
    consoleDir: existsSync(join(consoleDir, 'index.html')) ? consoleDir : undefined,
    secureCookies: config.secureCookies,
    trustProxy: config.trustProxy,
    metricsToken: config.metricsToken,
    pagesKept: config.pagesKept,
    outer: config.outer,
    doors: config.doors,
    outgoing: createOutgoing(config.outgoingAllow),
    messages: config.messages,
    mailbox: config.mailbox,
    fontsDir: config.fontsDir,
    office: config.office,
    ofd: config.ofd,
    seals: config.seals,
    nationalIdentity: config.nationalIdentity,
    demo: config.demo > 0,
  }
  return { database, deps, log, adopted: server?.adopted ?? false, close }
}
