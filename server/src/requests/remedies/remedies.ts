import { sql } from 'kysely'
import type { FigureRecord, FigureScope, FigureSource } from '#foundation/figures'
import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import { newId } from '#platform/crypto'
import type { Db, Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { RemedyView, remedyKinds, remedyResults } from './contract.ts'

type Kind = (typeof remedyKinds)[number]
type Result = (typeof remedyResults)[number]

type Tables = {
  remedies_remedy: {
    id: string
    request_id: string
    body_id: string
    kind: Kind
    organ: string
    accepted_on: string
    result: Result | null
    closed_on: string | null
    note: string
  }
}

/** Registers a reconsideration or a suit against an answer. @returns its id */
export async function openRemedy(
  tx: Tx,
  clock: Clock,
  actor: string,
  about: { request: string; body: string },
  remedy: { kind: Kind; organ: string; acceptedOn: string },
): Promise<string> {
  if (remedy.acceptedOn > clock.today()) throw new Refusal('remedies.in_future', 422)
  const id = newId()
  await tx
    .withTables<Tables>()
    .insertInto('remedies_remedy')
    .values({
      id,
      request_id: about.request,
      body_id: about.body,
      kind: remedy.kind,
      organ: remedy.organ,
      accepted_on: remedy.acceptedOn,
      result: null,
      closed_on: null,
      note: '',
    })
    .execute()
  await record(tx, clock, {
    kind: 'remedy.opened',
    subject: { kind: 'remedy', id },
    body: about.body,
    actor,
    payload: { request: about.request, remedy: remedy.kind, acceptedOn: remedy.acceptedOn },
  })
  return id
}

/** Records how it ended; the original result and the corrected one both stay. */
export async function closeRemedy(
  tx: Tx,
  clock: Clock,
  actor: string,
  id: string,
  ending: { result: Result; closedOn: string; note: string },
): Promise<void> {
  const own = tx.withTables<Tables>()
  const row = await own
    .selectFrom('remedies_remedy')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('remedies.not_found', 404)
  if (row.result !== null) throw new Refusal('remedies.closed_already', 409)
  if (ending.closedOn < row.accepted_on || ending.closedOn > clock.today())
    throw new Refusal('remedies.closed_out_of_range', 422)
  await own
    .updateTable('remedies_remedy')
    .set({ result: ending.result, closed_on: ending.closedOn, note: ending.note })
    .where('id', '=', id)
    .execute()
  await record(tx, clock, {
    kind: 'remedy.closed',
    subject: { kind: 'remedy', id },
    body: row.body_id,
    actor,
    payload: { result: ending.result, closedOn: ending.closedOn },
  })
}

export async function remediesOf(db: Db, requestId: string): Promise<RemedyView[]> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('remedies_remedy')
    .selectAll()
    .where('request_id', '=', requestId)
    .orderBy('accepted_on')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    requestId: row.request_id,
    kind: row.kind,
    organ: row.organ,
    acceptedOn: row.accepted_on,
    result: row.result,
    closedOn: row.closed_on,
    note: row.note,
  }))
}

export async function bodyOfRemedy(db: Db, id: string): Promise<string | undefined> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('remedies_remedy')
    .select('body_id')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.body_id
}

// A case counts in the year in which it is closed, and as 尚未审结 in every year at whose end it is open.
const pendingAtEnd = (scope: FigureScope) =>
  sql<boolean>`accepted_on <= ${scope.until} and (closed_on is null or closed_on > ${scope.until})`
const closedWithin = (scope: FigureScope) => sql<boolean>`closed_on between ${scope.from} and ${scope.until}`

/** 表四: reconsideration and litigation by result; the sums belong to the report. */
export const remedyFigures: FigureSource = {
  prefix: 'remedies.',
  async count(db, scope) {
    const base = db
      .withTables<Tables>()
      .selectFrom('remedies_remedy')
      .where('body_id', 'in', [...scope.bodies])
    const [closed, pending] = await Promise.all([
      base
        .where(closedWithin(scope))
        .select(['kind', 'result', sql<number>`count(*)::int`.as('count')])
        .groupBy(['kind', 'result'])
        .execute(),
      base
        .where(pendingAtEnd(scope))
        .select(['kind', sql<number>`count(*)::int`.as('count')])
        .groupBy('kind')
        .execute(),
    ])
    return new Map([
      ...closed.map(({ kind, result, count }): [string, number] => [`remedies.${kind}.${result}`, count]),
      ...pending.map(({ kind, count }): [string, number] => [`remedies.${kind}.pending`, count]),
    ])
  },
  async records(db, scope, name): Promise<FigureRecord[]> {
    const [, kind = '', column = ''] = name.split('.')
    const rows = await db
      .withTables<Tables>()
      .selectFrom('remedies_remedy')
      .selectAll()
      .where('body_id', 'in', [...scope.bodies])
      .where('kind', '=', kind as Kind)
      .where(column === 'pending' ? pendingAtEnd(scope) : closedWithin(scope))
      .execute()
    return rows
      .filter((row) => column === 'pending' || row.result === column)
      .map((row) => ({
        kind: 'request',
        id: row.request_id,
        bodyId: row.body_id,
        label: `${row.organ} ${row.accepted_on}`,
        day: row.closed_on ?? row.accepted_on,
      }))
  },
}
