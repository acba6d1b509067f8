import { type FileInfo, type FileStore, mediaTypeOf, storedFile } from '#foundation/files'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import { newId } from '#platform/crypto'
import type { Db, Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { CaseFile, FilePurpose } from './contract.ts'
import { lockFor } from './store.ts'
import type { Tables } from './tables.ts'

export const MOST_BYTES = 20 * 1024 * 1024

export interface NewFile {
  purpose: FilePurpose
  title: string
  pages: number | null
  name: string
  content: Buffer
}

/** Puts a file into the case: encrypted under a key of its own, never shared with another matter. */
export async function addFile(
  tx: Tx,
  clock: Clock,
  files: FileStore,
  actor: Actor | undefined,
  id: string,
  file: NewFile,
): Promise<string> {
  if (file.content.length > MOST_BYTES) throw new Refusal('requests.file_too_large', 413)
  const mediaType = mediaTypeOf(file.name, file.content)
  if (!mediaType) throw new Refusal('requests.file_kind', 422)
  const stored = await files.put(tx, {
    class: 'private',
    name: file.name,
    mediaType,
    content: file.content,
    ...(actor ? { createdBy: actor.id } : {}),
  })
  return addStoredFile(tx, clock, actor, id, file, stored)
}

/** Puts a file that lies in the house already into the case; it belongs to no other matter. */
export async function addStoredFile(
  tx: Tx,
  clock: Clock,
  actor: Actor | undefined,
  id: string,
  file: Pick<NewFile, 'purpose' | 'title' | 'pages'>,
  stored: FileInfo,
): Promise<string> {
  // What is supplied belongs to the reply; once it is signed, nothing is added to it.
  const { row } = await lockFor(tx, id, file.purpose === 'answer' ? 'handle' : 'retype', undefined)
  const fileId = newId()
  await tx
    .withTables<Tables>()
    .insertInto('requests_file')
    .values({
      id: fileId,
      request_id: id,
      file_id: stored.id,
      purpose: file.purpose,
      title: file.title,
      pages: file.pages,
      added_by: actor?.id ?? null,
      added_at: clock.now(),
      removed_on: null,
    })
    .execute()
  await record(tx, clock, {
    kind: 'request.file_added',
    subject: { kind: 'request', id },
    body: row.body_id,
    ...(actor ? { actor: actor.id } : {}),
    payload: { file: fileId, purpose: file.purpose, digest: stored.hash },
  })
  return fileId
}

/** Takes a file out of the case while nothing was decided with it; the entry of its adding stays. */
export async function removeFile(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  fileId: string,
): Promise<void> {
  const { row } = await lockFor(tx, id, 'handle', undefined)
  const removed = await tx
    .withTables<Tables>()
    .updateTable('requests_file')
    .set({ removed_on: clock.today() })
    .where('id', '=', fileId)
    .where('request_id', '=', id)
    .where('removed_on', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!removed) throw new Refusal('requests.no_file', 404)
  await record(tx, clock, {
    kind: 'request.file_removed',
    subject: { kind: 'request', id },
    body: row.body_id,
    actor: actor.id,
    payload: { file: fileId },
  })
}

export async function filesOf(db: Db, id: string, purposes?: readonly FilePurpose[]): Promise<CaseFile[]> {
  let query = db
    .withTables<Tables>()
    .selectFrom('requests_file')
    .selectAll()
    .where('request_id', '=', id)
    .where('removed_on', 'is', null)
    .orderBy('id')
  if (purposes) query = query.where('purpose', 'in', [...purposes])
  const rows = await query.execute()
  const shown: CaseFile[] = []
  for (const row of rows) {
    const info = await storedFile(db, row.file_id)
    shown.push({
      id: row.id,
      purpose: row.purpose,
      title: row.title,
      name: info?.name ?? row.title,
      size: info?.size ?? 0,
      pages: row.pages,
    })
  }
  return shown
}

/** The content of one file of this request. */
export async function readFileOf(
  db: Db,
  files: FileStore,
  id: string,
  fileId: string,
  purposes?: readonly FilePurpose[],
): Promise<{ name: string; mediaType: string; content: Buffer }> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('requests_file')
    .select(['file_id', 'purpose'])
    .where('id', '=', fileId)
    .where('request_id', '=', id)
    .where('removed_on', 'is', null)
    .executeTakeFirst()
  const found =
    row && (!purposes || purposes.includes(row.purpose)) ? await files.read(db, row.file_id) : undefined
  if (!found) throw new Refusal('requests.no_file', 404)
  return { name: found.info.name, mediaType: found.info.mediaType, content: found.content }
}
