import { addHours, type Clock } from '#platform/clock'
import { newId, sealAgain, type Vault } from '#platform/crypto'
import { type Db, inTransaction, type Tx } from '#platform/db'
import type { MessagePort } from './ports.ts'

export type MessageWay = 'email' | 'sms'

type Tables = {
  notify_message: {
    id: string
    way: MessageWay
    sealed: Buffer
    about_kind: string
    about_id: string
    state: 'waiting' | 'sent' | 'failed'
    attempts: number
    next_at: Date
    problem: string
    created_at: Date
    sent_at: Date | null
  }
}

export interface Message {
  way: MessageWay
  to: string
  subject: string
  text: string
  about: { kind: string; id: string }
}

const MOST_ATTEMPTS = 8
const context = (id: string) => `notify_message.sealed:${id}`

/** Queues a message in the transaction of what it tells: neither is there without the other. */
export async function queueMessage(tx: Tx, clock: Clock, vault: Vault, message: Message): Promise<void> {
  const id = newId()
  const { way, to, subject, text, about } = message
  await tx
    .withTables<Tables>()
    .insertInto('notify_message')
    .values({
      id,
      way,
      sealed: vault.seal(JSON.stringify({ to, subject, text }), context(id)),
      about_kind: about.kind,
      about_id: about.id,
      state: 'waiting',
      attempts: 0,
      next_at: clock.now(),
      problem: '',
      created_at: clock.now(),
      sent_at: null,
    })
    .execute()
}

/** Sends what waits; what fails waits longer each time and is given up in the end. @returns how many were sent */
export async function sendWaiting(
  db: Db,
  clock: Clock,
  vault: Vault,
  ports: Readonly<Record<MessageWay, MessagePort | undefined>>,
): Promise<number> {
  const open = (['email', 'sms'] as const).filter((way) => ports[way] !== undefined)
  let sent = 0
  while (open.length > 0 && (await inTransaction(db, (tx) => sendOne(tx, clock, vault, ports, open))))
    sent += 1
  return sent
}

async function sendOne(
  tx: Tx,
  clock: Clock,
  vault: Vault,
  ports: Readonly<Record<MessageWay, MessagePort | undefined>>,
  open: readonly MessageWay[],
): Promise<boolean> {
  const own = tx.withTables<Tables>()
  const row = await own
    .selectFrom('notify_message')
    .selectAll()
    .where('state', '=', 'waiting')
    .where('way', 'in', [...open])
    .where('next_at', '<=', clock.now())
    .orderBy('next_at')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (!row) return false
  const attempts = row.attempts + 1
  const save = own.updateTable('notify_message').where('id', '=', row.id)
  try {
    await ports[row.way]?.send(JSON.parse(vault.open(row.sealed, context(row.id))))
    await save.set({ state: 'sent', sent_at: clock.now(), attempts, sealed: Buffer.alloc(0) }).execute()
  } catch (error) {
    await save
      .set({
        state: attempts >= MOST_ATTEMPTS ? 'failed' : 'waiting',
        attempts,
        problem: error instanceof Error ? error.name : 'unknown',
        next_at: addHours(clock.now(), 2 ** attempts / 60),
      })
      .execute()
  }
  return true
}

/** Seals what has not been sent again under the newest key; what was sent keeps no text. @returns how many */
export async function resealMessages(db: Db, vault: Vault): Promise<number> {
  const own = db.withTables<Tables>()
  const rows = await own
    .selectFrom('notify_message')
    .select(['id', 'sealed'])
    .where('state', '<>', 'sent')
    .execute()
  let changed = 0
  for (const { id, sealed } of rows) {
    const fresh = sealAgain(vault, sealed, context(id))
    if (!fresh) continue
    await own
      .updateTable('notify_message')
      .set({ sealed: fresh })
      .where('id', '=', id)
      .where('sealed', '=', sealed)
      .execute()
    changed += 1
  }
  return changed
}

/** Takes away what was sent or given up before the day. @returns how many */
export async function dropMessages(db: Db, before: Date): Promise<number> {
  const { numDeletedRows } = await db
    .withTables<Tables>()
    .deleteFrom('notify_message')
    .where('state', 'in', ['sent', 'failed'])
    .where('created_at', '<', before)
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

/** Messages that have waited for longer than an hour, and those given up within a week. */
export async function lateMessages(db: Db, clock: Clock): Promise<{ waiting: number; failed: number }> {
  const { waiting, failed } = await db
    .withTables<Tables>()
    .selectFrom('notify_message')
    .select((eb) => [
      eb.fn
        .countAll()
        .filterWhere((is) =>
          is.and([is('state', '=', 'waiting'), is('created_at', '<', addHours(clock.now(), -1))]),
        )
        .as('waiting'),
      eb.fn
        .countAll()
        .filterWhere((is) =>
          is.and([is('state', '=', 'failed'), is('created_at', '>', addHours(clock.now(), -7 * 24))]),
        )
        .as('failed'),
    ])
    .executeTakeFirstOrThrow()
  return { waiting: Number(waiting), failed: Number(failed) }
}
