import { record } from '#foundation/ledger'
import { addHours, type Clock } from '#platform/clock'
import { type Db, inTransaction } from '#platform/db'
import type { Tables } from './tables.ts'

const DAY = 24
/** Spent and run-out links are kept that long for questions, then go. */
const LINK_DAYS = 30
/** Nobody signed in that long: the account sleeps until the system administrator wakes it (GB/T 22239—2019 8.1.4.2 c). */
const DORMANT_DAYS = 180

/** Takes away what is no longer needed of sessions and links, and closes accounts that nobody uses. @returns a note */
export async function tidyAccounts(db: Db, clock: Clock): Promise<string> {
  return inTransaction(db, async (tx) => {
    const own = tx.withTables<Tables>()
    const now = clock.now()
    const sessions = await own.deleteFrom('identity_session').where('expires_at', '<', now).executeTakeFirst()
    const links = await own
      .deleteFrom('identity_link')
      .where('expires_at', '<', addHours(now, -LINK_DAYS * DAY))
      .executeTakeFirst()
    const dormant = await own
      .updateTable('identity_account')
      .set({ state: 'disabled' })
      .where('state', '=', 'active')
      .where('last_sign_in_at', '<', addHours(now, -DORMANT_DAYS * DAY))
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
      .returning(['id', 'body_id'])
      .execute()
    await record(
      tx,
      clock,
      ...dormant.map(({ id, body_id }) => ({
        kind: 'account.disabled',
        subject: { kind: 'account', id },
        body: body_id,
        payload: { dormantDays: DORMANT_DAYS },
      })),
    )
    return `清理会话 ${sessions.numDeletedRows} 个、链接 ${links.numDeletedRows} 个，停用长期未登录账号 ${dormant.length} 个`
  })
}
