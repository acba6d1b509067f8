import { record } from '#foundation/ledger'
import { addHours, type Clock } from '#platform/clock'
import { type Db, inTransaction, type Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { loadPolicy } from './security-policy.ts'
import type { Tables } from './tables.ts'

const minute = 60_000
/** Nobody waits for a login that nobody has. */
const FORGOTTEN_HOURS = 24

/** What is being guessed at: an account, or a login that nobody has, by its keyed digest. */
export type Guessed = { account: string } | { stranger: Buffer }

export function refuseLocked(clock: Clock, until: Date | null): void {
  if (!until || until <= clock.now()) return
  const minutes = Math.ceil((until.getTime() - clock.now().getTime()) / minute)
  throw new Refusal('identity.locked', 429, { minutes })
}

/** Until when a login that nobody has is locked: it answers as an account would. */
export async function strangerLock(db: Db, stranger: Buffer | undefined): Promise<Date | null> {
  if (!stranger) return null
  const row = await db
    .withTables<Tables>()
    .selectFrom('identity_stranger')
    .select('locked_until')
    .where('login_index', '=', stranger)
    .executeTakeFirst()
  return row?.locked_until ?? null
}

/** Counts a wrong password or code; what is guessed at locks when there are too many. */
export async function countFailure(db: Db, clock: Clock, guessed: Guessed): Promise<void> {
  const { tries, lockMinutes } = await loadPolicy(db)
  const until = new Date(clock.now().getTime() + lockMinutes * minute)
  await inTransaction(db, async (tx) => {
    const { failed, ...about } =
      'account' in guessed
        ? await failedAccount(tx, guessed.account)
        : await failedStranger(tx, clock, guessed.stranger)
    const locks = failed >= tries
    if (locks) await lock(tx, guessed, until)
    await record(tx, clock, { kind: locks ? 'account.locked' : 'account.sign_in_failed', ...about })
  })
}

async function failedAccount(tx: Tx, account: string) {
  const row = await tx
    .withTables<Tables>()
    .updateTable('identity_account')
    .set((eb) => ({ failed_sign_ins: eb('failed_sign_ins', '+', 1) }))
    .where('id', '=', account)
    .returning(['failed_sign_ins', 'body_id'])
    .executeTakeFirstOrThrow()
  return { failed: row.failed_sign_ins, subject: { kind: 'account', id: account }, body: row.body_id }
}

async function failedStranger(tx: Tx, clock: Clock, stranger: Buffer) {
  const row = await tx
    .withTables<Tables>()
    .insertInto('identity_stranger')
    .values({ login_index: stranger, failed: 1, locked_until: null, last_at: clock.now() })
    .onConflict((conflict) =>
      conflict.column('login_index').doUpdateSet((eb) => ({
        failed: eb('identity_stranger.failed', '+', 1),
        last_at: clock.now(),
      })),
    )
    .returning('failed')
    .executeTakeFirstOrThrow()
  return { failed: row.failed, subject: { kind: 'login', id: stranger.toString('hex').slice(0, 16) } }
}

async function lock(tx: Tx, guessed: Guessed, until: Date): Promise<void> {
  const own = tx.withTables<Tables>()
  await ('account' in guessed
    ? own
        .updateTable('identity_account')
        .set({ failed_sign_ins: 0, locked_until: until })
        .where('id', '=', guessed.account)
        .execute()
    : own
        .updateTable('identity_stranger')
        .set({ failed: 0, locked_until: until })
        .where('login_index', '=', guessed.stranger)
        .execute())
}

/** Refuses while the account is locked: a second factor is not guessed at either. */
export async function refuseWhileLocked(db: Db, clock: Clock, account: string): Promise<void> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('identity_account')
    .select('locked_until')
    .where('id', '=', account)
    .executeTakeFirst()
  refuseLocked(clock, row?.locked_until ?? null)
}

/** Guesses of days ago at logins that nobody has. */
export async function forgetStrangers(tx: Tx, clock: Clock): Promise<void> {
  await tx
    .withTables<Tables>()
    .deleteFrom('identity_stranger')
    .where('last_at', '<', addHours(clock.now(), -FORGOTTEN_HOURS))
    .execute()
}
