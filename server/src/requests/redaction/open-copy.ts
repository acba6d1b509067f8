import { type FileInfo, type FileStore, mediaTypeOf, officePages } from '#foundation/files'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import { newId } from '#platform/crypto'
import { type Db, inTransaction, type Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type LaidOut, MOST_MEGABYTES } from './contract.ts'
import type { Tables } from './tables.ts'
import { runTask } from './task.ts'

/** Takes in a working copy of what a request asks for. The file becomes pages before anything is stored. */
export async function openCopy(
  db: Db,
  clock: Clock,
  files: FileStore,
  actor: Actor,
  about: { request: string; body: string },
  file: { name: string; content: Buffer },
  office?: string,
): Promise<string> {
  if (file.content.length > MOST_MEGABYTES * 1024 * 1024)
    throw new Refusal('redaction.too_large', 413, { limit: MOST_MEGABYTES })
  const mediaType = mediaTypeOf(file.name, file.content)
  if (!mediaType) throw new Refusal('redaction.kind', 422)
  const isWord = mediaType.endsWith('wordprocessingml.document')
  const converted = isWord && office ? await officePages(office, file.content) : undefined
  const opened = await runTask(
    converted
      ? { do: 'open', mediaType: 'application/pdf', bytes: new Uint8Array(converted) }
      : { do: 'open', mediaType, bytes: new Uint8Array(file.content) },
  )
  const laidOut: LaidOut = converted ? 'converted' : isWord ? 'set_anew' : 'source'
  if ('problem' in opened) throw new Refusal(`redaction.${opened.problem}`, 422)
  const id = newId()
  await inTransaction(db, async (tx) => {
    const stored = { class: 'private' as const, createdBy: actor.id }
    const source = await files.put(tx, { ...stored, name: file.name, mediaType, content: file.content })
    const pages =
      mediaType === 'application/pdf'
        ? source
        : await files.put(tx, {
            ...stored,
            name: `${id}.pdf`,
            mediaType: 'application/pdf',
            content: Buffer.from(opened.done),
          })
    await keep(tx, clock, actor, {
      ...{ id, ...about, name: file.name, source, pages, laidOut },
      count: opened.pages,
    })
  })
  return id
}

interface NewCopy {
  id: string
  request: string
  body: string
  name: string
  source: FileInfo
  pages: FileInfo
  count: number
  laidOut: LaidOut
}

async function keep(tx: Tx, clock: Clock, actor: Actor, copy: NewCopy): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('redaction_copy')
    .values({
      id: copy.id,
      request_id: copy.request,
      body_id: copy.body,
      name: copy.name,
      source_file: copy.source.id,
      pages_file: copy.pages.id,
      page_count: copy.count,
      laid_out: copy.laidOut,
      state: 'marking',
      digest: null,
      submitted_at: null,
      checked_by: null,
      result_file: null,
      attached_at: null,
      created_by: actor.id,
      created_at: clock.now(),
    })
    .execute()
  await record(tx, clock, {
    kind: 'redaction.opened',
    subject: { kind: 'redaction', id: copy.id },
    body: copy.body,
    actor: actor.id,
    payload: { request: copy.request, pages: copy.count, digest: copy.source.hash },
  })
}
