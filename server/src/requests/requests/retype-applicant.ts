import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import { newId } from '#platform/crypto'
import type { Db, Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { ApplicantType } from './contract.ts'
import { lockFor, save } from './store.ts'
import type { Tables } from './tables.ts'

/** Says whether the yearly report that counts a request of this year is published already. */
export type ReportClosed = (db: Db, body: string, year: number) => Promise<boolean>

/** The applicant type is fixed at registration; a mistake is mended with a reason, by a second person. */
export async function proposeRetype(
  tx: Tx,
  clock: Clock,
  closed: ReportClosed,
  actor: Actor,
  id: string,
  change: { version: number; type: ApplicantType; reason: string },
): Promise<void> {
  const { row } = await lockFor(tx, id, 'retype', change.version)
  if (row.applicant_type === change.type) throw new Refusal('requests.same_type', 422)
  await assertOpen(tx, closed, row.body_id, row.received_on ?? row.submitted_on)
  const own = tx.withTables<Tables>()
  const waiting = await own
    .selectFrom('requests_type_change')
    .select('id')
    .where('request_id', '=', id)
    .where('verdict', 'is', null)
    .executeTakeFirst()
  if (waiting) throw new Refusal('requests.retype_waiting', 409)
  await own
    .insertInto('requests_type_change')
    .values({
      id: newId(),
      request_id: id,
      was: row.applicant_type,
      now: change.type,
      reason: change.reason,
      proposed_by: actor.id,
      proposed_on: clock.today(),
      verdict: null,
      decided_by: null,
      decided_on: null,
    })
    .execute()
  await save(tx, row, {})
  await record(tx, clock, {
    kind: 'request.retype_proposed',
    subject: { kind: 'request', id },
    body: row.body_id,
    actor: actor.id,
    payload: { was: row.applicant_type, now: change.type },
  })
}

/** A second person confirms or refuses; after the report is out, only a correction edition of it may follow. */
export async function decideRetype(
  tx: Tx,
  clock: Clock,
  closed: ReportClosed,
  actor: Actor,
  id: string,
  verdict: { version: number; approve: boolean },
): Promise<void> {
  const { row } = await lockFor(tx, id, 'retype', verdict.version)
  const own = tx.withTables<Tables>()
  const change = await own
    .selectFrom('requests_type_change')
    .selectAll()
    .where('request_id', '=', id)
    .where('verdict', 'is', null)
    .executeTakeFirst()
  if (!change) throw new Refusal('requests.no_retype', 409)
  if (change.proposed_by === actor.id) throw new Refusal('requests.own_retype', 409)
  if (verdict.approve) await assertOpen(tx, closed, row.body_id, row.received_on ?? row.submitted_on)
  await own
    .updateTable('requests_type_change')
    .set({
      verdict: verdict.approve ? 'approved' : 'refused',
      decided_by: actor.id,
      decided_on: clock.today(),
    })
    .where('id', '=', change.id)
    .execute()
  await save(tx, row, verdict.approve ? { applicant_type: change.now } : {})
  await record(tx, clock, {
    kind: verdict.approve ? 'request.retyped' : 'request.retype_refused',
    subject: { kind: 'request', id },
    body: row.body_id,
    actor: actor.id,
    payload: { was: change.was, now: change.now },
  })
}

async function assertOpen(tx: Tx, closed: ReportClosed, body: string, day: string): Promise<void> {
  const year = Number(day.slice(0, 4))
  if (await closed(tx, body, year)) throw new Refusal('requests.report_out', 409, { year })
}
