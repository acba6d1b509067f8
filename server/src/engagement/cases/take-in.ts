import { getBody } from '#foundation/bodies'
import type { Actor } from '#foundation/identity'
import type { Clock } from '#platform/clock'
import { newId } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { answerLimit, type CaseRecord, lockCase, saveCase, stepDue } from './store.ts'
import type { Tables } from './tables.ts'

/** The desk takes the case in: kind and urgency are settled, and the limit to answer begins. */
export async function acceptCase(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  input: { version: number; matter: string; urgent: boolean },
): Promise<void> {
  const { row, channel, next } = await lockCase(tx, id, 'accept', input.version)
  if (!channel.matters.includes(input.matter)) throw new Refusal('cases.no_matter', 422)
  const about = { channel: row.channel, matter: input.matter, urgent: input.urgent }
  const change = {
    ...about,
    ...(await answerLimit(tx, about, clock.now())),
    state: next,
    accepted_at: clock.now(),
  }
  await saveCase(tx, clock, row, change, { act: 'accepted', open: true, actor }, { matter: input.matter })
}

/** What cannot be taken in is answered too: why, and which way is open instead. */
export async function refuseCase(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  input: { version: number; reason: string },
): Promise<void> {
  const { row, next } = await lockCase(tx, id, 'refuse', input.version)
  const change = { state: next, refusal: input.reason, closed_at: clock.now(), due_at: null }
  await saveCase(tx, clock, row, change, { act: 'refused', open: true, actor, note: input.reason })
}

/** The same matter once more: it follows the case it is merged into. */
export async function mergeCase(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  input: { version: number; into: string },
): Promise<void> {
  const { row, next } = await lockCase(tx, id, 'merge', input.version)
  const target = await tx
    .withTables<Tables>()
    .selectFrom('cases_case')
    .select(['id', 'number', 'state', 'desk_body_id'])
    .where('number', '=', input.into.trim().toUpperCase())
    .executeTakeFirst()
  if (!target || target.desk_body_id !== row.desk_body_id) throw new Refusal('cases.merge_unknown', 422)
  if (target.id === id || target.state === 'merged' || target.state === 'refused')
    throw new Refusal('cases.merge_impossible', 422)
  const change = { state: next, merged_into: target.id, closed_at: clock.now(), due_at: null }
  await saveCase(tx, clock, row, change, { act: 'merged', open: true, actor, note: target.number })
}

/** Hands the case to the body that has to answer. */
export async function dispatchCase(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  input: { version: number; to: string; note: string },
): Promise<void> {
  const { row, next } = await lockCase(tx, id, 'dispatch', input.version)
  if (!(await getBody(tx, input.to, clock.today()))) throw new Refusal('cases.body_needed', 422)
  const now = clock.now()
  await tx
    .withTables<Tables>()
    .insertInto('cases_dispatch')
    .values({
      id: newId(),
      case_id: id,
      from_body_id: row.desk_body_id,
      to_body_id: input.to,
      part: 'lead',
      note: input.note,
      sent_at: now,
      sign_due_at: await stepDue(tx, row, 'sign', now),
      return_due_at: await stepDue(tx, row, 'return', now),
      signed_at: null,
      returned_at: null,
      opinion_at: null,
    })
    .execute()
  const step = { act: 'dispatched', open: true, body: input.to, actor, note: input.note }
  await saveCase(tx, clock, row, { state: next, body_id: input.to }, step)
}

/** The dispatch under which the body has the case now. */
export async function currentDispatch(tx: Tx, row: CaseRecord) {
  return tx
    .withTables<Tables>()
    .selectFrom('cases_dispatch')
    .selectAll()
    .where('case_id', '=', row.id)
    .where('part', '=', 'lead')
    .orderBy('sent_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function signCase(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  version: number,
): Promise<void> {
  const { row, next } = await lockCase(tx, id, 'sign', version)
  const dispatch = await currentDispatch(tx, row)
  if (dispatch) await changeDispatch(tx, dispatch.id, { signed_at: clock.now() })
  await saveCase(tx, clock, row, { state: next }, { act: 'signed', open: false, actor })
}

/** A wrong dispatch goes back to the desk, with the reason, within its limit. */
export async function returnCase(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  input: { version: number; reason: string },
): Promise<void> {
  const { row, next } = await lockCase(tx, id, 'return', input.version)
  const dispatch = await currentDispatch(tx, row)
  if (!dispatch) throw new Refusal('cases.cannot_return', 409)
  if (dispatch.return_due_at && clock.now() > dispatch.return_due_at)
    throw new Refusal('cases.return_too_late', 409)
  await changeDispatch(tx, dispatch.id, { returned_at: clock.now(), return_reason: input.reason })
  const step = { act: 'returned', open: false, actor, note: input.reason }
  await saveCase(
    tx,
    clock,
    row,
    { state: next, body_id: row.desk_body_id, reply: '', proposed_by: null },
    step,
  )
}

async function changeDispatch(
  tx: Tx,
  id: string,
  change: { signed_at?: Date; returned_at?: Date; return_reason?: string },
): Promise<void> {
  await tx.withTables<Tables>().updateTable('cases_dispatch').set(change).where('id', '=', id).execute()
}
