import { addDays, type Clock, type Day } from '#platform/clock'
import { newId, sha256 } from '#platform/crypto'
import { type Db, inTransaction, type Tx } from '#platform/db'
import { type FileInfo, type FileStore, storedFile } from './store.ts'

type Tables = {
  files_basket: {
    id: string
    basket: Buffer
    field: string
    file_id: string
    added_at: Date
    until_day: string
  }
}

/** A file that waits beside a form which has come back to its writer. */
export interface WaitingFile {
  id: string
  field: string
  file: FileInfo
}

/** A form left open over a weekend still has its files. */
const DAYS = 3

interface Chosen {
  field: string
  name: string
  mediaType: string
  content: Buffer
}

/** Keeps what was chosen in a form until it is sent: encrypted like every private file, under a word only the form holds. */
export async function holdFiles(
  tx: Tx,
  clock: Clock,
  files: FileStore,
  basket: string,
  chosen: readonly Chosen[],
): Promise<void> {
  for (const { field, name, mediaType, content } of chosen) {
    const stored = await files.put(tx, { class: 'private', name, mediaType, content })
    await tx
      .withTables<Tables>()
      .insertInto('files_basket')
      .values({
        id: newId(),
        basket: sha256(basket),
        field,
        file_id: stored.id,
        added_at: clock.now(),
        until_day: addDays(clock.today(), DAYS),
      })
      .execute()
  }
}

/** What waits beside this form, in the order it was chosen. */
export async function heldFiles(db: Db, clock: Clock, basket: string): Promise<WaitingFile[]> {
  if (basket === '') return []
  const rows = await db
    .withTables<Tables>()
    .selectFrom('files_basket')
    .select(['id', 'field', 'file_id'])
    .where('basket', '=', sha256(basket))
    .where('until_day', '>=', clock.today())
    .orderBy('id')
    .execute()
  const held: WaitingFile[] = []
  for (const { id, field, file_id } of rows) {
    const file = await storedFile(db, file_id)
    if (file) held.push({ id, field, file })
  }
  return held
}

/** The form was sent: its files belong to whoever takes them now. */
export async function takeHeldFiles(tx: Tx, clock: Clock, basket: string): Promise<WaitingFile[]> {
  const held = await heldFiles(tx, clock, basket)
  await tx.withTables<Tables>().deleteFrom('files_basket').where('basket', '=', sha256(basket)).execute()
  return held
}

/** The writer does not want some of them after all. */
export async function dropHeldFiles(
  tx: Tx,
  files: FileStore,
  basket: string,
  ids: readonly string[],
): Promise<void> {
  for (const id of ids) {
    const gone = await tx
      .withTables<Tables>()
      .deleteFrom('files_basket')
      .where('basket', '=', sha256(basket))
      .where('id', '=', id)
      .returning('file_id')
      .executeTakeFirst()
    if (gone) await files.destroy(tx, gone.file_id)
  }
}

/** A form put aside keeps its files as long as itself. */
export async function keepHeldFiles(tx: Tx, basket: string, until: Day): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('files_basket')
    .set({ until_day: until })
    .where('basket', '=', sha256(basket))
    .execute()
}

/** Destroys what belongs to forms nobody came back to. @returns how many */
export async function dropStaleFiles(db: Db, clock: Clock, files: FileStore): Promise<number> {
  const stale = await db
    .withTables<Tables>()
    .selectFrom('files_basket')
    .select('id')
    .where('until_day', '<', clock.today())
    .execute()
  for (const { id } of stale)
    await inTransaction(db, async (tx) => {
      const gone = await tx
        .withTables<Tables>()
        .deleteFrom('files_basket')
        .where('id', '=', id)
        .where('until_day', '<', clock.today())
        .returning('file_id')
        .executeTakeFirst()
      if (gone) await files.destroy(tx, gone.file_id)
    })
  return stale.length
}
