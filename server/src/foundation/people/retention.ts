import type { FileStore } from '#foundation/files'
import { ruleAt } from '#foundation/rules'
import { addMonths, type Clock, type Day } from '#platform/clock'
import type { Vault } from '#platform/crypto'
import { type Db, inTransaction, type Tx } from '#platform/db'
import { erasePerson } from './erase.ts'

export interface Erasing {
  clock: Clock
  vault: Vault
  files: FileStore
}

/** A room whose matters are closed one day; their persons are kept for the months its rule says. */
export interface RetentionSource {
  rule: string
  kind: string
  /** Persons of matters closed before the day, with the matter. */
  closedBefore(db: Db, day: Day): Promise<{ person: string; matter: string }[]>
  /** What else of the matter tells who the person was: proofs of identity, words of their own. */
  alsoErase?(tx: Tx, tools: Erasing, matter: string): Promise<void>
}

/** Erases every person whose time has passed. @returns how many */
export async function eraseExpired(
  db: Db,
  tools: Erasing,
  sources: readonly RetentionSource[],
): Promise<number> {
  const { clock, vault } = tools
  let erased = 0
  for (const source of sources) {
    const { rule, kind, closedBefore } = source
    const today = clock.today()
    const before = addMonths(today, -(await ruleAt(db, rule, today)).value)
    for (const { person, matter } of await closedBefore(db, before)) {
      const done = await inTransaction(db, async (tx) => {
        const gone = await erasePerson(tx, clock, vault, person, { about: { kind, id: matter }, rule })
        if (gone) await source.alsoErase?.(tx, tools, matter)
        return gone
      })
      if (done) erased += 1
    }
  }
  return erased
}
