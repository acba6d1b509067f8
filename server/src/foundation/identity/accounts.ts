import { heirsOf } from '#foundation/bodies'
import { record } from '#foundation/ledger'
import type { Clock, Day } from '#platform/clock'
import { hashPassword, newId } from '#platform/crypto'
import type { Db, Tx } from '#platform/db'
import type { Role } from './roles.ts'
import type { Tables } from './tables.ts'

export interface NewAccount {
  id?: string
  login: string
  name: string
  title?: string
  body: string
  /** Left out where the person chooses one over a one-time link. */
  password?: string
  /** In its place, as `hashPassword` made it: hundreds of demonstration accounts share one. */
  passwordHash?: string
  grants: readonly { role: Role; body: string; reach: 'own' | 'under' }[]
}

/** Opens an account with its roles. @returns its id */
export async function createAccount(
  tx: Tx,
  clock: Clock,
  actor: string | undefined,
  account: NewAccount,
): Promise<string> {
  const id = account.id ?? newId()
  const own = tx.withTables<Tables>()
  await own
    .insertInto('identity_account')
    .values({
      id,
      login: account.login,
      name: account.name,
      title: account.title ?? '',
      body_id: account.body,
      password_hash:
        account.passwordHash ??
        (account.password === undefined ? null : await hashPassword(account.password)),
      locked_until: null,
    })
    .execute()
  for (const grant of account.grants) {
    await own
      .insertInto('identity_grant')
      .values({ account_id: id, role: grant.role, body_id: grant.body, reach: grant.reach })
      .execute()
  }
  await record(tx, clock, {
    kind: 'account.created',
    subject: { kind: 'account', id },
    body: account.body,
    ...(actor === undefined ? {} : { actor }),
    payload: { grants: account.grants.map(({ role, body, reach }) => ({ role, body, reach })) },
  })
  return id
}

export async function loginTaken(db: Db, login: string): Promise<boolean> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('identity_account')
    .select('id')
    .where('login', '=', login)
    .executeTakeFirst()
  return row !== undefined
}

export interface Colleague {
  id: string
  name: string
  title: string
  bodyId: string
}

/** Names of accounts, for lists and histories. */
export async function accountNames(db: Db, ids: readonly string[]): Promise<Map<string, Colleague>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .withTables<Tables>()
    .selectFrom('identity_account')
    .select(['id', 'name', 'title', 'body_id'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(
    rows.map((row) => [row.id, { id: row.id, name: row.name, title: row.title, bodyId: row.body_id }]),
  )
}

/** Logins of accounts, for those who audit. */
export async function accountLogins(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .withTables<Tables>()
    .selectFrom('identity_account')
    .select(['id', 'login'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, row.login]))
}

/** Active people who hold `role` with a grant on `body` itself, or on the body that goes on with its matters today. */
export async function peopleWith(db: Db, role: Role, body: string, today: Day): Promise<Colleague[]> {
  const bodies = [body, ...(await heirsOf(db, body, today))]
  const rows = await db
    .withTables<Tables>()
    .selectFrom('identity_grant as g')
    .innerJoin('identity_account as a', 'a.id', 'g.account_id')
    .select(['a.id', 'a.name', 'a.title', 'a.body_id'])
    .distinct()
    .where('g.role', '=', role)
    .where('g.body_id', 'in', bodies)
    .where('a.state', '=', 'active')
    .orderBy('a.name')
    .execute()
  return rows.map((row) => ({ id: row.id, name: row.name, title: row.title, bodyId: row.body_id }))
}

/** When a person last chose a password; null where they have none here. */
export async function passwordSetAt(db: Db, account: string): Promise<Date | null> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('identity_account')
    .select('password_set_at')
    .where('id', '=', account)
    .executeTakeFirst()
  return row?.password_set_at ?? null
}
