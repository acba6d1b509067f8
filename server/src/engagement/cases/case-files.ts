import type { FileInfo, FileStore } from '#foundation/files'
import { admitAttachment } from '#foundation/guard'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import type { Db, Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { CaseRecord } from './store.ts'
import type { Tables } from './tables.ts'

export const FILES_MOST = 5

/** Files with a letter, a follow-up or a reply: looked at, then kept encrypted under a key of their own. */
export async function attachFiles(
  tx: Tx,
  clock: Clock,
  store: FileStore,
  row: Pick<CaseRecord, 'id' | 'round' | 'body_id'>,
  sent: readonly { name: string; content: Buffer }[],
  actor?: Actor,
): Promise<void> {
  if (sent.length === 0) return
  if (sent.length > FILES_MOST) throw new Refusal('cases.files_most', 422, { most: FILES_MOST })
  for (const { name, content } of sent) {
    const mediaType = admitAttachment({ name, content })
    const file = await store.put(tx, {
      ...{ class: 'private', name, mediaType, content },
      ...(actor ? { createdBy: actor.id } : {}),
    })
    await attachStored(tx, clock, row, file, actor)
  }
}

/** A file that is kept already: a citizen's, which waited beside the form, or an officer's just put in. */
export async function attachStored(
  tx: Tx,
  clock: Clock,
  row: Pick<CaseRecord, 'id' | 'round' | 'body_id'>,
  file: FileInfo,
  actor?: Actor,
): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('cases_file')
    .values({
      ...{ file_id: file.id, case_id: row.id, side: actor ? 'office' : 'citizen', name: file.name },
      ...{ size: file.size, round: row.round, added_at: clock.now(), added_by: actor?.id ?? null },
    })
    .execute()
  await record(tx, clock, {
    kind: 'case.file_added',
    subject: { kind: 'case', id: row.id },
    body: row.body_id,
    ...(actor ? { actor: actor.id } : {}),
    payload: { file: file.id, digest: file.hash },
  })
}

export async function filesOf(db: Db, id: string) {
  return db
    .withTables<Tables>()
    .selectFrom('cases_file')
    .selectAll()
    .where('case_id', '=', id)
    .orderBy('added_at')
    .execute()
}

/** What the citizen may open: their own, and the office's once the answer it belongs to has gone out. */
export async function filesForCitizen(db: Db, row: Pick<CaseRecord, 'id' | 'round' | 'answered_at'>) {
  const files = await filesOf(db, row.id)
  return files.filter(
    ({ side, round }) => side === 'citizen' || round < row.round || row.answered_at !== null,
  )
}

export async function readCaseFile(
  db: Db,
  store: FileStore,
  id: string,
  file: string,
): Promise<{ info: FileInfo; content: Buffer }> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('cases_file')
    .select('file_id')
    .where('case_id', '=', id)
    .where('file_id', '=', file)
    .executeTakeFirst()
  const found = row && (await store.read(db, row.file_id))
  if (!found) throw new Refusal('cases.no_file', 404)
  return found
}

/** Takes back what the office put with a reply that has not gone out. */
export async function detachFile(
  tx: Tx,
  clock: Clock,
  store: FileStore,
  actor: Actor,
  row: CaseRecord,
  file: string,
): Promise<void> {
  const gone = await tx
    .withTables<Tables>()
    .deleteFrom('cases_file')
    .where('case_id', '=', row.id)
    .where('file_id', '=', file)
    .where('side', '=', 'office')
    .where('round', '=', row.round)
    .returning('file_id')
    .executeTakeFirst()
  if (!gone || row.state !== 'handling') throw new Refusal('cases.no_file', 404)
  await store.destroy(tx, file)
  await record(tx, clock, {
    kind: 'case.file_removed',
    subject: { kind: 'case', id: row.id },
    body: row.body_id,
    actor: actor.id,
    payload: { file },
  })
}
