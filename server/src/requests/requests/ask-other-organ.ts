import { getBody } from '#foundation/bodies'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import { fillPattern, nextSerial } from '#foundation/numbering'
import type { Clock } from '#platform/clock'
import { newId, readableCode, sha256 } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { requestRecord } from './queries.ts'
import { NUMBER_PATTERN } from './submit-request.ts'
import type { Tables } from './tables.ts'

/**
 * The answer was 不属于本机关负责公开 (Art 36 (5)) and the applicant agrees that the same request goes to the organ
 * that is responsible. The law knows no transfer: a new request is made there, with a number and a day of receipt of
 * its own, and both know of each other.
 */
export async function askOtherOrgan(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  to: { bodyId: string; consent: boolean },
): Promise<{ id: string; number: string; code: string }> {
  const row = await requestRecord(tx, id)
  if (!row) throw new Refusal('requests.not_found', 404)
  if (row.outcome !== 'other_organ') throw new Refusal('requests.not_other_organ', 409)
  if (!to.consent) throw new Refusal('requests.no_consent', 422)
  const today = clock.today()
  const body = await getBody(tx, to.bodyId, today)
  if (!body?.receivesRequests || to.bodyId === row.body_id) throw new Refusal('requests.body_takes_none', 422)
  const own = tx.withTables<Tables>()
  const earlier = await own
    .selectFrom('requests_request')
    .select('number')
    .where('asked_first_of', '=', id)
    .executeTakeFirst()
  if (earlier) throw new Refusal('requests.asked_already', 409, { number: earlier.number })
  const year = today.slice(0, 4)
  const number = fillPattern(
    NUMBER_PATTERN,
    { code: body.code, year },
    await nextSerial(tx, `request:${body.code}`, year),
  )
  const code = readableCode(10)
  const made = newId()
  await own
    .insertInto('requests_request')
    .values({
      id: made,
      number,
      code_hash: sha256(code),
      body_id: to.bodyId,
      applicant_type: row.applicant_type,
      person_id: row.person_id,
      // It reaches the other organ as a data message; both sides confirm the day of receipt (Art 31).
      channel: 'online',
      submitted_on: today,
      received_on: null,
      asked: row.asked,
      wanted_form: row.wanted_form,
      delivery_way: row.delivery_way,
      state: 'unconfirmed',
      version: 1,
      limit_days: row.limit_days,
      clock: null,
      due_on: null,
      extended_on: null,
      correction_sent_on: null,
      correction_due_on: null,
      corrected_on: null,
      lapsed_on: null,
      inquiry_on: null,
      inquiry_due_on: null,
      reasons_on: null,
      reasons_verdict: null,
      proposal: null,
      draft: null,
      proposed_by: null,
      outcome: null,
      decided_on: null,
      decided_by: null,
      split_from: null,
      asked_first_of: id,
      withdrawal_on: null,
      needs_help: row.needs_help,
      created_at: clock.now(),
    })
    .execute()
  await record(tx, clock, {
    kind: 'request.submitted',
    subject: { kind: 'request', id: made },
    body: to.bodyId,
    actor: actor.id,
    payload: {
      number,
      channel: 'online',
      applicantType: row.applicant_type,
      submittedOn: today,
      askedFirstOf: id,
    },
  })
  await record(tx, clock, {
    kind: 'request.asked_elsewhere',
    subject: { kind: 'request', id },
    body: row.body_id,
    actor: actor.id,
    payload: { request: made, body: to.bodyId },
  })
  return { id: made, number, code }
}
