import type { Selectable } from 'kysely'
import type { FileStore } from '#foundation/files'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import type { Vault } from '#platform/crypto'
import type { Db, Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { RequestMail } from '../contract.ts'
import { addFile } from '../files.ts'
import type { Tables } from '../tables.ts'
import { type MailContent, mailContext } from './take-in-mail.ts'

type Row = Selectable<Tables['requests_mail']>

async function lockMail(tx: Tx, id: string): Promise<Row> {
  const row = await tx
    .withTables<Tables>()
    .selectFrom('requests_mail')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('requests.no_mail', 404)
  if (row.state !== 'waiting') throw new Refusal('requests.mail_handled', 409)
  return row
}

/** The mail has become this request: what was attached goes into its file. */
export async function linkMail(
  tx: Tx,
  clock: Clock,
  files: FileStore,
  actor: Actor,
  id: string,
  made: { request: string; body: string },
): Promise<void> {
  const row = await lockMail(tx, id)
  if (row.body_id !== made.body) throw new Refusal('requests.no_mail', 404)
  for (const one of await attached(tx, id)) {
    const file = await files.read(tx, one.file_id)
    if (!file) continue
    const title = one.name.replace(/\.[^.]+$/, '')
    const about = { purpose: 'application' as const, title, pages: null, name: one.name }
    await addFile(tx, clock, files, actor, made.request, { ...about, content: file.content })
  }
  await settle(tx, clock, actor, row, { state: 'registered', request_id: made.request, reason: '' })
}

/** Not a request: it is put aside with a reason, and stays to be looked up. */
export async function dismissMail(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  reason: string,
): Promise<void> {
  const row = await lockMail(tx, id)
  await settle(tx, clock, actor, row, { state: 'dismissed', request_id: null, reason })
}

async function settle(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  row: Row,
  end: { state: 'registered' | 'dismissed'; request_id: string | null; reason: string },
): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('requests_mail')
    .set({ ...end, handled_by: actor.id, handled_on: clock.today() })
    .where('id', '=', row.id)
    .execute()
  await record(tx, clock, {
    kind: `request_mail.${end.state}`,
    subject: { kind: 'request_mail', id: row.id },
    body: row.body_id,
    actor: actor.id,
    payload: { request: end.request_id },
  })
}

const attached = (db: Db, id: string) =>
  db
    .withTables<Tables>()
    .selectFrom('requests_mail_file')
    .selectAll()
    .where('mail_id', '=', id)
    .orderBy('position')
    .execute()

export async function bodyOfMail(db: Db, id: string): Promise<string | undefined> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('requests_mail')
    .select('body_id')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.body_id
}

export async function mailDetail(db: Db, vault: Vault, id: string): Promise<RequestMail | undefined> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('requests_mail')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const content: MailContent = JSON.parse(vault.open(row.sealed, mailContext(id)))
  return {
    id,
    bodyId: row.body_id,
    arrivedOn: row.arrived_on,
    state: row.state,
    requestId: row.request_id,
    reason: row.reason,
    ...content,
    leftOut: [...content.leftOut],
    files: (await attached(db, id)).map(({ position, name }) => ({ position, name })),
  }
}

export async function mailFile(
  db: Db,
  files: FileStore,
  id: string,
  position: number,
): Promise<{ name: string; mediaType: string; content: Buffer }> {
  const one = (await attached(db, id)).find((file) => file.position === position)
  const found = one && (await files.read(db, one.file_id))
  if (!found) throw new Refusal('requests.no_file', 404)
  return { name: found.info.name, mediaType: found.info.mediaType, content: found.content }
}
