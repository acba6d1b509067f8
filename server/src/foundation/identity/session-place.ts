import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import { type Db, inTransaction } from '#platform/db'
import { plainAddress } from './network.ts'
import type { Tables } from './tables.ts'

/** Where a request comes from. */
export interface Place {
  address: string
  agent: string
}

/** How a session was opened, and from where it has been used since. */
export interface SessionPlace extends Place {
  addresses: readonly string[]
}

const MOST_ADDRESSES = 50

/**
 * Whether a session's cookie is still where it was given out. A browser may be updated under an open session, so versions
 * say nothing; its make and its system do not change. An address may change, with the network, unless the policy forbids it.
 */
export function placeOf(
  session: SessionPlace,
  here: Place,
  bindAddress: boolean,
): 'same' | 'moved' | 'browser' | 'address' {
  if (session.agent !== '' && makeOf(session.agent) !== makeOf(here.agent)) return 'browser'
  const address = plainAddress(here.address)
  if (session.address === '' || address === plainAddress(session.address)) return 'same'
  if (bindAddress) return 'address'
  return session.addresses.includes(address) ? 'same' : 'moved'
}

// The stored name is cut to its column.
const makeOf = (agent: string) => agent.slice(0, 200).replace(/[\d._]+/g, '')

/** The cookie is in other hands: the session ends for both, the auditor and the owner are told. */
export async function endMisused(
  db: Db,
  clock: Clock,
  session: { id: string; account: string; body: string },
  why: 'browser' | 'address',
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const done = await tx
      .withTables<Tables>()
      .deleteFrom('identity_session')
      .where('id', '=', session.id)
      .executeTakeFirst()
    if (done.numDeletedRows === 0n) return
    await record(tx, clock, {
      kind: 'account.session_misused',
      subject: { kind: 'account', id: session.account },
      body: session.body,
      payload: { session: session.id, why },
    })
  })
}

/** The session goes on at another address, which its owner finds in the list. */
export async function noteAddress(
  db: Db,
  clock: Clock,
  session: { id: string; account: string; body: string },
  address: string,
): Promise<void> {
  const plain = plainAddress(address)
  await inTransaction(db, async (tx) => {
    const done = await tx
      .withTables<Tables>()
      .updateTable('identity_session')
      .set((eb) => ({ addresses: eb.fn<string[]>('array_append', ['addresses', eb.val(plain)]) }))
      .where('id', '=', session.id)
      .where((eb) => eb.not(eb(eb.val(plain), '=', eb.fn.any('addresses'))))
      .where((eb) => eb(eb.fn<number>('cardinality', ['addresses']), '<', MOST_ADDRESSES))
      .executeTakeFirst()
    if (done.numUpdatedRows === 0n) return
    await record(tx, clock, {
      kind: 'account.session_moved',
      subject: { kind: 'account', id: session.account },
      actor: session.account,
      body: session.body,
      payload: { session: session.id },
    })
  })
}
