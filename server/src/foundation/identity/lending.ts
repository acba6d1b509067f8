import { record } from '#foundation/ledger'
import { addHours, type Clock, type Day } from '#platform/clock'
import { newId } from '#platform/crypto'
import type { Db, Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { accountNames } from './accounts.ts'
import { type Actor, isAdminRole, type Role } from './roles.ts'
import { rolesOf } from './sessions.ts'
import type { Tables } from './tables.ts'

export interface AbsenceRow {
  id: string
  /** mine: I am away; theirs: I stand in. */
  side: 'mine' | 'theirs'
  otherName: string
  from: string
  until: string
}

/** Absences of a person, and those in which they stand in, that are not over. */
export async function absencesOf(db: Db, clock: Clock, account: string): Promise<AbsenceRow[]> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('identity_absence')
    .selectAll()
    .where((eb) => eb.or([eb('account_id', '=', account), eb('deputy_id', '=', account)]))
    .where('ended_at', 'is', null)
    .where('until_day', '>=', clock.today())
    .orderBy('from_day')
    .execute()
  const names = await accountNames(
    db,
    rows.flatMap((row) => [row.account_id, row.deputy_id]),
  )
  return rows.map((row) => {
    const mine = row.account_id === account
    return {
      id: row.id,
      side: mine ? 'mine' : 'theirs',
      otherName: names.get(mine ? row.deputy_id : row.account_id)?.name ?? '',
      from: row.from_day,
      until: row.until_day,
    }
  })
}

/** Lends one's posts to a colleague of the same body for days of absence; reviewing stays the work of different people. */
export async function enterAbsence(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  absence: { deputy: string; from: Day; until: Day },
): Promise<string> {
  if (absence.until < absence.from || absence.until < clock.today())
    throw new Refusal('identity.absence_days', 422)
  const deputies = await possibleDeputies(tx, actor)
  if (!deputies.some((person) => person.id === absence.deputy))
    throw new Refusal('identity.absence_deputy', 422)
  const id = newId()
  await tx
    .withTables<Tables>()
    .insertInto('identity_absence')
    .values({
      id,
      account_id: actor.id,
      deputy_id: absence.deputy,
      from_day: absence.from,
      until_day: absence.until,
      entered_at: clock.now(),
      ended_at: null,
    })
    .execute()
  await record(tx, clock, {
    kind: 'right.lent',
    subject: { kind: 'account', id: absence.deputy },
    actor: actor.id,
    body: actor.bodyId,
    payload: { absence: id, from: absence.from, until: absence.until },
  })
  return id
}

/** Colleagues of the same body who handle content. */
export async function possibleDeputies(
  db: Db,
  actor: Actor,
): Promise<{ id: string; name: string; title: string }[]> {
  if ((await rolesOf(db, actor.id)).some(isAdminRole)) return []
  const rows = await db
    .withTables<Tables>()
    .selectFrom('identity_account as a')
    .innerJoin('identity_grant as g', 'g.account_id', 'a.id')
    .select(['a.id', 'a.name', 'a.title', 'g.role'])
    .where('a.body_id', '=', actor.bodyId)
    .where('a.state', '=', 'active')
    .where('a.id', '<>', actor.id)
    .orderBy('a.name')
    .execute()
  const people = new Map(rows.filter((row) => !isAdminRole(row.role)).map((row) => [row.id, row] as const))
  return [...people.values()].map(({ id, name, title }) => ({ id, name, title }))
}

/** The absent person is back: what was lent ends at once. */
export async function endAbsence(tx: Tx, clock: Clock, actor: string, id: string): Promise<void> {
  const row = await tx
    .withTables<Tables>()
    .updateTable('identity_absence')
    .set({ ended_at: clock.now() })
    .where('id', '=', id)
    .where('account_id', '=', actor)
    .where('ended_at', 'is', null)
    .returning('deputy_id')
    .executeTakeFirst()
  if (!row) throw new Refusal('identity.no_absence', 404)
  await record(tx, clock, {
    kind: 'right.lent_ended',
    subject: { kind: 'account', id: row.deputy_id },
    actor,
    payload: { absence: id },
  })
}

const EMERGENCY_HOURS = 4

/** Break-glass, first person: asks for a right of their own body for a few hours, with the reason. */
export async function askEmergency(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  asked: { role: Role; reason: string },
): Promise<string> {
  if (isAdminRole(asked.role) || (await rolesOf(tx, actor.id)).some(isAdminRole))
    throw new Refusal('identity.separated', 409)
  const id = newId()
  await tx
    .withTables<Tables>()
    .insertInto('identity_emergency')
    .values({
      id,
      account_id: actor.id,
      role: asked.role,
      body_id: actor.bodyId,
      reason: asked.reason,
      asked_at: clock.now(),
      decided_by: null,
      decided_at: null,
      verdict: null,
      expires_at: null,
    })
    .execute()
  await record(tx, clock, {
    kind: 'emergency.asked',
    subject: { kind: 'account', id: actor.id },
    actor: actor.id,
    body: actor.bodyId,
    payload: { emergency: id, role: asked.role },
  })
  return id
}

/** Break-glass, second person: grants it, and it ends by itself. */
export async function decideEmergency(
  tx: Tx,
  clock: Clock,
  actor: string,
  id: string,
  verdict: 'granted' | 'refused',
): Promise<void> {
  const own = tx.withTables<Tables>()
  const row = await own
    .selectFrom('identity_emergency')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('identity.no_proposal', 404)
  if (row.verdict !== null) throw new Refusal('identity.proposal_decided', 409)
  if (row.account_id === actor) throw new Refusal('identity.not_oneself', 409)
  await own
    .updateTable('identity_emergency')
    .set({
      verdict,
      decided_by: actor,
      decided_at: clock.now(),
      expires_at: verdict === 'granted' ? addHours(clock.now(), EMERGENCY_HOURS) : null,
    })
    .where('id', '=', id)
    .execute()
  await record(tx, clock, {
    kind: `emergency.${verdict}`,
    subject: { kind: 'account', id: row.account_id },
    actor,
    body: row.body_id,
    payload: { emergency: id, role: row.role },
  })
}
