import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import { newId } from '#platform/crypto'
import { type Db, lockSubject, type Tx, violatedConstraint } from '#platform/db'
import { Refusal } from '#platform/errors'
import { adminRoles, isAdminRole, type Role } from './roles.ts'
import type { Tables } from './tables.ts'

export interface Right {
  role: Role
  body: string
  reach: 'own' | 'under'
}

/** The system administrator proposes a right; it holds once the security administrator grants it. */
export async function proposeRight(
  tx: Tx,
  clock: Clock,
  actor: string,
  account: string,
  right: Right,
): Promise<string> {
  const id = newId()
  await tx
    .withTables<Tables>()
    .insertInto('identity_proposal')
    .values({
      id,
      account_id: account,
      role: right.role,
      body_id: right.body,
      reach: right.reach,
      proposed_by: actor,
      proposed_at: clock.now(),
      decided_by: null,
      decided_at: null,
      verdict: null,
    })
    .execute()
  await record(tx, clock, {
    kind: 'right.proposed',
    subject: { kind: 'account', id: account },
    actor,
    body: right.body,
    payload: { proposal: id, role: right.role, reach: right.reach },
  })
  return id
}

/** Grants or refuses a proposed right. Nobody decides about themselves. */
export async function decideRight(
  tx: Tx,
  clock: Clock,
  actor: string,
  proposal: string,
  verdict: 'granted' | 'refused',
): Promise<void> {
  const own = tx.withTables<Tables>()
  const row = await own
    .selectFrom('identity_proposal')
    .selectAll()
    .where('id', '=', proposal)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('identity.no_proposal', 404)
  if (row.verdict !== null) throw new Refusal('identity.proposal_decided', 409)
  if (row.account_id === actor || row.proposed_by === actor) throw new Refusal('identity.not_oneself', 409)
  await own
    .updateTable('identity_proposal')
    .set({ verdict, decided_by: actor, decided_at: clock.now() })
    .where('id', '=', proposal)
    .execute()
  if (verdict === 'granted') {
    try {
      await own
        .insertInto('identity_grant')
        .values({ account_id: row.account_id, role: row.role, body_id: row.body_id, reach: row.reach })
        .onConflict((conflict) =>
          conflict.columns(['account_id', 'role', 'body_id']).doUpdateSet({ reach: row.reach }),
        )
        .execute()
    } catch (error) {
      if (violatedConstraint(error) === 'identity_grant_separation')
        throw new Refusal('identity.separated', 409)
      throw error
    }
  }
  await record(tx, clock, {
    kind: verdict === 'granted' ? 'right.granted' : 'right.refused',
    subject: { kind: 'account', id: row.account_id },
    actor,
    body: row.body_id,
    payload: { proposal, role: row.role, reach: row.reach },
  })
}

/** Takes a right away; the last one of an administrator's kind stays. */
export async function revokeRight(
  tx: Tx,
  clock: Clock,
  actor: string,
  account: string,
  right: { role: Role; body: string },
): Promise<void> {
  if (actor === account) throw new Refusal('identity.not_oneself', 409)
  await lockSubject(tx, 'administrators')
  const done = await tx
    .withTables<Tables>()
    .deleteFrom('identity_grant')
    .where('account_id', '=', account)
    .where('role', '=', right.role)
    .where('body_id', '=', right.body)
    .executeTakeFirst()
  if (done.numDeletedRows === 0n) throw new Refusal('identity.no_grant', 404)
  await refuseWithout(tx, right.role)
  await record(tx, clock, {
    kind: 'right.revoked',
    subject: { kind: 'account', id: account },
    actor,
    body: right.body,
    payload: { role: right.role },
  })
}

/** Each of the three administrators must be somebody who can sign in. */
export async function refuseWithout(db: Db, ...roles: Role[]): Promise<void> {
  for (const role of roles.filter(isAdminRole)) {
    const left = await db
      .withTables<Tables>()
      .selectFrom('identity_grant as g')
      .innerJoin('identity_account as a', 'a.id', 'g.account_id')
      .select('g.account_id')
      .where('g.role', '=', role)
      .where('a.state', '=', 'active')
      .executeTakeFirst()
    if (!left) throw new Refusal('identity.last_administrator', 409)
  }
}

/** Closes or reopens an account; its sessions end when it closes. */
export async function setAccountState(
  tx: Tx,
  clock: Clock,
  actor: string,
  account: string,
  state: 'active' | 'disabled',
): Promise<void> {
  if (actor === account) throw new Refusal('identity.not_oneself', 409)
  await lockSubject(tx, 'administrators')
  const own = tx.withTables<Tables>()
  const done = await own
    .updateTable('identity_account')
    .set({ state })
    .where('id', '=', account)
    .where('state', '<>', state)
    .executeTakeFirst()
  if (done.numUpdatedRows === 0n) throw new Refusal('identity.no_account', 404)
  if (state === 'disabled') {
    await own.deleteFrom('identity_session').where('account_id', '=', account).execute()
    await refuseWithout(tx, ...adminRoles)
  }
  await record(tx, clock, {
    kind: state === 'active' ? 'account.enabled' : 'account.disabled',
    subject: { kind: 'account', id: account },
    actor,
  })
}

/** Opens a locked account before its time. */
export async function unlockAccount(tx: Tx, clock: Clock, actor: string, account: string): Promise<void> {
  const done = await tx
    .withTables<Tables>()
    .updateTable('identity_account')
    .set({ locked_until: null, failed_sign_ins: 0 })
    .where('id', '=', account)
    .executeTakeFirst()
  if (done.numUpdatedRows === 0n) throw new Refusal('identity.no_account', 404)
  await record(tx, clock, { kind: 'account.unlocked', subject: { kind: 'account', id: account }, actor })
}
