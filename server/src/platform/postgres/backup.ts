import { execFileSync } from 'node:child_process'
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { chooseAccount, refuseOthers } from './account.ts'
import { MAJOR } from './binaries.ts'
import { isAlive, readPidFile } from './pid-file.ts'
import { PostgresProblem } from './problem.ts'

/** The database's word for a name that is there already. */
const SLOT_TAKEN = '42710'

/** Files of a running server that mean nothing elsewhere. */
const LEFT_OUT = new Set(['postmaster.pid', 'postmaster.opts', 'pg_wal', 'pg_replslot', 'pg_dynshmem'])

/**
 * Copies the embedded database, running or not, into `target`. A running one is told that a copy begins and ends, and
 * the log written meanwhile is copied last, so that the copy recovers to the moment of its end.
 */
export async function copyDatabase(dataDir: string, password: string, target: string): Promise<void> {
  const source = join(dataDir, `pg${MAJOR}`)
  const copy = join(target, `pg${MAJOR}`)
  await mkdir(copy, { recursive: true, mode: 0o700 })
  const running = await readPidFile(source)
  if (!running?.ready || !isAlive(running.pid)) {
    await copyAll(source, copy, new Set(['postmaster.pid', 'postmaster.opts']))
    return
  }
  const admin = new pg.Client({
    host: '127.0.0.1',
    port: running.port,
    user: 'postgres',
    password,
    database: 'postgres',
  })
  await admin.connect()
  try {
    // A slot keeps the log from being recycled while the copy runs.
    await admin
      .query("select pg_create_physical_replication_slot('yangguang_backup', true, true)")
      .catch((error: Error & { code?: string }) => {
        if (error.code === SLOT_TAKEN) throw new PostgresProblem('另一次备份正在进行，请等它结束后再备份。')
        throw error
      })
    await admin.query("select pg_backup_start('yangguang', true)")
    await copyAll(source, copy, LEFT_OUT)
    const stopped = await admin.query<{ labelfile: string }>('select labelfile from pg_backup_stop(false)')
    const label = stopped.rows[0]?.labelfile
    if (label === undefined) throw new PostgresProblem('数据库没有给出备份标签，请重新备份。')
    await admin.query('select pg_switch_wal()')
    await copyAll(join(source, 'pg_wal'), join(copy, 'pg_wal'), new Set())
    await mkdir(join(copy, 'pg_replslot'), { recursive: true, mode: 0o700 })
    await mkdir(join(copy, 'pg_dynshmem'), { recursive: true, mode: 0o700 })
    await writeFile(join(copy, 'backup_label'), label, { mode: 0o600 })
  } finally {
    await admin.end()
  }
}

/** The folder of the embedded database, and whether a server stands on it; refused where it is another account's. */
export async function databaseFolder(dataDir: string): Promise<{ path: string; running: boolean }> {
  const path = join(dataDir, `pg${MAJOR}`)
  await refuseOthers(path, await chooseAccount())
  const running = await readPidFile(path)
  return { path, running: running !== undefined && isAlive(running.pid) }
}

/** The file that holds the embedded database's password, and what it says. */
export async function databasePassword(dataDir: string): Promise<{ path: string; text: string }> {
  const path = join(dataDir, `pg${MAJOR}.password`)
  const text = await readFile(path, 'utf8').catch(() => {
    throw new PostgresProblem(`${dataDir} 中没有内置数据库，没有可以备份的内容。`)
  })
  return { path, text: text.trim() }
}

/** Gives a restored database to the account under which it runs here, which need not be the one it came from. */
export async function ownDatabase(dataDir: string): Promise<void> {
  const account = await chooseAccount()
  if (!account.other) return
  const paths = [join(dataDir, `pg${MAJOR}`), join(dataDir, `pg${MAJOR}.password`)]
  execFileSync('chown', ['-R', `${account.uid}:${account.gid}`, ...paths])
}

/**
 * Copies a folder in which the server goes on working: what disappears meanwhile the log brings back, or it was of no use.
 */
async function copyAll(source: string, target: string, without: ReadonlySet<string>): Promise<void> {
  await mkdir(target, { recursive: true, mode: 0o700 })
  for (const entry of await readdir(source, { withFileTypes: true })) {
    if (without.has(entry.name) || /^(xlogtemp|pgsql_tmp)/.test(entry.name)) continue
    const [from, to] = [join(source, entry.name), join(target, entry.name)]
    if (entry.isDirectory()) await copyAll(from, to, NONE)
    else
      await copyFile(from, to).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error
      })
  }
}

const NONE: ReadonlySet<string> = new Set()
