import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Database } from './index.ts'

/** The database cannot be brought to this program's version; the message is one sentence for the operator. */
export class MigrationProblem extends Error {}

const MIGRATION_LOCK = 7_310_001

/**
 * Applies the SQL files of `folder` that this database has not seen, in name order and in one transaction: a version is taken
 * whole or not at all, and the one before can be started again.
 * @returns the names applied now
 */
export async function migrate(database: Database, folder: string): Promise<string[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const client = await database.dedicated()
  try {
    const version = await client.query<{ server_version_num: string }>('show server_version_num')
    if (Number(version.rows[0]?.server_version_num) < 150_000) {
      throw new MigrationProblem('数据库版本过低：需要 PostgreSQL 15 或更高版本，请升级后再启动。')
    }
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await client.query(`create table if not exists platform_migration (
      name text primary key, digest text not null, applied_at timestamptz not null default now())`)
    const { rows } = await client.query<{ name: string; digest: string }>(
      'select name, digest from platform_migration',
    )
    const applied = new Map(rows.map((row) => [row.name, row.digest]))
    const unknown = [...applied.keys()].filter((name) => !files.includes(name))
    if (unknown.length > 0) {
      throw new MigrationProblem(
        `数据由较新版本的程序建立（多出迁移 ${unknown[0]}），请使用该版本或更新的版本启动，或者换一个 DATA_DIR。`,
      )
    }
    const done: string[] = []
    await client.query('begin')
    for (const name of files) {
      const text = await readFile(join(folder, name), 'utf8')
      const digest = createHash('sha256').update(text).digest('hex')
      const before = applied.get(name)
      if (before === digest) continue
      if (before !== undefined)
        throw new MigrationProblem(`迁移文件 ${name} 在执行之后被改动，请恢复原文件。`)
      await client.query(text).catch((error: unknown) => {
        const reason = error instanceof Error ? error.message : String(error)
        throw new MigrationProblem(`迁移 ${name} 没有成功，数据库保持原样，可以继续使用原来的版本：${reason}`)
      })
      await client.query('insert into platform_migration (name, digest) values ($1, $2)', [name, digest])
      done.push(name)
    }
    await client.query('commit')
    return done
  } finally {
    await client.end()
  }
}

/** The names in `folder` that this database has not seen; all of them when it is new. */
export async function pendingMigrations(database: Database, folder: string): Promise<string[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const known = await database.pool
    .query<{ name: string }>('select name from platform_migration')
    .catch(() => ({ rows: [] }))
  const applied = new Set(known.rows.map(({ name }) => name))
  return files.filter((name) => !applied.has(name))
}

/** Removes every table of this program, so that the migrations can make them anew. */
export async function clearTables(database: Database): Promise<void> {
  const client = await database.dedicated()
  try {
    await client.query('drop schema public cascade')
    await client.query('create schema public')
  } finally {
    await client.end()
  }
}

/**
 * Session locks carry the sequencer. A pooler in transaction mode hands each statement to another
 * server connection and would break them without a word, so we look and refuse.
 */
export async function assertSessionLocks(database: Database): Promise<void> {
  const [first, second] = [await database.dedicated(), await database.dedicated()]
  try {
    const pid = async () =>
      (await first.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid
    const before = await pid()
    await second.query('begin')
    await second.query('select 1')
    const after = await pid()
    await second.query('rollback')
    if (before !== after) {
      throw new MigrationProblem(
        'DATABASE_URL 指向事务模式的连接池（如 pgbouncer），请改为会话模式或直连数据库。',
      )
    }
  } finally {
    await Promise.all([first.end(), second.end()])
  }
}
