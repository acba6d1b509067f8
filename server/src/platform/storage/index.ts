/** How much room everything takes, and how much there still is. */

import { statfs } from 'node:fs/promises'
import { CompiledQuery } from 'kysely'
import { type Db, serverVersion } from '#platform/db'
import type { StorageView } from './contract.ts'

const MOST_TABLES = 12

export { type StorageView, storageView } from './contract.ts'

/** The disk under the folder, and the database with its largest tables. */
export async function storageOf(db: Db, folder: string): Promise<Omit<StorageView, 'files'>> {
  const [disk, whole, tables, version] = await Promise.all([
    statfs(folder),
    db.executeQuery<{ bytes: bigint }>(
      CompiledQuery.raw('select pg_database_size(current_database()) as bytes'),
    ),
    db.executeQuery<{ name: string; bytes: bigint; rows: bigint }>(
      CompiledQuery.raw(
        `select c.relname as name, pg_total_relation_size(c.oid) as bytes,
                greatest(c.reltuples, 0)::int8 as rows
         from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where c.relkind = 'r' and n.nspname = 'public'
         order by bytes desc limit ${MOST_TABLES}`,
      ),
    ),
    serverVersion(db),
  ])
  return {
    disk: { total: disk.blocks * disk.bsize, free: disk.bavail * disk.bsize },
    database: { bytes: Number(whole.rows[0]?.bytes ?? 0n), version },
    tables: tables.rows.map(({ name, bytes, rows }) => ({ name, bytes: Number(bytes), rows: Number(rows) })),
  }
}
