import type { Actor } from '#foundation/identity'
import type { Db } from '#platform/db'
import type { InboxRow } from './contract.ts'

/** A wing's share of everybody's inbox. */
export interface InboxSource {
  rows(db: Db, actor: Actor): Promise<InboxRow[]>
}
