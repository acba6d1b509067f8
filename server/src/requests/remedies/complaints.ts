import type { Selectable } from 'kysely'
import { getBody, listBodies } from '#foundation/bodies'
import { record } from '#foundation/ledger'
import { fillPattern, nextSerial } from '#foundation/numbering'
import type { Clock, Day } from '#platform/clock'
import { newId } from '#platform/crypto'
import type { Db, Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { requestByNumber } from '#requests/requests'
import type { ComplaintView, complaintResults } from './contract.ts'
import type { Tables } from './tables.ts'

type Row = Selectable<Tables['remedies_complaint']>

/** Registers a complaint about disclosure itself (Art 47, 51), tied to a request where it has one. @returns its id */
export async function openComplaint(
  tx: Tx,
  clock: Clock,
  actor: string | undefined,
  complaint: { bodyId: string; requestNumber: string; cameFrom: string; receivedOn: string; matter: string },
): Promise<{ id: string; number: string }> {
  const today = clock.today()
  if (complaint.receivedOn > today) throw new Refusal('remedies.in_future', 422)
  const body = await getBody(tx, complaint.bodyId, today)
  if (!body) throw new Refusal('remedies.not_found', 404)
  const request =
    complaint.requestNumber === '' ? undefined : await requestByNumber(tx, complaint.requestNumber)
  if (complaint.requestNumber !== '' && request?.bodyId !== complaint.bodyId)
    throw new Refusal('remedies.request_unknown', 422)
  const year = today.slice(0, 4)
  const serial = await nextSerial(tx, `complaint:${body.code}`, year)
  const number = fillPattern('{code}-T{year}-{serial:3}', { code: body.code, year }, serial)
  const id = newId()
  await tx
    .withTables<Tables>()
    .insertInto('remedies_complaint')
    .values({
      id,
      number,
      body_id: complaint.bodyId,
      request_id: request?.id ?? null,
      came_from: complaint.cameFrom,
      received_on: complaint.receivedOn,
      matter: complaint.matter,
      ordered_on: null,
      rectify_due_on: null,
      rectified_on: null,
      result: null,
      closed_on: null,
    })
    .execute()
  await record(tx, clock, {
    kind: 'complaint.opened',
    subject: { kind: 'complaint', id },
    body: complaint.bodyId,
    ...(actor ? { actor } : {}),
    payload: { number, request: request?.id ?? null, receivedOn: complaint.receivedOn },
  })
  return { id, number }
}

async function change(
  tx: Tx,
  clock: Clock,
  actor: string,
  id: string,
  version: number,
  kind: string,
  check: (row: Row) => Refusal | undefined,
  set: Partial<Row>,
): Promise<void> {
  const own = tx.withTables<Tables>()
  const row = await own
    .selectFrom('remedies_complaint')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('remedies.not_found', 404)
  if (row.version !== version) throw new Refusal('remedies.changed_meanwhile', 409)
  if (row.result !== null) throw new Refusal('remedies.complaint_closed', 409)
  const refusal = check(row)
  if (refusal) throw refusal
  await own
    .updateTable('remedies_complaint')
    .set({ ...set, version: version + 1 })
    .where('id', '=', id)
    .execute()
  await record(tx, clock, {
    kind,
    subject: { kind: 'complaint', id },
    body: row.body_id,
    actor,
    payload: { version: version + 1 },
  })
}

/** The superior orders correction, or circulates criticism (Art 47). */
export const recordOrder = (
  tx: Tx,
  clock: Clock,
  actor: string,
  id: string,
  order: { version: number; orderedBy: string; orderedOn: string; orderText: string; rectifyDueOn: string },
) =>
  change(
    tx,
    clock,
    actor,
    id,
    order.version,
    'complaint.ordered',
    (row) =>
      order.orderedOn < row.received_on || order.orderedOn > clock.today()
        ? new Refusal('remedies.closed_out_of_range', 422)
        : undefined,
    {
      ordered_by: order.orderedBy,
      ordered_on: order.orderedOn,
      order_text: order.orderText,
      rectify_due_on: order.rectifyDueOn || null,
    },
  )

export const recordRectification = (
  tx: Tx,
  clock: Clock,
  actor: string,
  id: string,
  done: { version: number; on: string; rectification: string },
) =>
  change(
    tx,
    clock,
    actor,
    id,
    done.version,
    'complaint.rectified',
    (row) => (row.ordered_on === null ? new Refusal('remedies.nothing_ordered', 409) : undefined),
    { rectified_on: done.on, rectification: done.rectification },
  )

export const closeComplaint = (
  tx: Tx,
  clock: Clock,
  actor: string,
  id: string,
  ending: {
    version: number
    result: (typeof complaintResults)[number]
    closedOn: string
    note: string
  },
) =>
  change(
    tx,
    clock,
    actor,
    id,
    ending.version,
    'complaint.closed',
    (row) =>
      row.ordered_on !== null && row.rectified_on === null
        ? new Refusal('remedies.not_rectified', 409)
        : ending.closedOn < row.received_on || ending.closedOn > clock.today()
          ? new Refusal('remedies.closed_out_of_range', 422)
          : undefined,
    { result: ending.result, closed_on: ending.closedOn, note: ending.note },
  )

export async function listComplaints(
  db: Db,
  today: Day,
  bodies: readonly string[],
): Promise<ComplaintView[]> {
  if (bodies.length === 0) return []
  const rows = await db
    .withTables<Tables>()
    .selectFrom('remedies_complaint')
    .selectAll()
    .where('body_id', 'in', [...bodies])
    .orderBy((eb) => eb('result', 'is not', null))
    .orderBy('received_on', 'desc')
    .limit(500)
    .execute()
  const named = await listBodies(db, today, [...new Set(rows.map((row) => row.body_id))])
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    bodyId: row.body_id,
    bodyName: named.find((body) => body.id === row.body_id)?.name ?? '',
    requestId: row.request_id,
    cameFrom: row.came_from,
    receivedOn: row.received_on,
    matter: row.matter,
    orderedBy: row.ordered_by,
    orderedOn: row.ordered_on,
    orderText: row.order_text,
    rectifyDueOn: row.rectify_due_on,
    rectifiedOn: row.rectified_on,
    rectification: row.rectification,
    result: row.result,
    closedOn: row.closed_on,
    note: row.note,
    version: row.version,
  }))
}

export async function bodyOfComplaint(db: Db, id: string): Promise<string | undefined> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('remedies_complaint')
    .select('body_id')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.body_id
}
