import type { ParsedMail } from 'mailparser'
import { listBodies } from '#foundation/bodies'
import { type FileStore, mediaTypeOf } from '#foundation/files'
import { cleanText } from '#foundation/guard'
import { record } from '#foundation/ledger'
import { type Clock, dayInShanghai } from '#platform/clock'
import { newId, sha256, type Vault } from '#platform/crypto'
import type { Tx } from '#platform/db'
import type { Tables } from '../tables.ts'

export interface MailContent {
  fromName: string
  fromAddress: string
  subject: string
  text: string
  /** Files that were not taken: of another kind than the house keeps. */
  leftOut: readonly string[]
}

export const mailContext = (id: string) => `requests_mail.sealed:${id}`
const MOST_TEXT = 20_000
const MOST_FILES = 20

/** Stores one mail under the body it is addressed to. @returns false where it is here already */
export async function takeInMail(
  tx: Tx,
  clock: Clock,
  vault: Vault,
  files: FileStore,
  bodyCode: string,
  mail: ParsedMail,
  arrived: Date,
): Promise<boolean> {
  const body = (await listBodies(tx, clock.today())).find((one) => one.code === bodyCode)
  if (!body) throw new Error(`no body has the code ${bodyCode}`)
  const id = newId()
  const kept = mail.attachments
    .slice(0, MOST_FILES)
    .map((file, at) => ({ name: (file.filename ?? `附件${at + 1}`).slice(-200), content: file.content }))
    .map((file) => ({ ...file, mediaType: mediaTypeOf(file.name, file.content) }))
  const [from] = mail.from?.value ?? []
  const content: MailContent = {
    fromName: cleanText(from?.name ?? '').slice(0, 100),
    fromAddress: (from?.address ?? '').slice(0, 200),
    subject: cleanText(mail.subject ?? '').slice(0, 300),
    text: cleanText(mail.text ?? '').slice(0, MOST_TEXT),
    leftOut: kept.filter((file) => !file.mediaType).map((file) => file.name),
  }
  const own = tx.withTables<Tables>()
  const made = await own
    .insertInto('requests_mail')
    .values({
      id,
      body_id: body.id,
      message_key: sha256(mail.messageId ?? JSON.stringify({ ...content, at: arrived.toISOString() })),
      sealed: vault.seal(JSON.stringify(content), mailContext(id)),
      arrived_on: dayInShanghai(arrived),
      request_id: null,
      handled_by: null,
      handled_on: null,
    })
    .onConflict((conflict) => conflict.column('message_key').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) return false
  let position = 0
  for (const { name, content: bytes, mediaType } of kept) {
    if (!mediaType) continue
    const stored = await files.put(tx, { class: 'private', name, mediaType, content: bytes })
    await own
      .insertInto('requests_mail_file')
      .values({ mail_id: id, position, file_id: stored.id, name })
      .execute()
    position += 1
  }
  await record(tx, clock, {
    kind: 'request_mail.arrived',
    subject: { kind: 'request_mail', id },
    body: body.id,
    payload: { on: dayInShanghai(arrived), files: position },
  })
  return true
}
