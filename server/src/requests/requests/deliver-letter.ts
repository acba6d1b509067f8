import { addWorkingDays, loadCalendar } from '#foundation/calendar'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import { ruleAt } from '#foundation/rules'
import { type Clock, type Day, day } from '#platform/clock'
import { type Db, inTransaction, type Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { receiveNotice } from '#requests/fees'
import type { Tables } from './tables.ts'

async function lockLetter(tx: Tx, id: string, letterId: string) {
  const letter = await tx
    .withTables<Tables>()
    .selectFrom('requests_letter as l')
    .innerJoin('requests_request as r', 'r.id', 'l.request_id')
    .select(['l.id', 'l.kind', 'l.consultation_id', 'l.delivered_on', 'l.issued_on', 'r.body_id'])
    .where('l.id', '=', letterId)
    .where('l.request_id', '=', id)
    .forUpdate('l')
    .executeTakeFirst()
  if (!letter) throw new Refusal('requests.no_letter', 404)
  return letter
}

/** A notice of a fee that has reached the applicant starts the period in which it is paid. */
async function startPeriods(tx: Tx, request: string, kind: string, on: Day): Promise<void> {
  if (kind !== 'fee') return
  const days = (await ruleAt(tx, 'fee.pay', on)).value
  await receiveNotice(tx, request, { on, due: addWorkingDays(await loadCalendar(tx), on, days) })
}

/** Records that a letter reached its addressee, by which way and by what proof. */
export async function recordDelivery(
  tx: Tx,
  clock: Clock,
  actor: Pick<Actor, 'id'>,
  id: string,
  letterId: string,
  delivery: { way: string; on: string; proof: string },
): Promise<void> {
  const letter = await lockLetter(tx, id, letterId)
  if (letter.delivered_on !== null) throw new Refusal('requests.delivered_already', 409)
  if (delivery.on < letter.issued_on || delivery.on > clock.today())
    throw new Refusal('requests.delivery_out_of_range', 422)
  if (delivery.way !== 'online' && delivery.proof === '')
    throw new Refusal('requests.delivery_without_proof', 422)
  await tx
    .withTables<Tables>()
    .updateTable('requests_letter')
    .set({ delivered_on: delivery.on, delivery_way: delivery.way, delivery_proof: delivery.proof })
    .where('id', '=', letterId)
    .execute()
  await startPeriods(tx, id, letter.kind, day(delivery.on))
  await record(tx, clock, {
    kind: 'request.letter_delivered',
    subject: { kind: 'request', id },
    body: letter.body_id,
    actor: actor.id,
    payload: { letter: letterId, way: delivery.way, on: delivery.on },
  })
}

/** The applicant opened the letter on the portal: proof of electronic delivery, recorded once. */
export async function recordReading(
  db: Db,
  clock: Clock,
  id: string,
  letterIds: readonly string[],
): Promise<void> {
  if (letterIds.length === 0) return
  const today = clock.today()
  await inTransaction(db, async (tx) => {
    for (const letterId of letterIds) {
      const letter = await lockLetter(tx, id, letterId)
      await tx
        .withTables<Tables>()
        .updateTable('requests_letter')
        .set((eb) => ({
          read_on: today,
          delivered_on: eb.fn.coalesce('delivered_on', eb.val(today)),
          delivery_way: eb.fn.coalesce('delivery_way', eb.val('online')),
          delivery_proof: eb
            .case()
            .when('delivery_proof', '=', '')
            .then('申请人已在本平台打开阅读')
            .else(eb.ref('delivery_proof'))
            .end(),
        }))
        .where('id', '=', letterId)
        .where('read_on', 'is', null)
        .execute()
      if (letter.delivered_on === null) await startPeriods(tx, id, letter.kind, today)
      await record(tx, clock, {
        kind: 'request.letter_read',
        subject: { kind: 'request', id },
        body: letter.body_id,
        payload: { letter: letterId, on: today },
      })
    }
  })
}
