import { type FileStore, fileOwner, storedFile } from '#foundation/files'
import { type Actor, mayAct } from '#foundation/identity'
import type { Db } from '#platform/db'
import { officeFile } from '../gate/queries.ts'
import { readers } from '../policy.ts'
import { bodyOfDocument } from '../queries.ts'

/** A picture of a text that is not public yet: for who put it in, and for the readers of the document it stands in. */
export async function draftPicture(
  db: Db,
  files: FileStore,
  actor: Actor,
  id: string,
  document: string | undefined,
) {
  const info = await storedFile(db, id)
  if (!info?.mediaType.startsWith('image/')) return undefined
  const owner = document ? await bodyOfDocument(db, document) : undefined
  const isReader =
    document !== undefined &&
    owner !== undefined &&
    mayAct(actor, readers, owner) &&
    (await officeFile(db, document, id))
  if (!isReader && (await fileOwner(db, id)) !== actor.id) return undefined
  return files.open(db, id)
}
