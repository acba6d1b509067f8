import type { Clock } from '#platform/clock'
import type { Tx } from '#platform/db'
import type { Tables } from './tables.ts'

/** Makes a change and refuses it where it would leave bodies without anybody able to approve; handed in by the house. */
export type KeepingApprovers = (
  tx: Tx,
  clock: Clock,
  bodies: readonly string[],
  change: () => Promise<void>,
) => Promise<void>

/**
 * Takes an account's rights away, all or those on one body. `anyway`: an account that must be closed at once is closed, and
 * the administrator has read what that means.
 */
export async function leaving(
  tx: Tx,
  clock: Clock,
  keeping: KeepingApprovers | undefined,
  who: { account: string; body?: string; anyway: boolean },
  change: () => Promise<void>,
): Promise<void> {
  if (!keeping || who.anyway) return change()
  const bodies =
    who.body !== undefined
      ? [who.body]
      : (
          await tx
            .withTables<Tables>()
            .selectFrom('identity_grant')
            .select('body_id')
            .distinct()
            .where('account_id', '=', who.account)
            .execute()
        ).map((row) => row.body_id)
  await keeping(tx, clock, bodies, change)
}
