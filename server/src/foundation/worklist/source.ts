import type { Actor } from '#foundation/identity'
import type { Db } from '#platform/db'
import type { InboxRow } from './contract.ts'

/** A wing's share of everybody's inbox. */
export interface InboxSource {
  /**
   * The most urgent rows. A wing where very much waits lists the first and tells `unlisted` how many are due later, so that
   * every total stays true.
   */
  rows(db: Db, actor: Actor, unlisted: (count: number) => void): Promise<InboxRow[]>
}
