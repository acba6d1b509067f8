/** The embedded database: a native PostgreSQL from npm under a supervisor of our own. */
import { existsSync } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { chooseAccount, refuseOthers, spawnUnder } from './account.ts'
import { findBinaries, MAJOR } from './binaries.ts'
import { prepareDataFolder, socketFolder } from './create.ts'
import { isAlive, type Running, readPidFile } from './pid-file.ts'
import { diskFull, notWritable, PostgresProblem } from './problem.ts'

export { copyDatabase, databaseFolder, databasePassword, ownDatabase } from './backup.ts'
export { PostgresProblem } from './problem.ts'

export interface PostgresOptions {
  dataDir: string
  /** False only for tests: a crash of the machine may then lose data. */
  fsync?: boolean
  /** The application role may create databases; the test harness needs it. */
  createDb?: boolean
}

export interface EmbeddedPostgres {
  /** For the application role, which is never a superuser. */
  url: string
  /** The server was running already and is not ours to stop. */
  adopted: boolean
  stop(): Promise<void>
}

const ROLE = 'yangguang'
const START_SECONDS = 60

/** Starts the server of `dataDir`, creating it the first time, or adopts the one that runs there. */
export async function startPostgres(options: PostgresOptions): Promise<EmbeddedPostgres> {
  try {
    return await start(options)
  } catch (error) {
    throw explained(error, options.dataDir)
  }
}

async function start(options: PostgresOptions): Promise<EmbeddedPostgres> {
  const fsync = options.fsync ?? true
  const account = await chooseAccount()
  await refuseOthers(join(options.dataDir, `pg${MAJOR}`), account)
  const binaries = await findBinaries(account, options.dataDir)
  const { folder, password } = await prepareDataFolder(options.dataDir, binaries, account, fsync)

  const running = await settled(folder)
  if (running) {
    const url = await prepareRole(running, password, options.createDb ?? false)
    return { url, adopted: true, stop: async () => {} }
  }

  const logPath = join(options.dataDir, 'postgres.log')
  const log = await open(logPath, 'a', 0o600)
  const port = await freePort()
  const socket = await socketFolder(options.dataDir, account)
  const child = spawnUnder(
    account,
    join(binaries, 'postgres'),
    serverArguments(folder, { port, socket }, fsync, canWarm(binaries)),
    {
      stdio: ['ignore', log.fd, log.fd],
      cwd: '/',
      // A process group of its own: Ctrl-C must not reach it while requests are still being answered.
      detached: true,
      diesWithUs: true,
      env: { PATH: process.env.PATH ?? '', TZ: 'UTC' },
    },
  )
  await log.close()
  const exited = new Promise<void>((resolve) => {
    child.once('close', () => resolve())
    child.once('error', () => resolve())
  })
  let gone = false
  void exited.then(() => {
    gone = true
  })
  for (let waited = 0; !(await readPidFile(folder))?.ready; waited += 50) {
    if (gone) throw await failure(logPath, options.dataDir)
    if (waited > START_SECONDS * 1000)
      throw new PostgresProblem(`内置数据库 ${START_SECONDS} 秒内没有就绪，原因见 ${logPath}。`)
    await sleep(50)
  }
  // The wrapper's pid is the server's: setpriv replaces itself.
  child.unref()
  return {
    url: await prepareRole({ port, socket }, password, options.createDb ?? false),
    adopted: false,
    async stop() {
      if (gone) return
      // The caller waits for the end: a command must not leave before its database has.
      child.ref()
      child.kill('SIGINT')
      await Promise.race([exited, sleep(10_000, undefined, { ref: false })])
    },
  }
}

type Doors = Pick<Running, 'port' | 'socket'>

function serverArguments(folder: string, { port, socket }: Doors, fsync: boolean, warm: boolean): string[] {
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: socket,
    unix_socket_permissions: '0700',
    max_connections: '100',
    shared_buffers: `${sharedMegabytes()}MB`,
    // Pages lie in the system's cache mostly: handing each read to a worker of the database costs more than reading.
    io_method: 'sync',
    // Figures over a million records are grouped in memory, not on the disk.
    work_mem: '16MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // The detail of an error quotes the row it is about: the log holds no text and no number of a person.
    log_error_verbosity: 'terse',
    // What lay in memory is noted every five minutes and read again after a start: the first searches need not wait for the disk.
    ...(warm && fsync ? { shared_preload_libraries: 'pg_prewarm' } : {}),
    ...(fsync ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  return ['-D', folder, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}

function canWarm(binaries: string): boolean {
  return existsSync(join(binaries, '../lib/postgresql/pg_prewarm.so'))
}

const MB = 1024 ** 2

/** An eighth of the machine's memory, or of what a container may use; it is taken as pages are read, not at once. */
function sharedMegabytes(): number {
  const memory = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY)
  return Math.round(Math.min(2_048, Math.max(128, memory / 8 / MB)))
}

/** Waits while a server of this folder is starting or stopping; undefined when none is left. */
async function settled(folder: string): Promise<Running | undefined> {
  for (let turn = 0; turn < 100; turn++) {
    const running = await readPidFile(folder)
    if (!running) return undefined
    if (running.ready && (await answers(running.port))) return running
    if (!isAlive(running.pid)) return undefined
    // A server whose owner was just killed still counts as alive for a moment.
    await sleep(100)
  }
  throw new PostgresProblem(
    `数据文件夹 ${folder} 正被另一个没有响应的数据库进程占用，请结束该进程后重新启动。`,
  )
}

async function answers(port: number): Promise<boolean> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: 'nobody',
    password: 'x',
    connectionTimeoutMillis: 1_000,
  })
  try {
    await client.connect()
    return true
  } catch (error) {
    // Any word from the server is an answer, except that it is on its way down or up.
    return error instanceof pg.DatabaseError && !['57P03', '57P01'].includes(error.code ?? '')
  } finally {
    await client.end().catch(() => {})
  }
}

async function prepareRole({ port, socket }: Doors, password: string, createDb: boolean): Promise<string> {
  const admin = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', password, database: 'postgres' })
  await admin.connect()
  try {
    const role = await admin.query('select 1 from pg_roles where rolname = $1', [ROLE])
    if (role.rows.length === 0) {
      const secret = admin.escapeLiteral(password)
      await admin.query(
        `create role ${ROLE} login nosuperuser ${createDb ? 'createdb' : 'nocreatedb'} password ${secret}`,
      )
    }
    const database = await admin.query('select 1 from pg_database where datname = $1', [ROLE])
    if (database.rows.length === 0) await admin.query(`create database ${ROLE} owner ${ROLE}`)
  } finally {
    await admin.end()
  }
  const url = `postgres://${ROLE}:${encodeURIComponent(password)}@127.0.0.1:${port}/${ROLE}`
  return socket === '' ? url : `${url}?host=${encodeURIComponent(socket)}`
}

/** Why the server did not come up, from the end of its log. */
async function failure(logPath: string, dataDir: string): Promise<PostgresProblem> {
  const tail = (await readFile(logPath, 'utf8').catch(() => '')).slice(-2_000)
  if (/No space left/.test(tail)) return diskFull(dataDir)
  return new PostgresProblem(`内置数据库没有启动成功，原因见 ${logPath}。`)
}

function explained(error: unknown, dataDir: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOSPC') return diskFull(dataDir)
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM') return notWritable(dataDir)
  return error
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
