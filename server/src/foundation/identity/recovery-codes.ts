import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import { readableCode, type Vault } from '#platform/crypto'
import type { Db, Tx } from '#platform/db'
import type { Tables } from './tables.ts'

const CODES = 10
/** Twelve of thirty-one signs: 59 bits, and the digest is keyed besides. */
const SIGNS = 12

const indexOf = (vault: Vault, account: string, code: string) =>
  vault.blindIndex(code, `identity_recovery_code.code_index:${account}`)

/** As it is read from paper and typed: small letters, spaces, full-width signs. */
const plain = (typed: string) =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')

/** Ten codes in place of a second factor, each good once. They are told now and never again; an older set is worth nothing. */
export async function makeRecoveryCodes(
  tx: Tx,
  clock: Clock,
  vault: Vault,
  account: string,
): Promise<string[]> {
  const own = tx.withTables<Tables>()
  const codes = Array.from({ length: CODES }, () => readableCode(SIGNS))
  await dropRecoveryCodes(tx, account)
  await own
    .insertInto('identity_recovery_code')
    .values(
      codes.map((code) => ({
        code_index: indexOf(vault, account, code),
        account_id: account,
        made_at: clock.now(),
        used_at: null,
      })),
    )
    .execute()
  await record(tx, clock, {
    kind: 'account.recovery_codes_made',
    subject: { kind: 'account', id: account },
    actor: account,
    payload: { count: CODES },
  })
  return codes.map((code) => code.replace(/(.{4})(?=.)/g, '$1-'))
}

/** A set for whoever has just got a factor and holds no code that is good. */
export async function firstRecoveryCodes(
  tx: Tx,
  clock: Clock,
  vault: Vault,
  account: string,
): Promise<string[] | undefined> {
  const { left } = await recoveryCodesOf(tx, account)
  return left === 0 ? makeRecoveryCodes(tx, clock, vault, account) : undefined
}

export interface RecoveryCodes {
  left: number
  madeAt: string | null
  usedAt: string | null
}

/** How many codes are still good, when the set was made and when one was last used. */
export async function recoveryCodesOf(db: Db, account: string): Promise<RecoveryCodes> {
  const { left, made, used } = await db
    .withTables<Tables>()
    .selectFrom('identity_recovery_code')
    .select(({ fn }) => [
      fn.countAll<bigint>().filterWhere('used_at', 'is', null).as('left'),
      fn.max('made_at').as('made'),
      fn.max('used_at').as('used'),
    ])
    .where('account_id', '=', account)
    .executeTakeFirstOrThrow()
  return { left: Number(left), madeAt: made?.toISOString() ?? null, usedAt: used?.toISOString() ?? null }
}

/** Uses a code up. @returns whether it was one of the person's, and good */
export async function spendRecoveryCode(
  tx: Tx,
  clock: Clock,
  vault: Vault,
  account: string,
  typed: string,
): Promise<boolean> {
  // Two uses at the same moment: one finds it unused.
  const spent = await tx
    .withTables<Tables>()
    .updateTable('identity_recovery_code')
    .set({ used_at: clock.now() })
    .where('code_index', '=', indexOf(vault, account, plain(typed)))
    .where('account_id', '=', account)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  if (spent.numUpdatedRows === 0n) return false
  const { left } = await recoveryCodesOf(tx, account)
  await record(tx, clock, {
    kind: 'account.recovery_code_used',
    subject: { kind: 'account', id: account },
    actor: account,
    payload: { left },
  })
  return true
}

/** Without a factor there is nothing that a code could stand for. */
export async function dropRecoveryCodes(tx: Tx, account: string): Promise<void> {
  await tx
    .withTables<Tables>()
    .deleteFrom('identity_recovery_code')
    .where('account_id', '=', account)
    .execute()
}
