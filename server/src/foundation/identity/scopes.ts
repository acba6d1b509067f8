import { bodiesUnder, takenOverBy } from '#foundation/bodies'
import type { Clock } from '#platform/clock'
import type { Db } from '#platform/db'
import { type Actor, isAdminRole, type Role } from './roles.ts'
import type { Tables } from './tables.ts'

/** A right as it stands: by grant, by somebody's absence, or for an emergency. */
interface Standing {
  role: Role
  body_id: string
  reach: 'own' | 'under'
}

/** The bodies each role of an account reaches today. */
export async function scopesOf(db: Db, clock: Clock, account: string): Promise<Actor['scopes']> {
  const own = await grantsOf(db, [account])
  const standing = [...own, ...(await lentTo(db, clock, account, own))]
  const scopes: Partial<Record<Role, Set<string>>> = {}
  const reached = new Map<string, readonly string[]>()
  for (const { role, body_id, reach } of standing) {
    const key = `${reach}:${body_id}`
    const bodies = reached.get(key) ?? (await reachOf(db, clock, body_id, reach))
    reached.set(key, bodies)
    scopes[role] = new Set([...(scopes[role] ?? []), ...bodies])
  }
  return scopes
}

async function reachOf(
  db: Db,
  clock: Clock,
  body: string,
  reach: 'own' | 'under',
): Promise<readonly string[]> {
  const today = clock.today()
  const bodies = reach === 'own' ? [body] : await bodiesUnder(db, body, 'disclosure_supervisor', today)
  // What a body took over in a reorganisation is its own to go on with.
  return [...bodies, ...(await takenOverBy(db, body, today))]
}

async function grantsOf(db: Db, accounts: readonly string[]): Promise<Standing[]> {
  if (accounts.length === 0) return []
  return db
    .withTables<Tables>()
    .selectFrom('identity_grant')
    .select(['role', 'body_id', 'reach'])
    .where('account_id', 'in', accounts)
    .execute()
}

/** What others have lent: their posts while they are away, and emergency rights while they last. */
async function lentTo(db: Db, clock: Clock, account: string, own: readonly Standing[]): Promise<Standing[]> {
  // An administrator never handles content, not as a deputy either.
  if (own.some((grant) => isAdminRole(grant.role))) return []
  const [absent, emergencies] = await Promise.all([
    absentFor(db, clock, account),
    db
      .withTables<Tables>()
      .selectFrom('identity_emergency')
      .select(['role', 'body_id'])
      .where('account_id', '=', account)
      .where('verdict', '=', 'granted')
      .where('expires_at', '>', clock.now())
      .execute(),
  ])
  const lent = await grantsOf(db, absent)
  return [
    ...lent.filter((grant) => !isAdminRole(grant.role)),
    ...emergencies.map((row) => ({ ...row, reach: 'own' as const })),
  ]
}

/** Those whose posts this account holds today because they are away. */
async function absentFor(db: Db, clock: Clock, account: string): Promise<string[]> {
  const today = clock.today()
  const rows = await db
    .withTables<Tables>()
    .selectFrom('identity_absence as b')
    .innerJoin('identity_account as a', 'a.id', 'b.account_id')
    .innerJoin('identity_account as d', 'd.id', 'b.deputy_id')
    .select('b.account_id')
    .where('b.deputy_id', '=', account)
    // Lent to a colleague: whoever is posted to another body meanwhile leaves it behind.
    .whereRef('d.body_id', '=', 'a.body_id')
    .where('b.ended_at', 'is', null)
    .where('b.from_day', '<=', today)
    .where('b.until_day', '>=', today)
    .where('a.state', '=', 'active')
    .orderBy('b.entered_at')
    .execute()
  return rows.map((row) => row.account_id)
}

/** In whose place somebody acts in a role on a body today; undefined where the post is their own. */
export async function actsFor(
  db: Db,
  clock: Clock,
  account: string,
  role: Role,
  body: string,
): Promise<string | undefined> {
  for (const person of [account, ...(await absentFor(db, clock, account))]) {
    for (const grant of await grantsOf(db, [person])) {
      if (grant.role !== role) continue
      const reached = await reachOf(db, clock, grant.body_id, grant.reach)
      if (reached.includes(body)) return person === account ? undefined : person
    }
  }
  return undefined
}
