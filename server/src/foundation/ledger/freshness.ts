import { sql } from 'kysely'
import type { Clock } from '#platform/clock'
import type { Db } from '#platform/db'
import { MOST_SKEW_MS } from './sequencer.ts'
import type { Tables } from './tables.ts'

export const MOST_CLOCK_BEHIND_SECONDS = MOST_SKEW_MS / 1_000

export interface Freshness {
  /** Numbered entries. */
  size: number
  /** Seconds for which the oldest entry without a number has waited; 0 when none waits. */
  waitingSeconds: number
  /** Seconds since the latest signed head, while entries stand outside it; 0 when it covers all. */
  headBehindSeconds: number
  /** Seconds by which the server's clock is behind the latest signed head; nothing is sealed while it is. */
  clockBehindSeconds: number
  followers: { name: string; behind: number }[]
}

/** Not only whether the process runs, but whether what it shows is of now. */
export async function ledgerFreshness(db: Db, clock: Clock): Promise<Freshness> {
  const own = db.withTables<Tables>()
  const [last, waiting, head, followers] = await Promise.all([
    own
      .selectFrom('ledger_entry')
      .select('position')
      .where('position', 'is not', null)
      .orderBy('position', 'desc')
      .limit(1)
      .executeTakeFirst(),
    own
      .selectFrom('ledger_entry')
      .select(sql<Date | null>`min(recorded_at)`.as('oldest'))
      .where('position', 'is', null)
      .executeTakeFirst(),
    own
      .selectFrom('ledger_head')
      .select(['size', 'signed_at'])
      .orderBy('size', 'desc')
      .limit(1)
      .executeTakeFirst(),
    own.selectFrom('ledger_follower').select(['name', 'position']).execute(),
  ])
  const size = Number(last?.position ?? -1n) + 1
  const since = (at: Date | null | undefined) =>
    at ? Math.max(0, (clock.now().getTime() - at.getTime()) / 1_000) : 0
  return {
    size,
    waitingSeconds: since(waiting?.oldest),
    headBehindSeconds: !head || Number(head.size) >= size ? 0 : since(head.signed_at),
    clockBehindSeconds: head ? Math.max(0, (head.signed_at.getTime() - clock.now().getTime()) / 1_000) : 0,
    followers: followers.map(({ name, position }) => ({
      name,
      behind: Math.max(0, size - Number(position)),
    })),
  }
}
