import { sql } from 'kysely'
import { listBodies } from '#foundation/bodies'
import {
  addWorkingDays,
  explainStep,
  loadCalendar,
  trafficLight,
  type WorkCalendar,
} from '#foundation/calendar'
import { type Actor, accountNames, bodiesFor, mayAct } from '#foundation/identity'
import type { Letter } from '#foundation/letters'
import { maskedPerson } from '#foundation/people'
import { outcomesOn } from '#foundation/rules'
import { type Day, day } from '#platform/clock'
import type { Vault } from '#platform/crypto'
import type { Db } from '#platform/db'
import { replyClock } from './clock.ts'
import type { LetterView, RequestDetail, RequestRow } from './contract.ts'
import { handlers, readers, signers } from './policy.ts'
import { letterContext, type RequestRecord } from './store.ts'
import type { Tables } from './tables.ts'

/** Working days before the end in which the light turns yellow. */
const WARN_DAYS = 5

export async function rowsOf(db: Db, today: Day, rows: readonly RequestRecord[]): Promise<RequestRow[]> {
  const [bodies, calendar] = await Promise.all([
    listBodies(db, today, [...new Set(rows.map((row) => row.body_id))]),
    loadCalendar(db),
  ])
  const names = new Map(bodies.map((body) => [body.id, body.name]))
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    bodyId: row.body_id,
    bodyName: names.get(row.body_id) ?? '',
    applicantType: row.applicant_type,
    channel: row.channel,
    asked: row.asked,
    state: row.state,
    submittedOn: row.submitted_on,
    receivedOn: row.received_on,
    dueOn: row.due_on,
    light: lightOf(calendar, row, today),
    outcome: row.outcome,
    decidedOn: row.decided_on,
  }))
}

function lightOf(calendar: WorkCalendar, row: RequestRecord, today: Day): RequestRow['light'] {
  if (row.state === 'decided') return 'none'
  // A request not confirmed within one working day raises an alarm; a weekend does not.
  if (row.state === 'unconfirmed')
    return addWorkingDays(calendar, day(row.submitted_on), 1) < today ? 'red' : 'yellow'
  return trafficLight(calendar, row.due_on === null ? null : day(row.due_on), today, WARN_DAYS)
}

export async function listRequests(
  db: Db,
  today: Day,
  actor: Actor,
  filter: { state?: RequestRow['state']; q?: string; page: number; size: number },
): Promise<{ rows: RequestRow[]; total: number }> {
  const bodies = bodiesFor(actor, readers)
  if (bodies.length === 0) return { rows: [], total: 0 }
  let query = db.withTables<Tables>().selectFrom('requests_request').where('body_id', 'in', bodies)
  if (filter.state) query = query.where('state', '=', filter.state)
  if (filter.q)
    query = query.where((eb) =>
      eb.or([
        eb('number', '=', filter.q ?? ''),
        eb('asked', 'like', `%${(filter.q ?? '').replace(/[\\%_]/g, '\\$&')}%`),
      ]),
    )
  const [rows, { total }] = await Promise.all([
    query
      .selectAll()
      .orderBy(sql`state = 'decided'`)
      .orderBy(sql`case when state = 'decided' then null else due_on end nulls first`)
      .orderBy(sql`decided_on desc nulls last`)
      .orderBy('created_at', 'desc')
      .limit(filter.size)
      .offset((filter.page - 1) * filter.size)
      .execute(),
    query.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow(),
  ])
  return { rows: await rowsOf(db, today, rows), total }
}

export async function requestRecord(db: Db, id: string): Promise<RequestRecord | undefined> {
  return db
    .withTables<Tables>()
    .selectFrom('requests_request')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function bodyOfRequest(db: Db, id: string): Promise<string | undefined> {
  return (await requestRecord(db, id))?.body_id
}

/** Every signed letter of a request, oldest first. */
export async function lettersOf(db: Db, vault: Vault, requestId: string): Promise<LetterView[]> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('requests_letter')
    .selectAll()
    .where('request_id', '=', requestId)
    .orderBy('id')
    .execute()
  return rows.map((row) => {
    const letter: Letter = JSON.parse(vault.open(row.canonical, letterContext(row.id)))
    return {
      ...letter,
      paragraphs: [...letter.paragraphs],
      attachments: [...letter.attachments],
      id: row.id,
      kind: row.kind,
      digest: row.digest.toString('hex'),
      issuedOn: row.issued_on,
      deliveredOn: row.delivered_on,
      deliveryWay: row.delivery_way,
      deliveryProof: row.delivery_proof,
    }
  })
}

/** Everything the office sees of one request; the applicant masked. */
export async function requestDetail(
  db: Db,
  today: Day,
  vault: Vault,
  actor: Actor,
  id: string,
): Promise<RequestDetail | undefined> {
  const row = await requestRecord(db, id)
  if (!row) return undefined
  const [base] = await rowsOf(db, today, [row])
  if (!base) return undefined
  const names = await accountNames(
    db,
    [row.proposed_by, row.decided_by].flatMap((account) => account ?? []),
  )
  const outcome = (await outcomesOn(db, today)).find((candidate) => candidate.code === row.outcome)
  return {
    ...base,
    version: row.version,
    wantedForm: row.wanted_form,
    deliveryWay: row.delivery_way,
    person: await maskedPerson(db, vault, row.person_id),
    explanation: (replyClock(await loadCalendar(db), row)?.steps ?? []).map(explainStep),
    extension: row.extended_on
      ? { days: row.extension_days, on: row.extended_on, reason: row.extension_reason }
      : null,
    correction:
      row.correction_sent_on && row.correction_due_on
        ? {
            sentOn: row.correction_sent_on,
            dueOn: row.correction_due_on,
            asked: row.correction_asked,
            correctedOn: row.corrected_on,
          }
        : null,
    proposal: row.proposal,
    proposedByName: row.proposed_by ? (names.get(row.proposed_by)?.name ?? '') : null,
    decidedByName: row.decided_by ? (names.get(row.decided_by)?.name ?? '') : null,
    outcomeLabel: outcome?.label ?? null,
    letters: await lettersOf(db, vault, id),
    may: {
      handle: mayAct(actor, handlers, row.body_id),
      sign: mayAct(actor, signers, row.body_id) && row.proposed_by !== actor.id,
    },
  }
}
