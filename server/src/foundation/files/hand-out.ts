import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Db } from '#platform/db'
import { asAttachment, inPlace, partAsked, sized } from '#platform/http'
import { type FileStore, storedFile } from './store.ts'

/** A picture belongs into its text, a recording is played there; everything else is taken along. */
const shownInPlace = /^(?:image|video|audio|text\/vtt)/

/**
 * Sends a published file to whoever asks for it, whole or the part that is asked for. Whether it is published the caller knows.
 * @returns false where there is no such file
 */
export async function handOut(
  request: FastifyRequest,
  reply: FastifyReply,
  db: Db,
  files: FileStore,
  id: string,
): Promise<boolean> {
  const info = await storedFile(db, id)
  if (!info) return false
  const part = partAsked(request, info.size)
  const file = await files.open(db, id, part === 'beyond' ? undefined : part)
  if (!file) return false
  const { name, mediaType, size } = info
  sized(reply, size, part)
    .type(mediaType)
    .header('cache-control', 'no-cache')
    .header('content-disposition', shownInPlace.test(mediaType) ? inPlace(name) : asAttachment(name))
  // A reply is a promise of its end: who awaited it would get nothing.
  if (part === 'beyond') {
    file.stream.destroy()
    void reply.send()
  } else void reply.send(file.stream)
  return true
}
