import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import { type Tx, violatedConstraint } from '#platform/db'
import { Refusal } from '#platform/errors'
import { isAdminRole } from './roles.ts'
import { type Origin, openSession, rolesOf, type Session } from './sessions.ts'
import type { Tables } from './tables.ts'

/** Whom the other service vouches for. */
export interface OuterPerson {
  subject: string
  login: string
}

/** Opens a session for the account that the other service vouches for; accounts themselves are made here only. */
export async function openOuterSession(
  tx: Tx,
  clock: Clock,
  who: OuterPerson,
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
    // Whoever hands out names over there would make themselves an administrator here: those tie themselves, signed in.
    if ((await rolesOf(tx, account.id)).some(isAdminRole)) throw new Refusal('identity.outer_untied', 403)
    await tie(tx, clock, { id: account.id, body: account.body_id }, who)
  }
  return openSession(tx, clock, account.id, origin)
}

/** The person of a session ties their account to the identity they have just shown at the other service. */
export async function tieOwnAccount(tx: Tx, clock: Clock, session: Session, who: OuterPerson): Promise<void> {
  const account = await tx
    .withTables<Tables>()
    .selectFrom('identity_account')
    .select(['id', 'outer_subject', 'body_id'])
    .where('id', '=', session.account)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (account.outer_subject === who.subject) return
  if (account.outer_subject !== null) throw new Refusal('identity.outer_tied', 409)
  await tie(tx, clock, { id: account.id, body: account.body_id }, who).catch((error: unknown) => {
    if (violatedConstraint(error) === 'identity_account_outer_once')
      throw new Refusal('identity.outer_taken', 409)
    throw error
  })
}

async function tie(
  tx: Tx,
  clock: Clock,
  account: { id: string; body: string },
  who: OuterPerson,
): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('identity_account')
    .set({ outer_subject: who.subject })
    .where('id', '=', account.id)
    .execute()
  await record(tx, clock, {
    kind: 'account.outer_tied',
    subject: { kind: 'account', id: account.id },
    actor: account.id,
    body: account.body,
  })
}

/** Takes the tie of one's own account away; whoever has no password here would have no way in any more. */
export async function untieOwnAccount(tx: Tx, clock: Clock, session: Session): Promise<void> {
  const done = await tx
    .withTables<Tables>()
    .updateTable('identity_account')
    .set({ outer_subject: null })
    .where('id', '=', session.account)
    .where('outer_subject', 'is not', null)
    .returning(['password_hash', 'body_id'])
    .executeTakeFirst()
  if (!done) throw new Refusal('identity.no_factor', 404)
  if (done.password_hash === null) throw new Refusal('identity.outer_only', 409)
  await record(tx, clock, {
    kind: 'account.outer_untied',
    subject: { kind: 'account', id: session.account },
    actor: session.account,
    body: done.body_id,
  })
}
