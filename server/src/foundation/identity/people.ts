import { sql } from 'kysely'
import { latestNames } from '#foundation/bodies'
import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import type { Db, Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { accountNames } from './accounts.ts'
import { roleLabels } from './roles.ts'
import type { Tables } from './tables.ts'

/** A page of accounts for the administrators, with their rights; never with what they handle. */
export async function listPeople(
  db: Db,
  clock: Clock,
  filter: { q: string; body: string | undefined; page: number; size: number; id?: string },
) {
  const own = db.withTables<Tables>()
  let query = own.selectFrom('identity_account as a')
  if (filter.id !== undefined) query = query.where('a.id', '=', filter.id)
  if (filter.body !== undefined) query = query.where('a.body_id', '=', filter.body)
  if (filter.q !== '') {
    const like = `%${filter.q.replace(/[\\%_]/g, '\\$&')}%`
    query = query.where((eb) =>
      eb.or([eb('a.login', 'like', like), eb('a.name', 'like', like), eb('a.title', 'like', like)]),
    )
  }
  const [rows, { total }] = await Promise.all([
    query
      .select([
        'a.id',
        'a.login',
        'a.name',
        'a.title',
        'a.body_id',
        'a.state',
        'a.locked_until',
        'a.last_sign_in_at',
        sql<boolean>`a.password_hash is not null`.as('has_password'),
        sql<boolean>`exists (select 1 from identity_totp t where t.account_id = a.id and t.confirmed_at is not null)
          or exists (select 1 from identity_passkey k where k.account_id = a.id)`.as('second_factor'),
        sql<number>`(select count(*)::int from identity_proposal p
          where p.account_id = a.id and p.verdict is null)`.as('waiting'),
      ])
      .orderBy('a.login')
      .limit(filter.size)
      .offset((filter.page - 1) * filter.size)
      .execute(),
    query.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow(),
  ])
  const ids = rows.map((row) => row.id)
  const grants =
    ids.length === 0
      ? []
      : await own
          .selectFrom('identity_grant')
          .selectAll()
          .where('account_id', 'in', ids)
          .orderBy('role')
          .execute()
  const names = await latestNames(db, [
    ...rows.map((row) => row.body_id),
    ...grants.map((grant) => grant.body_id),
  ])
  return {
    total,
    rows: rows.map((row) => ({
      id: row.id,
      login: row.login,
      name: row.name,
      title: row.title,
      bodyId: row.body_id,
      bodyName: names.get(row.body_id) ?? '',
      state: row.state,
      locked: row.locked_until !== null && row.locked_until > clock.now(),
      hasPassword: row.has_password,
      secondFactor: row.second_factor,
      lastSignInAt: row.last_sign_in_at?.toISOString() ?? null,
      waiting: row.waiting,
      rights: grants
        .filter((grant) => grant.account_id === row.id)
        .map((grant) => ({
          role: grant.role,
          roleLabel: roleLabels[grant.role],
          bodyId: grant.body_id,
          bodyName: names.get(grant.body_id) ?? '',
          reach: grant.reach,
        })),
    })),
  }
}

/** Name, post and body of an account; the login stays, because the past names it. */
export async function changePerson(
  tx: Tx,
  clock: Clock,
  actor: string,
  account: string,
  change: { name: string; title: string; bodyId: string },
): Promise<void> {
  const done = await tx
    .withTables<Tables>()
    .updateTable('identity_account')
    .set({ name: change.name, title: change.title, body_id: change.bodyId })
    .where('id', '=', account)
    .executeTakeFirst()
  if (done.numUpdatedRows === 0n) throw new Refusal('identity.no_account', 404)
  await record(tx, clock, {
    kind: 'account.changed',
    subject: { kind: 'account', id: account },
    actor,
    body: change.bodyId,
  })
}

/** Rights that wait for the security administrator, the oldest first. */
export async function openProposals(db: Db) {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('identity_proposal as p')
    .innerJoin('identity_account as a', 'a.id', 'p.account_id')
    .select([
      'p.id',
      'p.account_id',
      'p.role',
      'p.body_id',
      'p.reach',
      'p.proposed_by',
      'p.proposed_at',
      'a.name',
      'a.login',
    ])
    .where('p.verdict', 'is', null)
    .orderBy('p.proposed_at')
    .limit(500)
    .execute()
  const [bodies, people] = await Promise.all([
    latestNames(
      db,
      rows.map((row) => row.body_id),
    ),
    accountNames(
      db,
      rows.map((row) => row.proposed_by),
    ),
  ])
  return rows.map((row) => ({
    id: row.id,
    accountId: row.account_id,
    accountName: row.name,
    accountLogin: row.login,
    role: row.role,
    roleLabel: roleLabels[row.role],
    bodyId: row.body_id,
    bodyName: bodies.get(row.body_id) ?? '',
    reach: row.reach,
    proposedBy: row.proposed_by,
    proposedByName: people.get(row.proposed_by)?.name ?? '',
    proposedAt: row.proposed_at.toISOString(),
  }))
}

/** Emergency rights asked for and granted lately, the newest first. */
export async function listEmergencies(db: Db) {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('identity_emergency')
    .selectAll()
    .orderBy('asked_at', 'desc')
    .limit(200)
    .execute()
  const [bodies, people] = await Promise.all([
    latestNames(
      db,
      rows.map((row) => row.body_id),
    ),
    accountNames(
      db,
      rows.flatMap((row) => [row.account_id, ...(row.decided_by ? [row.decided_by] : [])]),
    ),
  ])
  return rows.map((row) => ({
    id: row.id,
    accountName: people.get(row.account_id)?.name ?? '',
    bodyId: row.body_id,
    bodyName: bodies.get(row.body_id) ?? '',
    roleLabel: roleLabels[row.role],
    reason: row.reason,
    askedAt: row.asked_at.toISOString(),
    verdict: row.verdict,
    decidedByName: row.decided_by ? (people.get(row.decided_by)?.name ?? '') : null,
    expiresAt: row.expires_at?.toISOString() ?? null,
  }))
}
