import { record } from '#foundation/ledger'
import { addHours, type Clock } from '#platform/clock'
import { type Db, inTransaction, type Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type KeepingApprovers, leaving } from './leaving.ts'
import { forgetStrangers } from './lockout.ts'
import type { Tables } from './tables.ts'

const DAY = 24
/** Spent and run-out links are kept that long for questions, then go. */
const LINK_DAYS = 30
/** Nobody signed in that long: the account sleeps until the system administrator wakes it (GB/T 22239—2019 8.1.4.2 c). */
const DORMANT_DAYS = 180

/** How the house keeps review routes walkable, and the words for why one would not be. */
export interface Approvers {
  keeping: KeepingApprovers
  sentence: (refusal: Refusal) => string
}

/** Takes away what is no longer needed of sessions and links, and closes accounts that nobody uses. @returns a note */
export async function tidyAccounts(db: Db, clock: Clock, approvers?: Approvers): Promise<string> {
  const now = clock.now()
  const [sessions, links] = await inTransaction(db, async (tx) => {
    await forgetStrangers(tx, clock)
    const own = tx.withTables<Tables>()
    const ended = own.deleteFrom('identity_session').where('expires_at', '<', now)
    const spent = own.deleteFrom('identity_link').where('expires_at', '<', addHours(now, -LINK_DAYS * DAY))
    return Promise.all([ended.executeTakeFirst(), spent.executeTakeFirst()])
  })
  // One after another: of two that could approve, the second is held back once the first sleeps.
  const done = { asleep: 0, held: 0 }
  for (const account of await dormant(db, clock)) done[await putToSleep(db, clock, account, approvers)] += 1
  const kept = done.held > 0 ? `，为保留审批人员暂不停用 ${done.held} 个` : ''
  return `清理会话 ${sessions.numDeletedRows} 个、链接 ${links.numDeletedRows} 个，停用长期未登录账号 ${done.asleep} 个${kept}`
}

interface Dormant {
  id: string
  name: string
  body_id: string
  held_at: Date | null
  held_because: string
}

/** Accounts that nobody used for half a year, the longest unused first. */
function dormant(db: Db, clock: Clock): Promise<Dormant[]> {
  return (
    db
      .withTables<Tables>()
      .selectFrom('identity_account')
      .select(['id', 'name', 'body_id', 'held_at', 'held_because'])
      .where('state', '=', 'active')
      .where('last_sign_in_at', '<', addHours(clock.now(), -DORMANT_DAYS * DAY))
      // An administrator is never put to sleep: the last of a kind must be able to wake the others.
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('identity_grant')
              .select('account_id')
              .whereRef('identity_grant.account_id', '=', 'identity_account.id')
              .where('role', 'in', ['system_admin', 'security_admin', 'audit_admin']),
          ),
        ),
      )
      .orderBy('last_sign_in_at')
      .execute()
  )
}

async function putToSleep(
  db: Db,
  clock: Clock,
  account: Dormant,
  approvers: Approvers | undefined,
): Promise<'asleep' | 'held'> {
  const who = { account: account.id, anyway: false }
  try {
    await inTransaction(db, (tx) =>
      leaving(tx, clock, approvers?.keeping, who, () => sleep(tx, clock, account)),
    )
    return 'asleep'
  } catch (error) {
    if (!approvers || !(error instanceof Refusal)) throw error
    const because = approvers.sentence(error)
    await inTransaction(db, (tx) => holdBack(tx, clock, account, because))
    return 'held'
  }
}

async function sleep(tx: Tx, clock: Clock, { id, body_id }: Dormant): Promise<void> {
  const own = tx.withTables<Tables>()
  await own
    .updateTable('identity_account')
    .set({ state: 'disabled', held_at: null, held_because: '' })
    .where('id', '=', id)
    .execute()
  await own.deleteFrom('identity_session').where('account_id', '=', id).execute()
  await record(tx, clock, {
    kind: 'account.disabled',
    subject: { kind: 'account', id },
    body: body_id,
    payload: { dormantDays: DORMANT_DAYS },
  })
}

/** The ledger says once that it was held back, and again when the reason is another one. */
async function holdBack(tx: Tx, clock: Clock, account: Dormant, because: string): Promise<void> {
  if (account.held_at && account.held_because === because) return
  await tx
    .withTables<Tables>()
    .updateTable('identity_account')
    .set({ held_at: clock.now(), held_because: because })
    .where('id', '=', account.id)
    .execute()
  await record(tx, clock, {
    kind: 'account.held_back',
    subject: { kind: 'account', id: account.id },
    body: account.body_id,
    payload: { dormantDays: DORMANT_DAYS },
  })
}

/** Accounts that should sleep and do not, because somebody must be able to approve. */
export async function heldBack(
  db: Db,
  clock: Clock,
): Promise<{ id: string; name: string; bodyId: string; since: Date; because: string }[]> {
  return (await dormant(db, clock)).flatMap(({ id, name, body_id, held_at, held_because }) =>
    held_at ? [{ id, name, bodyId: body_id, since: held_at, because: held_because }] : [],
  )
}
