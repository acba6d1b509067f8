import type { Selectable } from 'kysely'
import { listBodies, relationsOf } from '#foundation/bodies'
import { addWorkingDays, dueDay, loadCalendar } from '#foundation/calendar'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import { ruleAt } from '#foundation/rules'
import { type Clock, type Day, day } from '#platform/clock'
import { newId, type Vault } from '#platform/crypto'
import type { Db, Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { issueReReply, numbersOf } from '#requests/requests'
import type { LedgerRow, RemedyView } from './contract.ts'
import type { Kind, Result, Tables } from './tables.ts'

export interface NewRemedy {
  kind: Kind
  broughtBy?: 'applicant' | 'third_party'
  organ: string
  caseNumber?: string
  acceptedOn: string
  receivedOn?: string
  simple?: boolean
  defendants?: string
}

/** Our own last day to answer (行政复议法 Art 48, 54, 88; 行政诉讼法 Art 67), from receipt of the copy. */
async function answerDue(tx: Tx, kind: Kind, simple: boolean, received: Day): Promise<Day | null> {
  const calendar = await loadCalendar(tx)
  if (kind === 'reconsideration') {
    const limit = (await ruleAt(tx, simple ? 'remedy.defence.simple' : 'remedy.defence', received)).value
    return addWorkingDays(calendar, received, limit)
  }
  const limit = (await ruleAt(tx, 'remedy.statement', received)).value
  return dueDay(calendar, { receivedOn: received, limit, unit: 'day', rolls: true }).due
}

/** The organ or court that the body's relations name on the day of acceptance. */
async function organOf(tx: Tx, body: string, kind: Kind, on: Day): Promise<string> {
  const wanted = kind === 'reconsideration' ? 'reconsideration_organ' : 'court'
  const found = (await relationsOf(tx, body, on)).find((relation) => relation.kind === wanted)
  if (!found) throw new Refusal('remedies.organ_unknown', 422)
  return found.otherName
}

/**
 * Registers a reconsideration or a suit against an answer. One application and one suit are one record, even where the
 * reconsideration organ is sued beside us. @returns its id
 */
export async function openRemedy(
  tx: Tx,
  clock: Clock,
  actor: string,
  about: { request: string; body: string },
  remedy: NewRemedy,
): Promise<string> {
  if (remedy.acceptedOn > clock.today()) throw new Refusal('remedies.in_future', 422)
  const own = tx.withTables<Tables>()
  const side = remedy.broughtBy ?? 'applicant'
  const earlier = await own
    .selectFrom('remedies_remedy')
    .select(['id', 'kind', 'result'])
    .where('request_id', '=', about.request)
    .where('brought_by', '=', side)
    .orderBy('accepted_on', 'desc')
    .execute()
  if (earlier.some((one) => one.kind === remedy.kind && one.result === null))
    throw new Refusal('remedies.once', 409)
  const reconsidered = earlier.find((one) => one.kind === 'reconsideration')
  if (remedy.kind === 'litigationAfterReconsideration' && !reconsidered)
    throw new Refusal('remedies.no_reconsideration', 409)
  if (remedy.kind === 'litigationDirect' && reconsidered)
    throw new Refusal('remedies.after_reconsideration', 409)
  const received = remedy.receivedOn ? day(remedy.receivedOn) : undefined
  const id = newId()
  await own
    .insertInto('remedies_remedy')
    .values({
      id,
      request_id: about.request,
      body_id: about.body,
      kind: remedy.kind,
      brought_by: side,
      organ: remedy.organ || (await organOf(tx, about.body, remedy.kind, day(remedy.acceptedOn))),
      case_number: remedy.caseNumber ?? '',
      accepted_on: remedy.acceptedOn,
      received_on: received ?? null,
      simple: remedy.simple ?? false,
      answer_due_on: received ? await answerDue(tx, remedy.kind, remedy.simple ?? false, received) : null,
      answered_on: null,
      defendants: remedy.defendants ?? '',
      result: null,
      closed_on: null,
      decision_number: '',
      ordered_on: null,
      re_reply_due_on: null,
      re_replied_on: null,
      re_reply_letter_id: null,
      follows_id: remedy.kind === 'litigationAfterReconsideration' ? (reconsidered?.id ?? null) : null,
      note: '',
    })
    .execute()
  await record(tx, clock, {
    kind: 'remedy.opened',
    subject: { kind: 'remedy', id },
    body: about.body,
    actor,
    payload: { request: about.request, remedy: remedy.kind, acceptedOn: remedy.acceptedOn, broughtBy: side },
  })
  return id
}

type Row = Selectable<Tables['remedies_remedy']>

async function lockRemedy(tx: Tx, id: string): Promise<Row> {
  const row = await tx
    .withTables<Tables>()
    .selectFrom('remedies_remedy')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('remedies.not_found', 404)
  return row
}

/** Our answer to the reconsideration organ, or our statement to the court, went out. */
export async function recordAnswer(
  tx: Tx,
  clock: Clock,
  actor: string,
  id: string,
  on: string,
): Promise<void> {
  const row = await lockRemedy(tx, id)
  if (row.answered_on !== null) throw new Refusal('remedies.answered_already', 409)
  if (on < (row.received_on ?? row.accepted_on) || on > clock.today())
    throw new Refusal('remedies.answer_out_of_range', 422)
  await tx
    .withTables<Tables>()
    .updateTable('remedies_remedy')
    .set({ answered_on: on })
    .where('id', '=', id)
    .execute()
  await record(tx, clock, {
    kind: 'remedy.answered',
    subject: { kind: 'remedy', id },
    body: row.body_id,
    actor,
    payload: { on, late: row.answer_due_on !== null && on > row.answer_due_on },
  })
}

/** Records how it ended; the original result and the corrected one both stay. */
export async function closeRemedy(
  tx: Tx,
  clock: Clock,
  actor: string,
  id: string,
  ending: { result: Result; closedOn: string; note: string; decisionNumber?: string; reReplyDays?: number },
): Promise<void> {
  const row = await lockRemedy(tx, id)
  if (row.result !== null) throw new Refusal('remedies.closed_already', 409)
  if (ending.closedOn < row.accepted_on || ending.closedOn > clock.today())
    throw new Refusal('remedies.closed_out_of_range', 422)
  const days = ending.reReplyDays ?? 0
  if (days > 0 && ending.result === 'upheld') throw new Refusal('remedies.upheld_orders_nothing', 422)
  const due = days > 0 ? addWorkingDays(await loadCalendar(tx), day(ending.closedOn), days) : null
  await tx
    .withTables<Tables>()
    .updateTable('remedies_remedy')
    .set({
      result: ending.result,
      closed_on: ending.closedOn,
      note: ending.note,
      decision_number: ending.decisionNumber ?? '',
      ordered_on: due === null ? null : ending.closedOn,
      re_reply_due_on: due,
    })
    .where('id', '=', id)
    .execute()
  await record(tx, clock, {
    kind: 'remedy.closed',
    subject: { kind: 'remedy', id },
    body: row.body_id,
    actor,
    payload: { result: ending.result, closedOn: ending.closedOn, reReplyDue: due },
  })
}

const organWords: Readonly<Record<Kind, string>> = {
  reconsideration: '作出的行政复议决定',
  litigationDirect: '作出的行政判决（裁定）',
  litigationAfterReconsideration: '作出的行政判决（裁定）',
}

/** Acts anew as ordered: the new reply is a letter of the same request, no new request, and counts in 表四 only. */
export async function reReply(
  tx: Tx,
  clock: Clock,
  vault: Vault,
  actor: Actor,
  id: string,
  reply: { outcome: string; facts: string; supply: string },
): Promise<void> {
  const row = await lockRemedy(tx, id)
  if (row.re_reply_due_on === null) throw new Refusal('remedies.nothing_ordered', 409)
  if (row.re_replied_on !== null) throw new Refusal('remedies.re_replied_already', 409)
  const document = `${organWords[row.kind]}${row.decision_number ? `（${row.decision_number}）` : ''}`
  const letter = await issueReReply(tx, clock, vault, actor, row.request_id, {
    ...reply,
    organ: row.organ,
    document,
  })
  const today = clock.today()
  await tx
    .withTables<Tables>()
    .updateTable('remedies_remedy')
    .set({ re_replied_on: today, re_reply_letter_id: letter })
    .where('id', '=', id)
    .execute()
  await record(tx, clock, {
    kind: 'remedy.re_replied',
    subject: { kind: 'remedy', id },
    body: row.body_id,
    actor: actor.id,
    payload: { letter, outcome: reply.outcome, on: today, late: today > row.re_reply_due_on },
  })
}

/** What the office learned from a lost case, for the lessons list. */
export async function noteLesson(
  tx: Tx,
  clock: Clock,
  actor: string,
  id: string,
  lesson: string,
): Promise<void> {
  const row = await lockRemedy(tx, id)
  await tx.withTables<Tables>().updateTable('remedies_remedy').set({ lesson }).where('id', '=', id).execute()
  await record(tx, clock, {
    kind: 'remedy.lesson_noted',
    subject: { kind: 'remedy', id },
    body: row.body_id,
    actor,
    payload: { length: lesson.length },
  })
}

function viewOf(row: Row): RemedyView {
  return {
    id: row.id,
    requestId: row.request_id,
    kind: row.kind,
    broughtBy: row.brought_by,
    organ: row.organ,
    caseNumber: row.case_number,
    acceptedOn: row.accepted_on,
    receivedOn: row.received_on,
    answerDueOn: row.answer_due_on,
    answeredOn: row.answered_on,
    defendants: row.defendants,
    result: row.result,
    closedOn: row.closed_on,
    decisionNumber: row.decision_number,
    reReplyDueOn: row.re_reply_due_on,
    reRepliedOn: row.re_replied_on,
    lesson: row.lesson,
    note: row.note,
  }
}

export async function remediesOf(db: Db, requestId: string): Promise<RemedyView[]> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('remedies_remedy')
    .selectAll()
    .where('request_id', '=', requestId)
    .orderBy('accepted_on')
    .execute()
  return rows.map(viewOf)
}

/** The ledger over bodies: what runs first, by our own last day, then the newest results. */
export async function remedyLedger(db: Db, today: Day, bodies: readonly string[]): Promise<LedgerRow[]> {
  if (bodies.length === 0) return []
  const rows = await db
    .withTables<Tables>()
    .selectFrom('remedies_remedy')
    .selectAll()
    .where('body_id', 'in', [...bodies])
    .orderBy((eb) => eb('result', 'is not', null))
    .orderBy('answer_due_on')
    .orderBy('accepted_on', 'desc')
    .limit(500)
    .execute()
  const numbers = await numbersOf(
    db,
    rows.map((row) => row.request_id),
  )
  const named = await listBodies(db, today, [...new Set(rows.map((row) => row.body_id))])
  return rows.map((row) => ({
    ...viewOf(row),
    requestNumber: numbers.get(row.request_id)?.number ?? '',
    outcome: numbers.get(row.request_id)?.outcome ?? '',
    bodyName: named.find((body) => body.id === row.body_id)?.name ?? '',
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
