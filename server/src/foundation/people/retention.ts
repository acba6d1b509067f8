import { ruleAt } from '#foundation/rules'
import { addMonths, type Clock, type Day } from '#platform/clock'
import type { Vault } from '#platform/crypto'
import { type Db, inTransaction } from '#platform/db'
import { erasePerson } from './erase.ts'

/** A room whose matters are closed one day; their persons are kept for the months its rule says. */
export interface RetentionSource {
  rule: string
  kind: string
  /** Persons of matters closed before the day, with the matter. */
  closedBefore(db: Db, day: Day): Promise<{ person: string; matter: string }[]>
}

/** Erases every person whose time has passed. @returns how many */
export async function eraseExpired(
  db: Db,
  clock: Clock,
  vault: Vault,
  sources: readonly RetentionSource[],
): Promise<number> {
  let erased = 0
  for (const { rule, kind, closedBefore } of sources) {
    const today = clock.today()
    const before = addMonths(today, -(await ruleAt(db, rule, today)).value)
    for (const { person, matter } of await closedBefore(db, before)) {
      const done = await inTransaction(db, (tx) =>
        erasePerson(tx, clock, vault, person, { about: { kind, id: matter }, rule }),
      )
      if (done) erased += 1
    }
  }
  return erased
}
