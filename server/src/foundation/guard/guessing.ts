import type { Clock } from '#platform/clock'
import type { Db, Tx } from '#platform/db'
import { inTransaction } from '#platform/db'
import { Refusal } from '#platform/errors'

type Tables = { guard_guess: { subject: string; wrong: number; since: Date } }

export interface Guess {
  /** Wrong ones allowed in the window. */
  most: number
  windowMs: number
}

const usual: Guess = { most: 10, windowMs: 15 * 60_000 }

/**
 * Looks a secret up while counting the wrong ones for the same subject. After too many the right one waits too,
 * so that trying does not help.
 * @returns what `check` found, undefined for a wrong secret
 */
export async function slowGuessing<Found>(
  db: Db,
  clock: Clock,
  subject: string,
  check: (tx: Tx) => Promise<Found | undefined>,
  limits: Guess = usual,
): Promise<Found | undefined> {
  const found = await inTransaction(db, async (tx) => {
    const own = tx.withTables<Tables>()
    const guess = await own
      .selectFrom('guard_guess')
      .selectAll()
      .where('subject', '=', subject)
      .forUpdate()
      .executeTakeFirst()
    const recent = guess !== undefined && clock.now().getTime() - guess.since.getTime() < limits.windowMs
    if (recent && guess.wrong >= limits.most) return { tooMany: true as const }
    const hit = await check(tx)
    if (hit !== undefined) {
      if (guess) await own.deleteFrom('guard_guess').where('subject', '=', subject).execute()
      return { hit }
    }
    const wrong = recent ? guess.wrong + 1 : 1
    const since = recent ? guess.since : clock.now()
    await own
      .insertInto('guard_guess')
      .values({ subject, wrong, since })
      .onConflict((conflict) => conflict.column('subject').doUpdateSet({ wrong, since }))
      .execute()
    return {}
  })
  // Refused after the count is committed, or the refusal would undo it.
  if ('tooMany' in found) throw new Refusal('guard.too_many_guesses', 429)
  return 'hit' in found ? found.hit : undefined
}
