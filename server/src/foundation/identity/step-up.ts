import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import { randomToken, sha256 } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { Session } from './sessions.ts'
import type { Tables } from './tables.ts'

const PROOF_MS = 5 * 60_000

/** Did the person prove themselves on this session a few minutes ago, by signing in or once more since? */
export function isProven(clock: Clock, session: Session): boolean {
  return session.provenAt !== null && clock.now().getTime() - session.provenAt.getTime() < PROOF_MS
}

/** Keys of one's own are changed by whoever has just proved to be that person; a session's cookie proves nothing. */
export function refuseUnproven(clock: Clock, session: Session): void {
  if (!isProven(clock, session)) throw new Refusal('identity.prove_first', 403)
}

/**
 * Keeps that the person has proved themselves. The session goes on under a new token, so that a copy of the old cookie does not
 * share in the proof.
 * @returns the token
 */
export async function keepProof(tx: Tx, clock: Clock, session: Session): Promise<string> {
  const own = tx.withTables<Tables>()
  const token = randomToken()
  await own
    .updateTable('identity_session')
    .set({ token_hash: sha256(token), challenge: null, proven_at: clock.now() })
    .where('id', '=', session.id)
    .execute()
  await own
    .updateTable('identity_account')
    .set({ failed_sign_ins: 0 })
    .where('id', '=', session.account)
    .execute()
  await record(tx, clock, {
    kind: 'account.proven_again',
    subject: { kind: 'account', id: session.account },
    actor: session.account,
  })
  return token
}
