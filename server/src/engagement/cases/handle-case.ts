import { getBody } from '#foundation/bodies'
import { cleanText } from '#foundation/guard'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import { newId } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { addStep, type CaseRecord, lockCase, saveCase } from './store.ts'
import type { Tables } from './tables.ts'

/** Asks another body for its part; the lead goes on and answers. */
export async function consultBody(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  input: { version: number; to: string; note: string },
): Promise<void> {
  const { row } = await lockCase(tx, id, 'consult', input.version)
  if (input.to === row.body_id) throw new Refusal('cases.consult_self', 422)
  if (!(await getBody(tx, input.to, clock.today()))) throw new Refusal('cases.body_needed', 422)
  await tx
    .withTables<Tables>()
    .insertInto('cases_dispatch')
    .values({
      id: newId(),
      case_id: id,
      from_body_id: row.body_id,
      to_body_id: input.to,
      part: 'co',
      note: input.note,
      sent_at: clock.now(),
      sign_due_at: null,
      return_due_at: null,
      signed_at: null,
      returned_at: null,
      opinion_at: null,
    })
    .execute()
  await saveCase(
    tx,
    clock,
    row,
    {},
    { act: 'consulted', open: false, body: input.to, actor, note: input.note },
  )
}

/** The asked body's opinion. It goes to the lead and never out by itself. */
export async function giveOpinion(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  caseId: string,
  input: { dispatch: string; opinion: string },
): Promise<void> {
  const given = await tx
    .withTables<Tables>()
    .updateTable('cases_dispatch')
    .set({ opinion: input.opinion, opinion_at: clock.now() })
    .where('id', '=', input.dispatch)
    .where('case_id', '=', caseId)
    .where('part', '=', 'co')
    .where('opinion_at', 'is', null)
    .returning('to_body_id')
    .executeTakeFirst()
  if (!given) throw new Refusal('cases.no_consult', 409)
  const step = { act: 'opinion', open: false, body: given.to_body_id, actor, note: input.opinion }
  await addStep(tx, clock, caseId, step)
  await record(tx, clock, {
    kind: 'case.opinion',
    subject: { kind: 'case', id: caseId },
    body: given.to_body_id,
    actor: actor.id,
    payload: {},
  })
}

/** The reply, to be approved by somebody else where the channel wants it, sent out otherwise. */
export async function proposeReply(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  input: { version: number; reply: string },
): Promise<void> {
  const { row, next } = await lockCase(tx, id, 'propose', input.version)
  const reply = cleanText(input.reply)
  if (next === 'reviewing') {
    const step = { act: 'proposed', open: false, actor }
    return saveCase(tx, clock, row, { state: next, reply, proposed_by: actor.id }, step)
  }
  await sendOut(tx, clock, actor, { ...row, reply, proposed_by: actor.id }, next)
}

export async function sendBackReply(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  input: { version: number; reason: string },
): Promise<void> {
  const { row, next } = await lockCase(tx, id, 'send_back', input.version)
  await saveCase(
    tx,
    clock,
    row,
    { state: next },
    { act: 'sent_back', open: false, actor, note: input.reason },
  )
}

/** Four eyes: who drafted the reply does not approve it. */
export async function approveReply(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  version: number,
): Promise<void> {
  const { row, next } = await lockCase(tx, id, 'approve', version)
  if (row.proposed_by === actor.id) throw new Refusal('cases.own_reply', 403)
  await sendOut(tx, clock, actor, row, next)
}

async function sendOut(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  row: CaseRecord,
  next: CaseRecord['state'],
): Promise<void> {
  const now = clock.now()
  const change = {
    state: next,
    reply: row.reply,
    proposed_by: row.proposed_by,
    answered_at: now,
    first_answered_at: row.first_answered_at ?? now,
    late: row.due_at !== null && now > row.due_at,
    closed_at: next === 'closed' ? now : null,
  }
  await saveCase(tx, clock, row, change, { act: 'answered', open: true, actor }, { late: change.late })
}
