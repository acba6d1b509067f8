import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import { hashPassword, verifyPassword } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { passwordFault } from './password.ts'
import { loadPolicy } from './security-policy.ts'
import type { Tables } from './tables.ts'

const DAY_MS = 86_400_000

/** Sets a new password under the policy; former ones do not come back. Other sessions of the person end. */
export async function setPassword(
  tx: Tx,
  clock: Clock,
  account: string,
  password: string,
  by: { actor: string | undefined; keep?: string },
): Promise<void> {
  const own = tx.withTables<Tables>()
  const policy = await loadPolicy(tx)
  const row = await own
    .selectFrom('identity_account')
    .select(['login', 'body_id', 'password_hash'])
    .where('id', '=', account)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const fault = passwordFault(policy, password, row)
  if (fault) {
    const { code, ...data } = fault
    throw new Refusal(code, 422, data)
  }
  const former = await own
    .selectFrom('identity_former_password')
    .select('password_hash')
    .where('account_id', '=', account)
    .orderBy('set_at', 'desc')
    .limit(policy.history)
    .execute()
  const hashes = [row.password_hash, ...former.map((old) => old.password_hash)]
  for (const hash of hashes) {
    if (hash !== null && (await verifyPassword(password, hash)))
      throw new Refusal('identity.password_again', 422, { history: policy.history })
  }
  const hash = await hashPassword(password)
  const now = clock.now()
  await own
    .updateTable('identity_account')
    .set({
      password_hash: hash,
      password_set_at: now,
      must_change: false,
      failed_sign_ins: 0,
      locked_until: null,
    })
    .where('id', '=', account)
    .execute()
  if (row.password_hash !== null) {
    await own
      .insertInto('identity_former_password')
      .values({ account_id: account, password_hash: row.password_hash, set_at: now })
      .onConflict((conflict) => conflict.columns(['account_id', 'set_at']).doNothing())
      .execute()
  }
  const others = own.deleteFrom('identity_session').where('account_id', '=', account)
  await (by.keep === undefined ? others : others.where('id', '<>', by.keep)).execute()
  await record(tx, clock, {
    kind: 'account.password_set',
    subject: { kind: 'account', id: account },
    body: row.body_id,
    ...(by.actor === undefined ? {} : { actor: by.actor }),
  })
}

/** Must the person choose a new password before anything else? */
export function passwordIsOld(
  clock: Clock,
  maxAgeDays: number,
  account: { must_change: boolean; password_set_at: Date | null },
): boolean {
  if (account.must_change) return true
  if (maxAgeDays === 0 || account.password_set_at === null) return false
  return clock.now().getTime() - account.password_set_at.getTime() > maxAgeDays * DAY_MS
}
