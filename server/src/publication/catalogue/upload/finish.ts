import { type FileStore, publishedTypeOf, storedFile } from '#foundation/files'
import type { Actor } from '#foundation/identity'
import { type Db, inTransaction, once } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { DocumentContent } from '../contract.ts'
import { refuseForbidden } from '../gate/refuse-forbidden.ts'
import type { Receiving } from './receive.ts'

const HEAD = 4096
/** What is larger is looked through by people; the checks say so. */
const MOST_CHECKED = 60 * 1024 * 1024

type Attachment = DocumentContent['attachments'][number]

/** Makes an attachment of what has arrived whole; asked again after a lost answer, it gives the same one. */
export async function finishUpload(
  db: Db,
  files: FileStore,
  receiving: Receiving,
  actor: Actor,
  upload: string,
  name: string,
): Promise<Attachment> {
  const arrived = await receiving.finished(upload, actor.id)
  const id = await inTransaction(db, (tx) =>
    once(tx, `upload:${actor.id}:${upload}`, async () => {
      if (!arrived) throw new Refusal('documents.no_upload', 404)
      const mediaType = publishedTypeOf(name, await headOf(arrived.read()))
      if (!mediaType) throw new Refusal('documents.file_type', 422)
      if (arrived.size <= MOST_CHECKED) await refuseForbidden(name, await wholeOf(arrived.read()))
      const file = { name, mediaType, source: arrived.read(), createdBy: actor.id }
      return (await files.putStream(tx, file)).id
    }),
  ).catch(async (error) => {
    // What may not be kept is not kept among the parts either.
    if (error instanceof Refusal && error.status === 422) await receiving.forget(upload)
    throw error
  })
  await receiving.forget(upload)
  const info = await storedFile(db, id)
  if (!info) throw new Refusal('documents.no_upload', 404)
  return { fileId: info.id, name: info.name, mediaType: info.mediaType, size: info.size, hash: info.hash }
}

async function headOf(source: AsyncIterable<Buffer>): Promise<Buffer> {
  let head = Buffer.alloc(0)
  for await (const chunk of source) {
    head = Buffer.concat([head, chunk])
    if (head.length >= HEAD) break
  }
  return head.subarray(0, HEAD)
}

async function wholeOf(source: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const chunk of source) parts.push(chunk)
  return Buffer.concat(parts)
}
