import { addWorkingDays, loadCalendar, workingDaysBetween } from '#foundation/calendar'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import { ruleAt } from '#foundation/rules'
import { type Clock, day } from '#platform/clock'
import type { Vault } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { replyClock } from './clock.ts'
import { correctionLetter, extensionLetter } from './decision-letter.ts'
import { mayExtend } from './request.ts'
import { fileLetter, frameOf, lockFor, type RequestRecord, save } from './store.ts'
import { confirmedDay } from './submit-request.ts'

async function dueOf(tx: Tx, row: RequestRecord): Promise<string | null> {
  return replyClock(await loadCalendar(tx), row)?.due ?? null
}

/** Confirms the day of receipt with the applicant; the reply clock runs from it. */
export async function confirmReceipt(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  version: number,
  confirmedOn: string,
): Promise<void> {
  const { row, next } = await lockFor(tx, id, 'confirm', version)
  const received = confirmedDay(row.submitted_on, confirmedOn, clock.today())
  const confirmed = {
    ...row,
    received_on: received,
    limit_days: (await ruleAt(tx, 'request.reply', received)).value,
  }
  await save(tx, row, {
    state: next,
    received_on: received,
    limit_days: confirmed.limit_days,
    due_on: await dueOf(tx, confirmed),
  })
  await record(tx, clock, {
    kind: 'request.receipt_confirmed',
    subject: { kind: 'request', id },
    body: row.body_id,
    actor: actor.id,
    payload: { receivedOn: received },
  })
}

/** Extends the reply (Art 33: at most 20 working days in total, and the applicant is told). */
export async function extendReply(
  tx: Tx,
  clock: Clock,
  vault: Vault,
  actor: Actor,
  id: string,
  extension: { version: number; days: number; reason: string },
): Promise<void> {
  const { row, next } = await lockFor(tx, id, 'extend', extension.version)
  const limit = (await ruleAt(tx, 'request.extension.max', day(row.received_on ?? clock.today()))).value
  if (row.extended_on !== null) throw new Refusal('requests.extended_already', 409)
  if (!mayExtend(row.extension_days, extension.days, limit))
    throw new Refusal('requests.extension_over_limit', 409, { limit })
  if (row.due_on !== null && clock.today() > row.due_on) throw new Refusal('requests.extension_too_late', 409)
  const extended = { ...row, extension_days: row.extension_days + extension.days, extended_on: clock.today() }
  const due = await dueOf(tx, extended)
  const frame = await frameOf(tx, clock, vault, row)
  await fileLetter(
    tx,
    clock,
    vault,
    actor,
    row,
    'extension',
    extensionLetter(frame, { ...extension, due: due ?? '' }),
  )
  await save(tx, row, {
    state: next,
    extension_days: extended.extension_days,
    extended_on: extended.extended_on,
    extension_reason: extension.reason,
    due_on: due,
  })
  await record(tx, clock, {
    kind: 'request.reply_extended',
    subject: { kind: 'request', id },
    body: row.body_id,
    actor: actor.id,
    payload: { days: extension.days, due },
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
  const today = clock.today()
  const calendar = await loadCalendar(tx)
  const limit = (await ruleAt(tx, 'request.correction.notice', today)).value
  if (workingDaysBetween(calendar, day(row.received_on ?? today), today) > limit) {
    throw new Refusal('requests.correction_too_late', 409, { limit })
  }
  const due = addWorkingDays(calendar, today, correction.days)
  const frame = await frameOf(tx, clock, vault, row)
  await fileLetter(
    tx,
    clock,
    vault,
    actor,
    row,
    'correction',
    correctionLetter(frame, { asked: correction.asked, due }),
  )
  await save(tx, row, {
    state: next,
    correction_sent_on: today,
    correction_due_on: due,
    correction_asked: correction.asked,
    due_on: null,
  })
  await record(tx, clock, {
    kind: 'request.correction_asked',
    subject: { kind: 'request', id },
    body: row.body_id,
    actor: actor.id,
    payload: { due },
  })
}

/** Receives the corrected request; the reply clock starts anew from this day. */
export async function receiveCorrection(
  tx: Tx,
  clock: Clock,
  actor: Actor | undefined,
  id: string,
  correction: { version: number; asked: string; on: string },
): Promise<void> {
  const { row, next } = await lockFor(tx, id, 'correct', correction.version)
  const on = confirmedDay(row.correction_sent_on ?? row.submitted_on, correction.on, clock.today())
  const corrected = { ...row, corrected_on: on }
  await save(tx, row, {
    state: next,
    corrected_on: on,
    asked: correction.asked,
    due_on: await dueOf(tx, corrected),
  })
  await record(tx, clock, {
    kind: 'request.corrected',
    subject: { kind: 'request', id },
    body: row.body_id,
    ...(actor ? { actor: actor.id } : {}),
    payload: { on },
  })
}
