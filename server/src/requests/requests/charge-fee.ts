import { addWorkingDays, loadCalendar } from '#foundation/calendar'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import { samePersons } from '#foundation/people'
import { ruleAt } from '#foundation/rules'
import { type Clock, day } from '#platform/clock'
import type { Vault } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { calculateFee, lapseNotice, noticeOf, openNotice, payNotice, settingOf } from '#requests/fees'
import { pause, restart, waitingFor } from './clock.ts'
import { composeLetter, issueLetter } from './issue-letter.ts'
import { clockOf, lockFor, type RequestRecord, save } from './store.ts'
import type { Tables } from './tables.ts'

/**
 * Charges the information-processing fee (Art 42). By piece: all requests of the same applicant to this body in the
 * calendar month count, those split off as well. The clock stands until the fee is paid and then begins anew.
 */
export async function chargeFee(
  tx: Tx,
  clock: Clock,
  vault: Vault,
  actor: Actor,
  id: string,
  asked: { version: number; pages: number },
): Promise<void> {
  const { row } = await lockFor(tx, id, 'charge', asked.version)
  const running = clockOf(row)
  const today = clock.today()
  const setting = await settingOf(tx, row.body_id, today)
  if (setting.mode === 'off') throw new Refusal('fees.off', 409)
  if (await noticeOf(tx, id)) throw new Refusal('fees.charged_already', 409)
  if (waitingFor(running) !== '') throw new Refusal('requests.waiting_already', 409)
  const fee = await calculateFee(tx, setting.mode, {
    receivedOn: running.receivedOn,
    earlier: setting.mode === 'piece' ? await piecesBefore(tx, row) : [],
    pages: asked.pages,
  })
  if (fee.amount === 0) throw new Refusal('fees.nothing_due', 409, { why: fee.calculation })
  const days = (await ruleAt(tx, 'fee.pay', today)).value
  const due = addWorkingDays(await loadCalendar(tx), today, days)
  await openNotice(tx, clock, { request: id, body: row.body_id, mode: setting.mode, ...fee, due })
  const fields = {
    calculation: fee.calculation,
    amount: String(fee.amount),
    way: setting.payWay,
    days: String(days),
  }
  const letter = await composeLetter(tx, clock, vault, row, ['fee'], fields)
  await issueLetter(tx, clock, vault, actor, row, 'fee', letter)
  await save(tx, row, { clock: pause(running, today, 'fee', 'fee'), waits_on: 'fee' })
  await record(tx, clock, {
    kind: 'request.fee_charged',
    subject: { kind: 'request', id },
    body: row.body_id,
    actor: actor.id,
    payload: { mode: setting.mode, units: fee.units, amount: fee.amount, due },
  })
}

/** The applicant's requests to this body before this one, each one piece; withdrawn ones count like every other. */
async function piecesBefore(tx: Tx, row: RequestRecord) {
  const persons = await samePersons(tx, row.person_id)
  const month = (row.received_on ?? '').slice(0, 7)
  const earlier = await tx
    .withTables<Tables>()
    .selectFrom('requests_request')
    .select(['id', 'received_on', 'created_at'])
    .where('body_id', '=', row.body_id)
    .where('person_id', 'in', persons)
    .where('id', '<>', row.id)
    .where('received_on', '>=', `${month}-01`)
    .where('received_on', '<=', row.received_on)
    .execute()
  return earlier.flatMap((one) =>
    one.received_on !== null && (one.received_on < (row.received_on ?? '') || one.id < row.id)
      ? [{ receivedOn: day(one.received_on), pieces: 1 }]
      : [],
  )
}

/** The fee is paid: the reply clock begins anew from this day. */
export async function recordPayment(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  paid: { version: number; on: string; receipt: string },
): Promise<void> {
  const { row } = await lockFor(tx, id, 'charge', paid.version)
  const notice = await payNotice(tx, clock, id, paid)
  await save(tx, row, { clock: restart(clockOf(row), day(paid.on), 'fee', 'fee'), waits_on: '' })
  await record(tx, clock, {
    kind: 'request.fee_paid',
    subject: { kind: 'request', id },
    body: row.body_id,
    actor: actor.id,
    payload: { amount: notice.amount, on: paid.on },
  })
}

/** Not paid within the period: the request is taken to be given up; the office may close it (row (六)2). */
export async function lapseFee(tx: Tx, clock: Clock, id: string): Promise<void> {
  const { row } = await lockFor(tx, id, 'charge', undefined)
  if (!(await lapseNotice(tx, clock, id))) return
  await save(tx, row, { lapsed_on: clock.today() })
  await record(tx, clock, {
    kind: 'request.fee_lapsed',
    subject: { kind: 'request', id },
    body: row.body_id,
    payload: {},
  })
}
