import { sql } from 'kysely'
import { listBodies } from '#foundation/bodies'
import { addWorkingDays, loadCalendar, trafficLight, type WorkCalendar } from '#foundation/calendar'
import { type Actor, bodiesFor } from '#foundation/identity'
import type { Letter } from '#foundation/letters'
import { type Day, day } from '#platform/clock'
import { sameBytes, sha256, type Vault } from '#platform/crypto'
import type { Db } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { LetterView, RequestRow } from './contract.ts'
import { letterContext } from './issue-letter.ts'
import { readers } from './policy.ts'
import type { RequestRecord } from './store.ts'
import type { Tables } from './tables.ts'

/** Working days before the end in which the light turns yellow. */
const WARN_DAYS = 5

/** What a line of a list is made of; a request has many more columns, some of them long. */
export const lineColumns = [
  'id',
  'number',
  'body_id',
  'applicant_type',
  'channel',
  'asked',
  'state',
  'waits_on',
  'submitted_on',
  'received_on',
  'due_on',
  'outcome',
  'decided_on',
] as const satisfies readonly (keyof RequestRecord)[]
export type RequestLine = Pick<RequestRecord, (typeof lineColumns)[number]>

export async function rowsOf(db: Db, today: Day, rows: readonly RequestLine[]): Promise<RequestRow[]> {
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
    waitsOn: row.waits_on,
    submittedOn: row.submitted_on,
    receivedOn: row.received_on,
    dueOn: row.due_on,
    light: lightOf(calendar, row, today),
    outcome: row.outcome,
    decidedOn: row.decided_on,
  }))
}

function lightOf(calendar: WorkCalendar, row: RequestLine, today: Day): RequestRow['light'] {
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
      .select(lineColumns)
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

export async function numberOfRequest(db: Db, id: string): Promise<string | undefined> {
  return (await requestRecord(db, id))?.number
}

/** Every signed letter of a request, oldest first. */
export async function lettersOf(db: Db, vault: Vault, requestId: string): Promise<LetterView[]> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('requests_letter as l')
    .leftJoin('requests_letter_mail as m', 'm.letter_id', 'l.id')
    .leftJoin('requests_letter_seal as s', 's.letter_id', 'l.id')
    .selectAll('l')
    .select(['m.state as mailing', 's.state as sealing'])
    .where('l.request_id', '=', requestId)
    .orderBy('l.id')
    .execute()
  return rows.map((row) => {
    const canonical = vault.open(row.canonical, letterContext(row.id))
    // What was signed is what is shown: bytes that no longer have the signed digest are no letter.
    if (!sameBytes(sha256(canonical), row.digest)) throw new Refusal('requests.letter_changed', 409)
    const letter: Letter = JSON.parse(canonical)
    return {
      ...letter,
      paragraphs: [...letter.paragraphs],
      attachments: [...letter.attachments],
      id: row.id,
      kind: row.kind,
      consultationId: row.consultation_id,
      seal: letter.seal ?? null,
      digest: row.digest.toString('hex'),
      issuedOn: row.issued_on,
      readOn: row.read_on,
      deliveredOn: row.delivered_on,
      deliveryWay: row.delivery_way,
      deliveryProof: row.delivery_proof,
      mailing: row.mailing,
      sealing: row.sealing,
    }
  })
}

/** Consultations of a request as its applicant may know them: of what kind and when, never with whom. */
export async function consultedFor(
  db: Db,
  id: string,
): Promise<{ kind: 'third_party' | 'co_making_body'; sentOn: string; endedOn: string | null }[]> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('requests_consultation')
    .select(['kind', 'sent_on', 'ended_on'])
    .where('request_id', '=', id)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ kind: row.kind, sentOn: row.sent_on, endedOn: row.ended_on }))
}
