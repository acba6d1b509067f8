import { addWorkingDays, loadCalendar } from '#foundation/calendar'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import { ruleAt } from '#foundation/rules'
import { type Clock, type Day, day } from '#platform/clock'
import { newId, readableCode, sha256, type Vault } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { pause, resume, waitingFor } from './clock.ts'
import { composeLetter, issueLetter } from './issue-letter.ts'
import { type Party, partyContext } from './party.ts'
import { clockOf, lockFor, type RequestRecord, save } from './store.ts'
import type { Tables } from './tables.ts'

const rules = { third_party: 'request.thirdparty', co_making_body: 'request.coagency' } as const
const parties = { third_party: '第三方', co_making_body: '共同制作机关' } as const

/**
 * Asks a third party (Art 32) or the body that made the information too (Art 34). The party is written to, the
 * applicant is told, and the time does not count (Art 33 ¶3). Several may run at once: their union is out.
 */
export async function startConsultation(
  tx: Tx,
  clock: Clock,
  vault: Vault,
  actor: Actor,
  id: string,
  asked: { version: number; kind: 'third_party' | 'co_making_body'; content: string } & Party,
): Promise<{ id: string; code: string }> {
  const { row } = await lockFor(tx, id, 'consult', asked.version)
  const running = clockOf(row)
  const today = clock.today()
  const limit = (await ruleAt(tx, rules[asked.kind], today)).value
  const consultation = newId()
  const code = readableCode(10)
  const { name, address, phone, email } = asked
  await tx
    .withTables<Tables>()
    .insertInto('requests_consultation')
    .values({
      id: consultation,
      request_id: id,
      kind: asked.kind,
      party: vault.seal(JSON.stringify({ name, address, phone, email }), partyContext(consultation)),
      party_body_id: null,
      code_hash: sha256(code),
      content: asked.content,
      limit_days: limit,
      sent_on: today,
      received_on: null,
      due_on: null,
      ended_on: null,
      ending: null,
      opinion: null,
      judgement: null,
      judged_by: null,
      judged_on: null,
      sent_by: actor.id,
    })
    .execute()
  const toParty = await composeLetter(
    tx,
    clock,
    vault,
    row,
    [asked.kind],
    { content: asked.content, days: String(limit) },
    { to: name },
  )
  // The party learns what it is asked about and how to answer, never who applied.
  const answering = `也可以在本机关门户网站“依申请公开—征求意见答复”栏目凭编号${row.number}和答复码${code}在线提出意见。`
  await issueLetter(
    tx,
    clock,
    vault,
    actor,
    row,
    asked.kind,
    { ...toParty, paragraphs: [...toParty.paragraphs, answering] },
    consultation,
  )
  const toApplicant = await composeLetter(tx, clock, vault, row, ['consultation_notice'], {
    party: parties[asked.kind],
  })
  await issueLetter(tx, clock, vault, actor, row, 'consultation_notice', toApplicant)
  await save(tx, row, {
    clock: pause(running, today, asked.kind, consultation),
    waits_on: row.waits_on === '' || row.waits_on === 'reasons' ? asked.kind : row.waits_on,
  })
  await record(tx, clock, {
    kind: 'request.consultation_sent',
    subject: { kind: 'request', id },
    body: row.body_id,
    actor: actor.id,
    payload: { consultation, party: asked.kind, limit },
  })
  return { id: consultation, code }
}

async function lockConsultation(tx: Tx, requestId: string, id: string) {
  const found = await tx
    .withTables<Tables>()
    .selectFrom('requests_consultation')
    .selectAll()
    .where('id', '=', id)
    .where('request_id', '=', requestId)
    .forUpdate()
    .executeTakeFirst()
  if (!found) throw new Refusal('requests.no_consultation', 404)
  return found
}

/** The party has the letter: its fifteen working days run from here. */
export async function recordPartyReceipt(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  consultationId: string,
  receipt: { version: number; on: string },
): Promise<void> {
  const { row } = await lockFor(tx, id, 'consult', receipt.version)
  const asked = await lockConsultation(tx, id, consultationId)
  if (asked.ended_on !== null) throw new Refusal('requests.consultation_over', 409)
  if (receipt.on < asked.sent_on || receipt.on > clock.today())
    throw new Refusal('requests.party_received_out_of_range', 422)
  const due = addWorkingDays(await loadCalendar(tx), day(receipt.on), asked.limit_days)
  await tx
    .withTables<Tables>()
    .updateTable('requests_consultation')
    .set({ received_on: receipt.on, due_on: due })
    .where('id', '=', consultationId)
    .execute()
  await save(tx, row, {})
  await record(tx, clock, {
    kind: 'request.consultation_received',
    subject: { kind: 'request', id },
    body: row.body_id,
    actor: actor.id,
    payload: { consultation: consultationId, on: receipt.on, due },
  })
}

export type Opinion = { opinion: 'agrees' | 'objects' | 'partly'; text: string; on: string }

/** The party's opinion; the clock runs on from the day after. An objection says why. */
export async function recordOpinion(
  tx: Tx,
  clock: Clock,
  actor: Actor | undefined,
  id: string,
  consultationId: string,
  version: number | undefined,
  given: Opinion,
): Promise<void> {
  const { row } = await lockFor(tx, id, 'handle', version)
  const asked = await lockConsultation(tx, id, consultationId)
  if (asked.ended_on !== null) throw new Refusal('requests.consultation_over', 409)
  if (given.on < asked.sent_on || given.on > clock.today())
    throw new Refusal('requests.opinion_out_of_range', 422)
  if (asked.due_on !== null && given.on > asked.due_on && actor === undefined)
    throw new Refusal('requests.opinion_too_late', 409, { due: asked.due_on })
  if (given.opinion !== 'agrees' && given.text === '')
    throw new Refusal('requests.opinion_without_reason', 422)
  // What comes after the party's period does not lengthen the pause.
  const ended = asked.due_on !== null && given.on > asked.due_on ? asked.due_on : given.on
  await endConsultation(tx, row, consultationId, day(ended), {
    ending: 'answered',
    opinion: given.opinion,
    opinion_text: given.text,
  })
  await record(tx, clock, {
    kind: 'request.opinion_received',
    subject: { kind: 'request', id },
    body: row.body_id,
    ...(actor ? { actor: actor.id } : {}),
    payload: { consultation: consultationId, opinion: given.opinion, on: given.on },
  })
}

/**
 * The party's period is over without an answer. A body that made the information too is taken to agree (Art 34);
 * of a third party silence says nothing, the office decides by the Regulation (Art 32).
 */
export async function endSilentConsultation(
  tx: Tx,
  clock: Clock,
  id: string,
  consultationId: string,
): Promise<void> {
  const { row } = await lockFor(tx, id, 'handle', undefined)
  const asked = await lockConsultation(tx, id, consultationId)
  if (asked.ended_on !== null || asked.due_on === null || clock.today() <= asked.due_on) return
  await endConsultation(tx, row, consultationId, day(asked.due_on), {
    ending: 'silent',
    opinion: asked.kind === 'co_making_body' ? 'agrees' : null,
  })
  await record(tx, clock, {
    kind: 'request.consultation_silent',
    subject: { kind: 'request', id },
    body: row.body_id,
    payload: { consultation: consultationId, party: asked.kind, on: asked.due_on },
  })
}

/** Asking was a mistake or is needed no more: the time until today stays out of the count. */
export async function recallConsultation(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  consultationId: string,
  version: number,
): Promise<void> {
  const { row } = await lockFor(tx, id, 'consult', version)
  const asked = await lockConsultation(tx, id, consultationId)
  if (asked.ended_on !== null) throw new Refusal('requests.consultation_over', 409)
  await endConsultation(tx, row, consultationId, clock.today(), { ending: 'recalled' })
  await record(tx, clock, {
    kind: 'request.consultation_recalled',
    subject: { kind: 'request', id },
    body: row.body_id,
    actor: actor.id,
    payload: { consultation: consultationId },
  })
}

/** The request is decided, or was withdrawn, while somebody was still being asked: nobody waits for them any more. */
export async function endOpenConsultations(
  tx: Tx,
  clock: Clock,
  actor: Pick<Actor, 'id'>,
  row: RequestRecord,
): Promise<void> {
  const ended = await tx
    .withTables<Tables>()
    .updateTable('requests_consultation')
    .set({ ended_on: clock.today(), ending: 'recalled' })
    .where('request_id', '=', row.id)
    .where('ended_on', 'is', null)
    .returning('id')
    .execute()
  for (const { id } of ended)
    await record(tx, clock, {
      kind: 'request.consultation_recalled',
      subject: { kind: 'request', id: row.id },
      body: row.body_id,
      actor: actor.id,
      payload: { consultation: id },
    })
}

async function endConsultation(
  tx: Tx,
  row: RequestRecord,
  consultation: string,
  on: Day,
  ending: {
    ending: 'answered' | 'silent' | 'recalled'
    opinion?: 'agrees' | 'objects' | 'partly' | null
    opinion_text?: string
  },
): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('requests_consultation')
    .set({ ...ending, ended_on: on })
    .where('id', '=', consultation)
    .execute()
  const resumed = resume(clockOf(row), consultation, on)
  const waits = waitingFor(resumed)
  await save(tx, row, { clock: resumed, waits_on: waits === '' && isHearing(row) ? 'reasons' : waits })
}

const isHearing = (row: RequestRecord) => row.inquiry_on !== null && row.reasons_verdict === null

/** The office weighs a third party's opinion: respected, not reasonable, or overridden for the public interest (Art 32). */
export async function judgeOpinion(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  consultationId: string,
  verdict: { version: number; judgement: 'respected' | 'not_reasonable' | 'public_interest'; reason: string },
): Promise<void> {
  const { row } = await lockFor(tx, id, 'consult', verdict.version)
  const asked = await lockConsultation(tx, id, consultationId)
  if (asked.ended_on === null) throw new Refusal('requests.consultation_running', 409)
  if (asked.kind !== 'third_party') throw new Refusal('requests.co_maker_not_judged', 409)
  await tx
    .withTables<Tables>()
    .updateTable('requests_consultation')
    .set({
      judgement: verdict.judgement,
      judgement_reason: verdict.reason,
      judged_by: actor.id,
      judged_on: clock.today(),
    })
    .where('id', '=', consultationId)
    .execute()
  await save(tx, row, {})
  await record(tx, clock, {
    kind: 'request.opinion_judged',
    subject: { kind: 'request', id },
    body: row.body_id,
    actor: actor.id,
    payload: { consultation: consultationId, judgement: verdict.judgement },
  })
}
