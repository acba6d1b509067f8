import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type Origin, openSession } from './sessions.ts'
import type { Tables } from './tables.ts'

/** Opens a session for the account that the other service vouches for; accounts themselves are made here only. */
export async function openOuterSession(
  tx: Tx,
  clock: Clock,
  who: { subject: string; login: string },
  origin: Origin,
): Promise<string> {
  const own = tx.withTables<Tables>()
  const account = await own
    .selectFrom('identity_account')
    .select(['id', 'state', 'outer_subject', 'body_id', 'locked_until'])
    .where((eb) => eb.or([eb('outer_subject', '=', who.subject), eb('login', '=', who.login)]))
    // One that was tied to this very person before goes first.
    .orderBy((eb) => eb.case().when('outer_subject', '=', who.subject).then(0).else(1).end())
    .forUpdate()
    .executeTakeFirst()
  // A login that was tied to somebody else over there is not taken over by its next holder.
  if (
    account?.state !== 'active' ||
    (account.outer_subject !== null && account.outer_subject !== who.subject)
  )
    throw new Refusal('identity.outer_unknown', 403)
  if (account.outer_subject === null) {
    await own
      .updateTable('identity_account')
      .set({ outer_subject: who.subject })
      .where('id', '=', account.id)
      .execute()
    await record(tx, clock, {
      kind: 'account.outer_tied',
      subject: { kind: 'account', id: account.id },
      actor: account.id,
      body: account.body_id,
    })
  }
  return openSession(tx, clock, account.id, origin)
}
