import { chineseDay } from '#foundation/calendar'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import type { Vault } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { composeLetter, issueLetter } from './issue-letter.ts'
import { clockOf, lockFor, save } from './store.ts'
import type { Tables } from './tables.ts'

/** 登记回执: number, day of receipt and the day by which the organ answers, on paper for whoever wants it; once. */
export async function issueReceipt(
  tx: Tx,
  clock: Clock,
  vault: Vault,
  actor: Actor,
  id: string,
  version: number,
): Promise<void> {
  const { row } = await lockFor(tx, id, 'retype', version)
  const { receivedOn } = clockOf(row)
  if (row.decided_on !== null) throw new Refusal('requests.decided_already', 409)
  const earlier = await tx
    .withTables<Tables>()
    .selectFrom('requests_letter')
    .select('id')
    .where('request_id', '=', id)
    .where('kind', '=', 'receipt')
    .executeTakeFirst()
  if (earlier) throw new Refusal('requests.receipt_issued', 409)
  const letter = await composeLetter(tx, clock, vault, row, ['receipt'], {
    requestNumber: row.number,
    receivedOn: chineseDay(receivedOn),
    due: row.due_on === null ? '' : chineseDay(row.due_on),
  })
  const { id: letterId } = await issueLetter(tx, clock, vault, actor, row, 'receipt', letter)
  await save(tx, row, {})
  await record(tx, clock, {
    kind: 'request.receipt_issued',
    subject: { kind: 'request', id },
    body: row.body_id,
    actor: actor.id,
    payload: { letter: letterId },
  })
}
