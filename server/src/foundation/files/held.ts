import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Db } from '#platform/db'
import { pathOf, type Tables } from './store.ts'

/** How many files there are of each class, and their bytes; a public file kept once for several records counts once. */
export async function filesHeld(
  db: Db,
): Promise<{ class: 'public' | 'private'; count: number; bytes: number }[]> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom((eb) => eb.selectFrom('files_file').select(['class', 'stored_as', 'size']).distinct().as('f'))
    .select(['class', sql<bigint>`count(*)`.as('count'), sql<string>`sum(size)`.as('bytes')])
    .groupBy('class')
    .orderBy('class')
    .execute()
  return rows.map((row) => ({ class: row.class, count: Number(row.count), bytes: Number(row.bytes) }))
}

/** How many of the newest files that the records name are not in the folder. */
export async function filesMissing(db: Db, folder: string, newest: number): Promise<number> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('files_file')
    .select('stored_as')
    .where('stored_as', '<>', '')
    .orderBy('id', 'desc')
    .limit(newest)
    .execute()
  return rows.filter((row) => !existsSync(join(folder, pathOf(row.stored_as)))).length
}
