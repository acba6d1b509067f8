import { addWorkingDays, chineseDay, loadCalendar } from '#foundation/calendar'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import { ruleAt } from '#foundation/rules'
import { type Clock, day } from '#platform/clock'
import type { Vault } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { delayUntil, waitingFor } from './clock.ts'
import { composeLetter, issueLetter } from './issue-letter.ts'
import { clockOf, lockFor, save } from './store.ts'

/** Art 35: number or frequency clearly beyond reason: the applicant is asked to explain. */
export async function askReasons(
  tx: Tx,
  clock: Clock,
  vault: Vault,
  actor: Actor,
  id: string,
  asked: { version: number; facts: string },
): Promise<void> {
  const { row } = await lockFor(tx, id, 'inquire', asked.version)
  if (row.inquiry_on !== null) throw new Refusal('requests.inquired_already', 409)
  const running = clockOf(row)
  const today = clock.today()
  const limit = (await ruleAt(tx, 'request.reasons', today)).value
  const due = addWorkingDays(await loadCalendar(tx), today, limit)
  const fields = { facts: asked.facts, due: chineseDay(due) }
  const letter = await composeLetter(tx, clock, vault, row, ['reasons'], fields)
  await issueLetter(tx, clock, vault, actor, row, 'reasons', letter)
  await save(tx, row, {
    inquiry_on: today,
    inquiry_due_on: due,
    inquiry_facts: asked.facts,
    waits_on: waitingFor(running) === '' ? 'reasons' : waitingFor(running),
  })
  await record(tx, clock, {
    kind: 'request.reasons_asked',
    subject: { kind: 'request', id },
    body: row.body_id,
    actor: actor.id,
    payload: { due },
  })
}

/** What the applicant explained, over the counter or on the portal. */
export async function recordReasons(
  tx: Tx,
  clock: Clock,
  actor: Actor | undefined,
  id: string,
  given: { version: number; reasons: string; on: string },
): Promise<void> {
  const { row } = await lockFor(tx, id, 'inquire', given.version)
  if (row.inquiry_on === null || row.reasons_verdict !== null) throw new Refusal('requests.not_inquired', 409)
  if (given.on < row.inquiry_on || given.on > clock.today())
    throw new Refusal('requests.confirmed_out_of_range', 422)
  await save(tx, row, { reasons: given.reasons, reasons_on: given.on })
  await record(tx, clock, {
    kind: 'request.reasons_given',
    subject: { kind: 'request', id },
    body: row.body_id,
    ...(actor ? { actor: actor.id } : {}),
    payload: { on: given.on },
  })
}

/**
 * Weighs the reasons. Not reasonable (or none in time): the request may be declined. Reasonable: it is answered, and
 * where the period cannot be kept, a reasonable later day is set and told.
 */
export async function judgeReasons(
  tx: Tx,
  clock: Clock,
  vault: Vault,
  actor: Actor,
  id: string,
  verdict: { version: number; reasonable: boolean; why: string; delayUntil: string },
): Promise<void> {
  const { row } = await lockFor(tx, id, 'inquire', verdict.version)
  if (row.inquiry_on === null || row.reasons_verdict !== null) throw new Refusal('requests.not_inquired', 409)
  const today = clock.today()
  if (row.reasons_on === null && (row.inquiry_due_on === null || today <= row.inquiry_due_on))
    throw new Refusal('requests.reasons_awaited', 409, { due: row.inquiry_due_on ?? '' })
  const running = clockOf(row)
  const delayed = verdict.reasonable && verdict.delayUntil !== ''
  if (delayed) {
    if (verdict.why === '') throw new Refusal('requests.delay_without_why', 422)
    if (row.due_on !== null && verdict.delayUntil <= row.due_on)
      throw new Refusal('requests.delay_not_later', 422, { due: row.due_on })
    const fields = { reason: verdict.why, due: chineseDay(verdict.delayUntil) }
    const letter = await composeLetter(tx, clock, vault, row, ['delay'], fields)
    await issueLetter(tx, clock, vault, actor, row, 'delay', letter)
  }
  await save(tx, row, {
    reasons_verdict: verdict.reasonable ? 'reasonable' : 'unreasonable',
    waits_on: waitingFor(running),
    ...(delayed ? { clock: delayUntil(running, today, day(verdict.delayUntil)) } : {}),
  })
  await record(tx, clock, {
    kind: 'request.reasons_judged',
    subject: { kind: 'request', id },
    body: row.body_id,
    actor: actor.id,
    payload: { reasonable: verdict.reasonable, delayUntil: delayed ? verdict.delayUntil : null },
  })
}
