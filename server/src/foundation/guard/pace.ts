import { sql } from 'kysely'
import type { Clock } from '#platform/clock'
import type { Vault } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'

type Tables = { guard_pace: { what: string; who: Buffer; since: Date; uses: number } }

const HOUR_MS = 3_600_000

/**
 * Counts one more of `what` from this address and refuses beyond `most` in an hour. The count belongs to the
 * transaction: an attempt that fails otherwise is not counted. The address itself is not kept.
 */
export async function keepPace(
  tx: Tx,
  clock: Clock,
  vault: Vault,
  what: string,
  address: string,
  most: number,
): Promise<void> {
  const now = clock.now()
  const oldest = new Date(now.getTime() - HOUR_MS)
  const own = tx.withTables<Tables>()
  const { uses } = await own
    .insertInto('guard_pace')
    .values({ what, who: vault.blindIndex(address, 'guard_pace.who'), since: now, uses: 1 })
    .onConflict((conflict) =>
      conflict.columns(['what', 'who']).doUpdateSet({
        uses: sql<number>`case when guard_pace.since < ${oldest} then 1 else guard_pace.uses + 1 end`,
        since: sql<Date>`case when guard_pace.since < ${oldest} then excluded.since else guard_pace.since end`,
      }),
    )
    .returning('uses')
    .executeTakeFirstOrThrow()
  if (uses > most) throw new Refusal('guard.too_often', 429)
}
