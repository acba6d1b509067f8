import { record } from '#foundation/ledger'
import { addHours, type Clock } from '#platform/clock'
import { randomToken, readableDigest, sameBytes, sha256, type Vault } from '#platform/crypto'
import { type Db, inTransaction, type Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { setPassword } from './passwords.ts'
import { loadPolicy } from './security-policy.ts'
import type { Tables } from './tables.ts'

const CODE_LENGTH = 8
const MOST_WRONG_CODES = 5

/**
 * Opens a way to choose a password, good once and for a few hours; earlier links of the account close. Only the
 * digest is kept, so nobody can read a link again. A link that an administrator issued opens with a code that only
 * another administrator sees: with a link alone whoever issues it could sign in as anybody (GB/T 22239—2019 8.1.4.2 d).
 * @returns the token, for the address handed to the person
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
    .select(['l.token_hash', 'l.issued_by', 'a.id', 'a.login', 'a.name'])
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
): Promise<{ login: string; name: string; needsCode: boolean }> {
  const link = await findLink(db, clock, token)
  if (!link) throw new Refusal('identity.link_gone', 410)
  return { login: link.login, name: link.name, needsCode: link.issued_by !== null }
}

/** The code follows from the link, so that it need not be kept. */
const codeOf = (vault: Vault, tokenHash: Buffer) =>
  readableDigest(vault.blindIndex(tokenHash.toString('hex'), 'identity_link.code'), CODE_LENGTH)

/** The code of a person's open link, for the administrator who does not have the link. */
export async function linkCode(
  tx: Tx,
  clock: Clock,
  vault: Vault,
  actor: string,
  account: string,
): Promise<{ code: string; expiresAt: Date }> {
  const link = await tx
    .withTables<Tables>()
    .selectFrom('identity_link')
    .select(['token_hash', 'expires_at', 'issued_by'])
    .where('account_id', '=', account)
    .where('used_at', 'is', null)
    .where('expires_at', '>', clock.now())
    .orderBy('issued_at', 'desc')
    .executeTakeFirst()
  if (!link?.issued_by) throw new Refusal('identity.no_link', 404)
  if (link.issued_by === actor) throw new Refusal('identity.not_oneself', 409)
  await record(tx, clock, {
    kind: 'account.link_code_shown',
    subject: { kind: 'account', id: account },
    actor,
  })
  return { code: codeOf(vault, link.token_hash), expiresAt: link.expires_at }
}

/** Refuses a link without its code; one that is guessed at closes. */
export async function checkLinkCode(
  db: Db,
  clock: Clock,
  vault: Vault,
  token: string,
  code: string,
): Promise<void> {
  const link = await findLink(db, clock, token)
  if (!link) throw new Refusal('identity.link_gone', 410)
  if (link.issued_by === null) return
  const typed = code
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
  if (sameBytes(Buffer.from(typed), Buffer.from(codeOf(vault, link.token_hash)))) return
  await inTransaction(db, (tx) => countWrongCode(tx, clock, link))
  throw new Refusal('identity.link_code_wrong', 422)
}

async function countWrongCode(tx: Tx, clock: Clock, link: { token_hash: Buffer; id: string }): Promise<void> {
  const own = tx.withTables<Tables>()
  const { wrong_codes } = await own
    .updateTable('identity_link')
    .set((eb) => ({ wrong_codes: eb('wrong_codes', '+', 1) }))
    .where('token_hash', '=', link.token_hash)
    .returning('wrong_codes')
    .executeTakeFirstOrThrow()
  if (wrong_codes < MOST_WRONG_CODES) return
  await own
    .updateTable('identity_link')
    .set({ used_at: clock.now() })
    .where('token_hash', '=', link.token_hash)
    .execute()
  await record(tx, clock, { kind: 'account.link_closed', subject: { kind: 'account', id: link.id } })
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
