import { sql } from 'kysely'
import { getBody } from '#foundation/bodies'
import { loadCalendar } from '#foundation/calendar'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import { fillPattern, nextSerial } from '#foundation/numbering'
import { savePerson } from '#foundation/people'
import { ruleAt } from '#foundation/rules'
import { type Clock, type Day, day } from '#platform/clock'
import { newId, readableCode, sha256, type Vault } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type RequestClock, replyClock, startClock } from './clock.ts'
import type { Channel, FurtherPerson, RequestInput } from './contract.ts'
import { receiptDate } from './request.ts'
import type { Tables } from './tables.ts'

export const NUMBER_PATTERN = '{code}-{year}-{serial:4}'

export interface Submitted {
  id: string
  number: string
  /** Shown once; only its hash is kept. */
  code: string
}

/** Takes a request in, from a citizen (no actor) or through an officer at the counter or the post room. */
export async function submitRequest(
  tx: Tx,
  clock: Clock,
  vault: Vault,
  actor: Actor | undefined,
  input: RequestInput,
  arrival: {
    channel: Channel
    arrivedOn: Day
    others?: readonly FurtherPerson[]
    needsHelp?: boolean
    /** The request at another organ from which this one was prefilled. */
    askedFirstOf?: string
  },
): Promise<Submitted> {
  const today = clock.today()
  const body = await getBody(tx, input.bodyId, today)
  if (!body?.receivesRequests) throw new Refusal('requests.body_takes_none', 422)
  if (arrival.arrivedOn > today) throw new Refusal('requests.arrived_in_future', 422)
  const id = newId()
  const code = readableCode(10)
  const year = today.slice(0, 4)
  const serial = await nextSerial(tx, `request:${body.code}`, year)
  const number = fillPattern(NUMBER_PATTERN, { code: body.code, year }, serial)
  const receivedOn = receiptDate(arrival.channel, arrival.arrivedOn)
  const person = await savePerson(tx, clock, vault, input)
  const limit = (await ruleAt(tx, 'request.reply', receivedOn ?? today)).value
  const running = receivedOn === null ? null : startClock(receivedOn, limit)
  await tx
    .withTables<Tables>()
    .insertInto('requests_request')
    .values({
      received_on: receivedOn,
      limit_days: limit,
      clock: running && sql<RequestClock>`${JSON.stringify(running)}::jsonb`,
      extended_on: null,
      correction_sent_on: null,
      corrected_on: null,
      lapsed_on: null,
      inquiry_on: null,
      inquiry_due_on: null,
      reasons_on: null,
      reasons_verdict: null,
      draft: null,
      withdrawal_on: null,
      split_from: null,
      asked_first_of: arrival.askedFirstOf ?? null,
      needs_help: arrival.needsHelp ?? false,
      state: receivedOn === null ? 'unconfirmed' : 'open',
      id,
      number,
      code_hash: sha256(code),
      body_id: input.bodyId,
      applicant_type: input.applicantType,
      person_id: person,
      channel: arrival.channel,
      submitted_on: arrival.arrivedOn,
      asked: input.asked,
      wanted_form: input.wantedForm,
      delivery_way: input.deliveryWay,
      version: 1,
      due_on: replyClock(await loadCalendar(tx), { clock: running })?.due ?? null,
      correction_due_on: null,
      proposal: null,
      proposed_by: null,
      outcome: null,
      decided_on: null,
      decided_by: null,
      created_at: clock.now(),
    })
    .execute()
  for (const [position, other] of (arrival.others ?? []).entries()) {
    const further = await savePerson(tx, clock, vault, { ...other, email: '', address: '', contact: '' })
    await tx
      .withTables<Tables>()
      .insertInto('requests_person')
      .values({ request_id: id, person_id: further, role: other.role, position })
      .execute()
  }
  await record(tx, clock, {
    kind: 'request.submitted',
    subject: { kind: 'request', id },
    body: input.bodyId,
    ...(actor ? { actor: actor.id } : {}),
    payload: {
      number,
      channel: arrival.channel,
      applicantType: input.applicantType,
      submittedOn: arrival.arrivedOn,
      receivedOn,
    },
  })
  return { id, number, code }
}

/** Both sides have confirmed the day of receipt (Art 31), from which the clock runs. */
export function confirmedDay(submittedOn: string, confirmedOn: string, today: Day): Day {
  const on = day(confirmedOn)
  if (on < submittedOn || on > today) throw new Refusal('requests.confirmed_out_of_range', 422)
  return on
}
