import { generateSecret, generateURI, verify } from 'otplib'
import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import type { Vault } from '#platform/crypto'
import type { Db, Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { dropRecoveryCodes } from './recovery-codes.ts'
import { loadPolicy } from './security-policy.ts'
import type { Tables } from './tables.ts'

const ISSUER = '阳光政务公开'
const STEP_SECONDS = 30

const context = (account: string) => `identity_totp.secret:${account}`

export async function hasTotp(db: Db, account: string): Promise<boolean> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('identity_totp')
    .select('account_id')
    .where('account_id', '=', account)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst()
  return row !== undefined
}

/** Has the person any second factor ready? */
export async function hasFactor(db: Db, account: string): Promise<boolean> {
  if (await hasTotp(db, account)) return true
  return (await countPasskeys(db, account)) > 0
}

async function countPasskeys(db: Db, account: string): Promise<number> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('identity_passkey')
    .select(({ fn }) => fn.countAll<bigint>().as('count'))
    .where('account_id', '=', account)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Makes a secret for an authenticator app; it counts only after a first right code. */
export async function beginTotp(
  tx: Tx,
  vault: Vault,
  account: { id: string; login: string },
): Promise<{ secret: string; uri: string }> {
  if (await hasTotp(tx, account.id)) throw new Refusal('identity.totp_there', 409)
  const secret = generateSecret()
  const sealed = vault.seal(secret, context(account.id))
  await tx
    .withTables<Tables>()
    .insertInto('identity_totp')
    .values({ account_id: account.id, secret: sealed, confirmed_at: null, last_step: null })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet({ secret: sealed, last_step: null }))
    .execute()
  return { secret, uri: generateURI({ issuer: ISSUER, label: account.login, secret }) }
}

/** Confirms the app with its first code. */
export async function confirmTotp(
  tx: Tx,
  clock: Clock,
  vault: Vault,
  account: string,
  code: string,
): Promise<void> {
  if (!(await codeIsRight(tx, clock, vault, account, code, false)))
    throw new Refusal('identity.code_wrong', 422)
  await tx
    .withTables<Tables>()
    .updateTable('identity_totp')
    .set({ confirmed_at: clock.now() })
    .where('account_id', '=', account)
    .execute()
  await record(tx, clock, {
    kind: 'account.factor_added',
    subject: { kind: 'account', id: account },
    actor: account,
    payload: { factor: 'totp' },
  })
}

/** Checks a code of the confirmed app; each code is good once (RFC 6238, 5.2). */
export function checkTotp(
  tx: Tx,
  clock: Clock,
  vault: Vault,
  account: string,
  code: string,
): Promise<boolean> {
  return codeIsRight(tx, clock, vault, account, code, true)
}

async function codeIsRight(
  tx: Tx,
  clock: Clock,
  vault: Vault,
  account: string,
  code: string,
  confirmed: boolean,
): Promise<boolean> {
  const own = tx.withTables<Tables>()
  const row = await own
    .selectFrom('identity_totp')
    .selectAll()
    .where('account_id', '=', account)
    .forUpdate()
    .executeTakeFirst()
  if (!row || (row.confirmed_at !== null) !== confirmed || !/^\d{6}$/.test(code)) return false
  const epoch = Math.floor(clock.now().getTime() / 1_000)
  const result = await verify({
    secret: vault.open(row.secret, context(account)),
    token: code,
    epoch,
    period: STEP_SECONDS,
    // One step either way: clocks of telephones differ.
    epochTolerance: STEP_SECONDS,
  })
  if (!result.valid) return false
  const offset = 'delta' in result && typeof result.delta === 'number' ? result.delta : 0
  const step = BigInt(Math.floor(epoch / STEP_SECONDS) + offset)
  if (row.last_step !== null && step <= row.last_step) return false
  await own.updateTable('identity_totp').set({ last_step: step }).where('account_id', '=', account).execute()
  return true
}

/** Takes a factor of one's own away; not the last one of somebody whose role requires it. */
export async function removeOwnFactor(
  tx: Tx,
  clock: Clock,
  account: string,
  factor: { totp: true } | { passkey: string },
): Promise<void> {
  const own = tx.withTables<Tables>()
  const done =
    'totp' in factor
      ? await own.deleteFrom('identity_totp').where('account_id', '=', account).executeTakeFirst()
      : await own
          .deleteFrom('identity_passkey')
          .where('account_id', '=', account)
          .where('id', '=', factor.passkey)
          .executeTakeFirst()
  if (done.numDeletedRows === 0n) throw new Refusal('identity.no_factor', 404)
  const { secondFactorRoles } = await loadPolicy(tx)
  const grants = await own
    .selectFrom('identity_grant')
    .select('role')
    .where('account_id', '=', account)
    .execute()
  const required = grants.some(({ role }) => secondFactorRoles.includes(role))
  const last = !(await hasFactor(tx, account))
  if (required && last) throw new Refusal('identity.factor_required', 409)
  if (last) await dropRecoveryCodes(tx, account)
  await record(tx, clock, {
    kind: 'account.factor_removed',
    subject: { kind: 'account', id: account },
    actor: account,
    payload: { factor: 'totp' in factor ? 'totp' : 'passkey' },
  })
}

/** The security administrator clears all factors of somebody who lost them; sessions end with it. */
export async function resetFactors(tx: Tx, clock: Clock, actor: string, account: string): Promise<void> {
  if (actor === account) throw new Refusal('identity.not_oneself', 409)
  const own = tx.withTables<Tables>()
  await own.deleteFrom('identity_totp').where('account_id', '=', account).execute()
  await own.deleteFrom('identity_passkey').where('account_id', '=', account).execute()
  await dropRecoveryCodes(tx, account)
  await own.deleteFrom('identity_session').where('account_id', '=', account).execute()
  await record(tx, clock, {
    kind: 'account.factors_reset',
    subject: { kind: 'account', id: account },
    actor,
  })
}

/** Seals the secrets of authenticator apps again that stand under an older key. @returns how many */
export async function resealFactors(db: Db, vault: Vault): Promise<number> {
  const own = db.withTables<Tables>()
  const rows = await own.selectFrom('identity_totp').select(['account_id', 'secret']).execute()
  const stale = rows.filter((row) => vault.isStale(row.secret))
  for (const { account_id, secret } of stale) {
    const place = context(account_id)
    await own
      .updateTable('identity_totp')
      .set({ secret: vault.seal(vault.open(secret, place), place) })
      .where('account_id', '=', account_id)
      .where('secret', '=', secret)
      .execute()
  }
  return stale.length
}
