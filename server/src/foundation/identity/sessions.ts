import { record } from '#foundation/ledger'
import { addHours, type Clock } from '#platform/clock'
import { hashPassword, randomToken, sha256, verifyPassword } from '#platform/crypto'
import { type Db, inTransaction, type Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { Attempts } from './attempts.ts'
import { hasFactor } from './factors.ts'
import { countFailure, refuseLocked, strangerLock } from './lockout.ts'
import { ldapAccepts, type OuterSignIn } from './outer.ts'
import { passwordIsOld } from './passwords.ts'
import { type Actor, isAdminRole, type Role } from './roles.ts'
import { scopesOf } from './scopes.ts'
import { loadPolicy, type SecurityPolicy } from './security-policy.ts'
import { endMisused, noteAddress, type Place, placeOf } from './session-place.ts'
import type { Stage, Tables } from './tables.ts'

const minute = 60_000

// Checked when the login is unknown, so that both answers take the same time.
const nobody = hashPassword('no such account')

/** Where a sign-in comes from. */
export interface Origin extends Place {
  /** Whether somebody has signed in to this account from this browser before; absent where it carries no mark at all. */
  knows?: (account: string) => boolean
}

const unseen: Origin = { address: '', agent: '' }

/** What stands around a sign-in at a house that is open to the world. */
export interface Doorway {
  attempts?: Attempts
  outer?: OuterSignIn
  /** Keyed digest of a login, under which guesses at one that nobody has are counted. */
  digest?: (login: string) => Buffer
}

/** Signs in with login and password. @returns the session token, for the cookie */
export async function signIn(
  db: Db,
  clock: Clock,
  login: string,
  password: string,
  origin: Origin = unseen,
  { attempts, outer = {}, digest }: Doorway = {},
): Promise<string> {
  // Before the database is asked: a flood costs next to nothing.
  if (!origin.knows) attempts?.admit(origin.address)
  const stranger = digest?.(login)
  // Both are asked every time, and an unknown login is treated as an account would be: no answer, and no time it takes,
  // tells which logins there are.
  const [account, strangerUntil] = await Promise.all([
    db
      .withTables<Tables>()
      .selectFrom('identity_account')
      .selectAll()
      .where('login', '=', login)
      .executeTakeFirst(),
    strangerLock(db, stranger),
  ])
  const known = account !== undefined && (origin.knows?.(account.id) ?? false)
  if (!known) {
    if (origin.knows) attempts?.admit(origin.address)
    refuseLocked(clock, account ? account.locked_until : strangerUntil)
  }
  // Whoever has no password here is asked for in the directory, where the operator set one. An administrator is not: whoever
  // keeps the directory would be one by entering a name there.
  const { ldap } = outer
  const hash = account?.password_hash ?? null
  const administers =
    account !== undefined && hash === null && (await rolesOf(db, account.id)).some(isAdminRole)
  const elsewhere = ldap !== undefined && hash === null && !administers
  const check = async () =>
    elsewhere ? ldapAccepts(ldap, login, password) : verifyPassword(password, hash ?? (await nobody))
  const right = await (attempts ? attempts.inTurn(check, known) : check())
  if (account?.state !== 'active' || (hash === null && !elsewhere) || !right) {
    attempts?.failed(origin.address)
    if (account) await countFailure(db, clock, { account: account.id })
    else if (stranger) await countFailure(db, clock, { stranger })
    throw new Refusal('identity.wrong_password', 401)
  }
  return inTransaction(db, (tx) => openSession(tx, clock, account.id, origin))
}

/** Opens a session for somebody whose first proof was right; what else they owe is its stage. */
export async function openSession(
  tx: Tx,
  clock: Clock,
  account: string,
  origin: Origin,
  proven: { factor: boolean } = { factor: false },
): Promise<string> {
  const own = tx.withTables<Tables>()
  const policy = await loadPolicy(tx)
  const now = clock.now()
  const token = randomToken()
  const stage = await nextStage(tx, clock, policy, account, proven)
  await own
    .insertInto('identity_session')
    .values({
      token_hash: sha256(token),
      id: crypto.randomUUID(),
      account_id: account,
      stage,
      address: origin.address,
      agent: origin.agent.slice(0, 200),
      created_at: now,
      last_seen_at: now,
      proven_at: now,
      expires_at: addHours(now, policy.sessionHours),
    })
    .execute()
  if (stage === 'full') await welcome(tx, clock, account)
  return token
}

async function welcome(tx: Tx, clock: Clock, account: string): Promise<void> {
  const row = await tx
    .withTables<Tables>()
    .updateTable('identity_account')
    .set({ failed_sign_ins: 0, locked_until: null, last_sign_in_at: clock.now() })
    .where('id', '=', account)
    .returning('body_id')
    .executeTakeFirstOrThrow()
  await record(tx, clock, {
    kind: 'account.signed_in',
    subject: { kind: 'account', id: account },
    actor: account,
    body: row.body_id,
  })
}

/** What a person owes next: the second factor they have, one they must get, or a new password. */
async function nextStage(
  db: Db,
  clock: Clock,
  policy: SecurityPolicy,
  account: string,
  proven: { factor: boolean },
): Promise<Stage> {
  const own = db.withTables<Tables>()
  if (!proven.factor) {
    if (await hasFactor(db, account)) return 'factor'
    const grants = await own
      .selectFrom('identity_grant')
      .select('role')
      .where('account_id', '=', account)
      .execute()
    if (grants.some(({ role }) => policy.secondFactorRoles.includes(role))) return 'enrol'
  }
  const row = await own
    .selectFrom('identity_account')
    .select(['must_change', 'password_set_at'])
    .where('id', '=', account)
    .executeTakeFirstOrThrow()
  return passwordIsOld(clock, policy.maxAgeDays, row) ? 'password' : 'full'
}

/**
 * Moves a session on after a proof, under a new token: one that was planted in the browser, or looked at before, leads nowhere.
 * @returns the token
 */
export async function advance(
  tx: Tx,
  clock: Clock,
  session: Session,
  proven: { factor: boolean },
): Promise<string> {
  const stage = await nextStage(tx, clock, await loadPolicy(tx), session.account, proven)
  const token = randomToken()
  await tx
    .withTables<Tables>()
    .updateTable('identity_session')
    .set({ stage, challenge: null, token_hash: sha256(token), proven_at: clock.now() })
    .where('id', '=', session.id)
    .execute()
  if (stage === 'full' && session.stage !== 'full') await welcome(tx, clock, session.account)
  return token
}

export async function signOut(db: Db, clock: Clock, token: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    const ended = await tx
      .withTables<Tables>()
      .deleteFrom('identity_session')
      .where('token_hash', '=', sha256(token))
      .returning(['account_id', 'stage'])
      .executeTakeFirst()
    if (ended?.stage !== 'full') return
    await record(tx, clock, {
      kind: 'account.signed_out',
      subject: { kind: 'account', id: ended.account_id },
      actor: ended.account_id,
    })
  })
}

/** A session of any stage. */
export interface Session {
  id: string
  account: string
  stage: Stage
  challenge: string | null
  /** When its person last gave a proof: signing in, or once more since. */
  provenAt: Date | null
  /** When it ends by itself: while nobody works, and at the latest. */
  idleUntil: Date
  until: Date
}

interface Look {
  /** Somebody is at the desk. */
  touch: boolean
  /** Where the cookie came from this time. */
  from?: Place
}

type Found = Session & { person: Omit<Actor, 'scopes'> }

async function findSession(
  db: Db,
  clock: Clock,
  token: string,
  { touch, from }: Look,
): Promise<Found | undefined> {
  const own = db.withTables<Tables>()
  const now = clock.now()
  const row = await own
    .selectFrom('identity_session as s')
    .innerJoin('identity_account as a', 'a.id', 's.account_id')
    .innerJoin('identity_policy as p', (join) => join.onTrue())
    .select([
      's.id as session_id',
      's.stage',
      's.challenge',
      's.proven_at',
      's.last_seen_at',
      's.expires_at',
      's.token_hash',
      's.address',
      's.agent',
      's.addresses',
      'p.idle_minutes',
      'p.bind_address',
      'a.id',
      'a.name',
      'a.title',
      'a.body_id',
    ])
    .where('s.token_hash', '=', sha256(token))
    .where('s.expires_at', '>', now)
    .where('a.state', '=', 'active')
    .executeTakeFirst()
  if (!row || now.getTime() - row.last_seen_at.getTime() >= row.idle_minutes * minute) return undefined
  if (from) {
    const session = { id: row.session_id, account: row.id, body: row.body_id }
    const place = placeOf(row, from, row.bind_address)
    if (place === 'browser' || place === 'address') {
      await endMisused(db, clock, session, place)
      return undefined
    }
    if (place === 'moved') await noteAddress(db, clock, session, from.address)
  }
  const touched = touch && now.getTime() - row.last_seen_at.getTime() > minute
  if (touched) {
    await own
      .updateTable('identity_session')
      .set({ last_seen_at: now })
      .where('token_hash', '=', row.token_hash)
      .execute()
  }
  const person = { id: row.id, name: row.name, title: row.title, bodyId: row.body_id }
  return {
    id: row.session_id,
    account: row.id,
    stage: row.stage,
    challenge: row.challenge,
    provenAt: row.proven_at,
    idleUntil: new Date((touched ? now : row.last_seen_at).getTime() + row.idle_minutes * minute),
    until: row.expires_at,
    person,
  }
}

/** The session behind a token with its person; the person only once nothing is missing. */
export async function sessionOf(
  db: Db,
  clock: Clock,
  token: string,
  look: Look = { touch: true },
): Promise<{ session: Session; actor: Actor | undefined } | undefined> {
  const found = await findSession(db, clock, token, look)
  if (!found) return undefined
  const { person, ...session } = found
  if (session.stage !== 'full') return { session, actor: undefined }
  return { session, actor: { ...person, scopes: await scopesOf(db, clock, person.id) } }
}

/** The person behind a session token, if the session is still good and complete. */
export async function actorOf(db: Db, clock: Clock, token: string): Promise<Actor | undefined> {
  return (await sessionOf(db, clock, token))?.actor
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

export interface SessionRow {
  id: string
  address: string
  /** Other addresses it was used from. */
  addresses: string[]
  agent: string
  since: string
  lastSeen: string
}

/** The open sessions of an account, the latest used first. */
export async function sessionsOf(db: Db, clock: Clock, account: string): Promise<SessionRow[]> {
  const { idleMinutes } = await loadPolicy(db)
  const now = clock.now()
  const rows = await db
    .withTables<Tables>()
    .selectFrom('identity_session')
    .select(['id', 'address', 'addresses', 'agent', 'created_at', 'last_seen_at'])
    .where('account_id', '=', account)
    .where('expires_at', '>', now)
    .where('last_seen_at', '>', new Date(now.getTime() - idleMinutes * minute))
    .orderBy('last_seen_at', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    address: row.address,
    addresses: row.addresses,
    agent: row.agent,
    since: row.created_at.toISOString(),
    lastSeen: row.last_seen_at.toISOString(),
  }))
}

/** Ends one session of an account, or all of them. */
export async function revokeSessions(
  tx: Tx,
  clock: Clock,
  actor: string,
  account: string,
  session?: string,
): Promise<void> {
  const all = tx.withTables<Tables>().deleteFrom('identity_session').where('account_id', '=', account)
  const done = await (session === undefined ? all : all.where('id', '=', session)).executeTakeFirst()
  if (session !== undefined && done.numDeletedRows === 0n) throw new Refusal('identity.no_session', 404)
  await record(tx, clock, {
    kind: 'account.sessions_revoked',
    subject: { kind: 'account', id: account },
    actor,
    payload: { count: Number(done.numDeletedRows) },
  })
}

/** The roles of an account, lent ones left out. */
export async function rolesOf(db: Db, account: string): Promise<Role[]> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('identity_grant')
    .select('role')
    .distinct()
    .where('account_id', '=', account)
    .execute()
  return rows.map((row) => row.role)
}
