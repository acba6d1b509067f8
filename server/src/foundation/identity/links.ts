import { record } from '#foundation/ledger'
import { addHours, type Clock } from '#platform/clock'
import { randomToken, sha256 } from '#platform/crypto'
import type { Db, Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { setPassword } from './passwords.ts'
import { loadPolicy } from './security-policy.ts'
import type { Tables } from './tables.ts'

/**
 * Opens a way to choose a password, good once and for a few hours; earlier links of the account close. Only the
 * digest is kept, so nobody can read a link again. @returns the token, for the address handed to the person
 */
export async function issueLink(
  tx: Tx,
  clock: Clock,
  actor: string | undefined,
  account: string,
): Promise<{ token: string; expiresAt: Date }> {
  const own = tx.withTables<Tables>()
  const row = await own
    .selectFrom('identity_account')
    .select(['state', 'body_id'])
    .where('id', '=', account)
    .executeTakeFirst()
  if (!row) throw new Refusal('identity.no_account', 404)
  if (row.state !== 'active') throw new Refusal('identity.account_disabled', 409)
  const { linkHours } = await loadPolicy(tx)
  const now = clock.now()
  await own
    .updateTable('identity_link')
    .set({ used_at: now })
    .where('account_id', '=', account)
    .where('used_at', 'is', null)
    .execute()
  const token = randomToken()
  const expiresAt = addHours(now, linkHours)
  await own
    .insertInto('identity_link')
    .values({
      token_hash: sha256(token),
      account_id: account,
      issued_by: actor ?? null,
      issued_at: now,
      expires_at: expiresAt,
      used_at: null,
    })
    .execute()
  await record(tx, clock, {
    kind: 'account.link_issued',
    subject: { kind: 'account', id: account },
    body: row.body_id,
    ...(actor === undefined ? {} : { actor }),
    payload: { expiresAt: expiresAt.toISOString() },
  })
  return { token, expiresAt }
}

async function findLink(db: Db, clock: Clock, token: string) {
  return db
    .withTables<Tables>()
    .selectFrom('identity_link as l')
    .innerJoin('identity_account as a', 'a.id', 'l.account_id')
    .select(['l.token_hash', 'a.id', 'a.login', 'a.name'])
    .where('l.token_hash', '=', sha256(token))
    .where('l.used_at', 'is', null)
    .where('l.expires_at', '>', clock.now())
    .where('a.state', '=', 'active')
    .executeTakeFirst()
}

/** Whose link this is, while it is good. */
export async function lookAtLink(
  db: Db,
  clock: Clock,
  token: string,
): Promise<{ login: string; name: string }> {
  const link = await findLink(db, clock, token)
  if (!link) throw new Refusal('identity.link_gone', 410)
  return { login: link.login, name: link.name }
}

/** Chooses the password; the link is spent with it. */
export async function spendLink(tx: Tx, clock: Clock, token: string, password: string): Promise<void> {
  const link = await findLink(tx, clock, token)
  if (!link) throw new Refusal('identity.link_gone', 410)
  // Two uses at the same moment: one finds the link unspent.
  const spent = await tx
    .withTables<Tables>()
    .updateTable('identity_link')
    .set({ used_at: clock.now() })
    .where('token_hash', '=', link.token_hash)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  if (spent.numUpdatedRows === 0n) throw new Refusal('identity.link_gone', 410)
  await setPassword(tx, clock, link.id, password, { actor: link.id })
}
