import { CompiledQuery, Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import { traceQuery } from '#platform/trace'
import { preparing } from './prepared.ts'

/** The database without any table: a room sees only its own through `db.withTables<Tables>()`. */
// biome-ignore lint/complexity/noBannedTypes: Kysely's "no tables" is the empty object type
export type Db = Kysely<{}>
// biome-ignore lint/complexity/noBannedTypes: as above
export type Tx = Transaction<{}>

export interface Database {
  db: Db
  pool: pg.Pool
  url: string
  /** A connection of its own, for session locks and LISTEN. The caller ends it. */
  dedicated(): Promise<pg.Client>
  close(): Promise<void>
}

// Statutory days stay strings: `pg` would turn a date into local midnight. int8 becomes bigint, numeric stays text.
const types = new pg.TypeOverrides()
types.setTypeParser(pg.types.builtins.DATE, (text: string) => text)
types.setTypeParser(pg.types.builtins.INT8, (text: string) => BigInt(text))
types.setTypeParser(pg.types.builtins.NUMERIC, (text: string) => text)

/**
 * Opens a pool on `url` (any PostgreSQL from 15 on).
 * @param settings options of the server for every connection, as on its command line
 */
export function openDatabase(url: string, poolSize = 16, settings = ''): Database {
  const connection = { connectionString: url, types, application_name: 'yangguang' }
  const pool = new pg.Pool({ ...connection, max: poolSize, ...(settings ? { options: settings } : {}) })
  // A dropped idle connection is the pool's to replace; without a listener it would end the process.
  pool.on('error', () => {})
  // biome-ignore lint/complexity/noBannedTypes: see Db
  const db = new Kysely<{}>({
    dialect: new PostgresDialect({ pool: preparing(pool) }),
    log: ({ query, queryDurationMillis, level }) =>
      traceQuery(query.sql, queryDurationMillis, level === 'error'),
  })
  return {
    db,
    pool,
    url,
    async dedicated() {
      const client = new pg.Client({
        connectionString: url,
        types,
        application_name: 'yangguang-session',
        keepAlive: true,
      })
      client.on('error', () => {})
      await client.connect()
      return client
    },
    close: () => db.destroy(),
  }
}

/** Runs `work` in one transaction; what it throws rolls everything back. */
export function inTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(work)
}

/** Waits for others working on the same subject, until the transaction ends. */
export async function lockSubject(tx: Tx, subject: string): Promise<void> {
  await tx.executeQuery(CompiledQuery.raw('select pg_advisory_xact_lock(hashtextextended($1, 0))', [subject]))
}

/** The same for several, always in one order, so that two who want the same ones do not wait for each other in a circle. */
export async function lockSubjects(tx: Tx, subjects: readonly string[]): Promise<void> {
  await tx.executeQuery(
    CompiledQuery.raw(
      'select pg_advisory_xact_lock(hashtextextended(name, 0)) from (select * from unnest($1::text[]) with ordinality as n (name, at) order by at) as names',
      [[...subjects].sort()],
    ),
  )
}

/** What the server says it is. */
export async function serverVersion(db: Db): Promise<string> {
  const { rows } = await db.executeQuery<{ server_version: string }>(CompiledQuery.raw('show server_version'))
  return rows[0]?.server_version ?? ''
}

/** What time the server has. */
export async function serverTime(db: Db): Promise<Date> {
  const { rows } = await db.executeQuery<{ now: Date }>(CompiledQuery.raw('select clock_timestamp() as now'))
  const [row] = rows
  if (!row) throw new Error('the server tells no time')
  return row.now
}

/** The named constraint behind a database error, if it is one. */
export function violatedConstraint(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.constraint : undefined
}

export { assertSessionLocks, clearTables, MigrationProblem, migrate, pendingMigrations } from './migrate.ts'
export { once } from './once.ts'
export { prepared } from './prepared.ts'
