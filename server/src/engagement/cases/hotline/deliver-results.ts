import { addHours, type Clock } from '#platform/clock'
import { newId, type Vault } from '#platform/crypto'
import { type Db, inTransaction } from '#platform/db'
import type { Outgoing } from '#platform/outgoing'
import type { Tables } from '../tables.ts'
import { secretContext } from './exchange.ts'
import { headersOf, signatureOf } from './signature.ts'

/** Longer than any call may last: what is claimed and neither delivered nor refused by then was left by a process that ended. */
const CLAIM_MINUTES = 10
const LONGEST_HOURS = 24

type Claimed = NonNullable<Awaited<ReturnType<typeof claimResult>>>

/** Takes the oldest result that is due; nobody else sends it before the claim runs out. */
export async function claimResult(db: Db, clock: Clock) {
  return inTransaction(db, async (tx) => {
    const own = tx.withTables<Tables>()
    const row = await own
      .selectFrom('cases_result as r')
      .innerJoin('cases_peer as p', 'p.id', 'r.peer_id')
      .select(['r.id', 'r.payload', 'r.attempts', 'p.id as peer', 'p.key_id', 'p.secret', 'p.result_url'])
      .where('p.active', '=', true)
      .where('r.delivered_at', 'is', null)
      .where('r.next_at', '<=', clock.now())
      .orderBy('r.id')
      .limit(1)
      .forUpdate('r')
      .skipLocked()
      .executeTakeFirst()
    if (!row) return undefined
    const attempts = row.attempts + 1
    await own
      .updateTable('cases_result')
      .set({ attempts, next_at: addHours(clock.now(), CLAIM_MINUTES / 60) })
      .where('id', '=', row.id)
      .execute()
    return { ...row, attempts }
  })
}

/**
 * Sends a result. Its number is the key by which the platform drops what comes twice: a process may end after the
 * platform took a result and before that is written down. @returns what went wrong, empty when it was taken
 */
export async function sendResult(
  clock: Clock,
  vault: Vault,
  outgoing: Outgoing,
  result: Claimed,
): Promise<string> {
  const body = JSON.stringify({ id: result.id, ...result.payload })
  const signed = { keyId: result.key_id, time: clock.now().toISOString(), nonce: newId(), signature: '' }
  const secret = vault.open(result.secret, secretContext(result.peer))
  signed.signature = signatureOf(secret, 'POST', new URL(result.result_url).pathname, signed, body)
  const headers = { 'content-type': 'application/json', 'idempotency-key': result.id, ...headersOf(signed) }
  return outgoing.fetch(result.result_url, { method: 'POST', body, headers }).then(
    // The signature holds for one path only, and a redirect may drop the body: nobody took it there.
    ({ status, url }) =>
      url !== new URL(result.result_url).href ? `被转到 ${url}` : status < 300 ? '' : `答复 ${status}`,
    () => '连接不上',
  )
}

/** Writes down how it went. A claim that ran out meanwhile is somebody else's to judge, but taken is taken. */
async function settleResult(db: Db, clock: Clock, { id, attempts }: Claimed, problem: string): Promise<void> {
  const update = db.withTables<Tables>().updateTable('cases_result').where('id', '=', id)
  const open = update.where('delivered_at', 'is', null)
  if (problem === '') await open.set({ delivered_at: clock.now(), problem }).execute()
  else
    await open
      .set({ problem, next_at: addHours(clock.now(), Math.min(LONGEST_HOURS, 2 ** attempts / 60)) })
      .where('attempts', '=', attempts)
      .execute()
}

/**
 * Sends what waits, oldest first; what is not taken waits longer each time. No connection to the database is held while
 * the platform thinks. @returns how many were delivered
 */
export async function deliverResults(
  db: Db,
  clock: Clock,
  vault: Vault,
  outgoing: Outgoing,
): Promise<number> {
  for (let delivered = 0; ; ) {
    const result = await claimResult(db, clock)
    if (!result) return delivered
    const problem = await sendResult(clock, vault, outgoing, result)
    await settleResult(db, clock, result, problem)
    if (problem === '') delivered += 1
  }
}
