import { addWorkingDays, chineseDay, loadCalendar, workingDaysBetween } from '#foundation/calendar'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import { ruleAt } from '#foundation/rules'
import { type Clock, day } from '#platform/clock'
import type { Vault } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { pause, restart, startClock, waitingFor } from './clock.ts'
import { composeLetter, issueLetter } from './issue-letter.ts'
import { clockOf, lockFor, save } from './store.ts'
import { confirmedDay } from './submit-request.ts'

/** Confirms the day of receipt with the applicant; the reply clock runs from it. */
export async function confirmReceipt(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  version: number,
  confirmedOn: string,
  note = '',
): Promise<void> {
  const { row, next } = await lockFor(tx, id, 'confirm', version)
  const received = confirmedDay(row.submitted_on, confirmedOn, clock.today())
  const limit = (await ruleAt(tx, 'request.reply', received)).value
  await save(tx, row, {
    state: next,
    received_on: received,
    limit_days: limit,
    clock: startClock(received, limit),
    contact_note: note,
  })
  await record(tx, clock, {
    kind: 'request.receipt_confirmed',
    subject: { kind: 'request', id },
    body: row.body_id,
    actor: actor.id,
    payload: { receivedOn: received },
  })
}

/** Asks the applicant to correct an unclear request (Art 30: once, within seven working days of receipt). */
export async function askCorrection(
  tx: Tx,
  clock: Clock,
  vault: Vault,
  actor: Actor,
  id: string,
  correction: { version: number; asked: string; days: number },
): Promise<void> {
  const { row, next } = await lockFor(tx, id, 'ask_correction', correction.version)
  if (row.correction_sent_on !== null) throw new Refusal('requests.corrected_once', 409)
  const running = clockOf(row)
  if (waitingFor(running) !== '') throw new Refusal('requests.waiting_already', 409)
  const today = clock.today()
  const calendar = await loadCalendar(tx)
  const limit = (await ruleAt(tx, 'request.correction.notice', today)).value
  if (workingDaysBetween(calendar, running.receivedOn, today) > limit)
    throw new Refusal('requests.correction_too_late', 409, { limit })
  const due = addWorkingDays(calendar, today, correction.days)
  const fields = { correction: correction.asked, due: chineseDay(due) }
  const letter = await composeLetter(tx, clock, vault, row, ['correction'], fields)
  await issueLetter(tx, clock, vault, actor, row, 'correction', letter)
  await save(tx, row, {
    state: next,
    waits_on: 'correction',
    correction_sent_on: today,
    correction_due_on: due,
    correction_asked: correction.asked,
    clock: pause(running, today, 'correction', 'correction'),
  })
  await record(tx, clock, {
    kind: 'request.correction_asked',
    subject: { kind: 'request', id },
    body: row.body_id,
    actor: actor.id,
    payload: { due },
  })
}

/**
 * Receives the corrected request; the reply clock starts anew from this day. After the period only an officer may
 * take it, who says why the applicant had good reason (Art 30).
 */
export async function receiveCorrection(
  tx: Tx,
  clock: Clock,
  actor: Actor | undefined,
  id: string,
  correction: { version: number; asked: string; on: string; lateBecause?: string },
): Promise<void> {
  const { row, next } = await lockFor(tx, id, 'correct', correction.version)
  const on = confirmedDay(row.correction_sent_on ?? row.submitted_on, correction.on, clock.today())
  const late = row.correction_due_on !== null && on > row.correction_due_on
  const excuse = correction.lateBecause ?? ''
  if (late && actor === undefined)
    throw new Refusal('requests.correction_over', 409, { due: row.correction_due_on ?? '' })
  if (late && excuse === '') throw new Refusal('requests.correction_late_why', 422)
  await save(tx, row, {
    state: next,
    waits_on: '',
    corrected_on: on,
    lapsed_on: null,
    asked: correction.asked,
    clock: restart(clockOf(row), on, 'correction', 'correction'),
  })
  await record(tx, clock, {
    kind: 'request.corrected',
    subject: { kind: 'request', id },
    body: row.body_id,
    ...(actor ? { actor: actor.id } : {}),
    payload: { on, late, lateBecause: late ? excuse : null },
  })
}

/** The period of the correction ran out unanswered (Art 30): the office may now close the request. */
export async function lapseCorrection(tx: Tx, clock: Clock, id: string): Promise<void> {
  const { row } = await lockFor(tx, id, 'correct', undefined)
  if (row.lapsed_on !== null || row.correction_due_on === null || clock.today() <= row.correction_due_on)
    return
  await save(tx, row, { lapsed_on: day(clock.today()) })
  await record(tx, clock, {
    kind: 'request.correction_lapsed',
    subject: { kind: 'request', id },
    body: row.body_id,
    payload: { due: row.correction_due_on },
  })
}
