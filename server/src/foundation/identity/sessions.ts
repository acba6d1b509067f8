import { bodiesUnder } from '#foundation/bodies'
import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import { hashPassword, randomToken, sha256, verifyPassword } from '#platform/crypto'
import { type Db, inTransaction } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { Actor, Role } from './roles.ts'
import type { Tables } from './tables.ts'

/** Defaults of GB/T 22239 level 3 practice; a session ends after this idle time or at its absolute end. */
const IDLE_MINUTES = 30
const LONGEST_HOURS = 12
const TRIES = 5
const LOCK_MINUTES = 15
const minute = 60_000

// Checked when the login is unknown, so that both answers take the same time.
const nobody = hashPassword('no such account')

/** Signs in with login and password. @returns the session token, for the cookie */
export async function signIn(db: Db, clock: Clock, login: string, password: string): Promise<string> {
  const own = db.withTables<Tables>()
  const account = await own
    .selectFrom('identity_account')
    .selectAll()
    .where('login', '=', login)
    .executeTakeFirst()
  const now = clock.now()
  if (account?.locked_until && account.locked_until > now)
    throw new Refusal('identity.locked', 429, { minutes: LOCK_MINUTES })
  const right = await verifyPassword(password, account?.password_hash ?? (await nobody))
  if (account?.state !== 'active' || !right) {
    if (account) await countFailure(db, clock, account.id, account.body_id, account.failed_sign_ins + 1)
    throw new Refusal('identity.wrong_password', 401)
  }
  const token = randomToken()
  await inTransaction(db, async (tx) => {
    const mine = tx.withTables<Tables>()
    await mine
      .updateTable('identity_account')
      .set({ failed_sign_ins: 0, locked_until: null })
      .where('id', '=', account.id)
      .execute()
    await mine
      .insertInto('identity_session')
      .values({
        token_hash: sha256(token),
        account_id: account.id,
        created_at: now,
        last_seen_at: now,
        expires_at: new Date(now.getTime() + LONGEST_HOURS * 60 * minute),
      })
      .execute()
    await record(tx, clock, {
      kind: 'account.signed_in',
      subject: { kind: 'account', id: account.id },
      actor: account.id,
      body: account.body_id,
    })
  })
  return token
}

async function countFailure(
  db: Db,
  clock: Clock,
  account: string,
  body: string,
  failures: number,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const locks = failures >= TRIES
    await tx
      .withTables<Tables>()
      .updateTable('identity_account')
      .set({
        failed_sign_ins: locks ? 0 : failures,
        locked_until: locks ? new Date(clock.now().getTime() + LOCK_MINUTES * minute) : null,
      })
      .where('id', '=', account)
      .execute()
    await record(tx, clock, {
      kind: locks ? 'account.locked' : 'account.sign_in_failed',
      subject: { kind: 'account', id: account },
      body,
    })
  })
}

export async function signOut(db: Db, token: string): Promise<void> {
  await db
    .withTables<Tables>()
    .deleteFrom('identity_session')
    .where('token_hash', '=', sha256(token))
    .execute()
}

/** The person behind a session token, if the session is still good. */
export async function actorOf(db: Db, clock: Clock, token: string): Promise<Actor | undefined> {
  const own = db.withTables<Tables>()
  const now = clock.now()
  const row = await own
    .selectFrom('identity_session as s')
    .innerJoin('identity_account as a', 'a.id', 's.account_id')
    .select(['s.last_seen_at', 's.token_hash', 'a.id', 'a.name', 'a.title', 'a.body_id'])
    .where('s.token_hash', '=', sha256(token))
    .where('s.expires_at', '>', now)
    .where('s.last_seen_at', '>', new Date(now.getTime() - IDLE_MINUTES * minute))
    .where('a.state', '=', 'active')
    .executeTakeFirst()
  if (!row) return undefined
  if (now.getTime() - row.last_seen_at.getTime() > minute) {
    await own
      .updateTable('identity_session')
      .set({ last_seen_at: now })
      .where('token_hash', '=', row.token_hash)
      .execute()
  }
  return {
    id: row.id,
    name: row.name,
    title: row.title,
    bodyId: row.body_id,
    scopes: await scopesOf(db, clock, row.id),
  }
}

async function scopesOf(db: Db, clock: Clock, account: string): Promise<Actor['scopes']> {
  const grants = await db
    .withTables<Tables>()
    .selectFrom('identity_grant')
    .select(['role', 'body_id', 'reach'])
    .where('account_id', '=', account)
    .execute()
  const scopes: Partial<Record<Role, Set<string>>> = {}
  for (const grant of grants) {
    const reached =
      grant.reach === 'own'
        ? [grant.body_id]
        : await bodiesUnder(db, grant.body_id, 'disclosure_supervisor', clock.today())
    scopes[grant.role] = new Set([...(scopes[grant.role] ?? []), ...reached])
  }
  return scopes
}

/** The actor of an account without a session, for jobs, demonstration data and tests. */
export async function actorById(db: Db, clock: Clock, account: string): Promise<Actor> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('identity_account')
    .select(['id', 'name', 'title', 'body_id'])
    .where('id', '=', account)
    .executeTakeFirstOrThrow()
  return {
    id: row.id,
    name: row.name,
    title: row.title,
    bodyId: row.body_id,
    scopes: await scopesOf(db, clock, row.id),
  }
}
