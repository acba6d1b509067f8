import { chineseDay, loadCalendar } from '#foundation/calendar'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import { ruleAt } from '#foundation/rules'
import { type Clock, day } from '#platform/clock'
import { newId, type Vault } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { extendBy, replyClock } from './clock.ts'
import { composeLetter, issueLetter } from './issue-letter.ts'
import { mayExtend } from './request.ts'
import { clockOf, lockFor, type RequestRecord, save } from './store.ts'
import type { Tables } from './tables.ts'

/** How many working days may still be added (Art 33: limited in total). */
export async function extensionLeft(tx: Tx, row: RequestRecord): Promise<number> {
  if (row.received_on === null) return 0
  const limit = (await ruleAt(tx, 'request.extension.max', day(row.received_on))).value
  return Math.max(0, limit - row.extension_days)
}

/** The handler asks for more time; the head of the disclosure office decides. */
export async function proposeExtension(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  extension: { version: number; days: number; reason: string },
): Promise<string> {
  const { row } = await lockFor(tx, id, 'extend', extension.version)
  const limit = (await ruleAt(tx, 'request.extension.max', clockOf(row).receivedOn)).value
  if (!mayExtend(row.extension_days, extension.days, limit))
    throw new Refusal('requests.extension_over_limit', 409, { limit, left: limit - row.extension_days })
  if (row.due_on !== null && clock.today() > row.due_on) throw new Refusal('requests.extension_too_late', 409)
  const own = tx.withTables<Tables>()
  const waiting = await own
    .selectFrom('requests_extension')
    .select('id')
    .where('request_id', '=', id)
    .where('verdict', 'is', null)
    .executeTakeFirst()
  if (waiting) throw new Refusal('requests.extension_waiting', 409)
  const extensionId = newId()
  await own
    .insertInto('requests_extension')
    .values({
      id: extensionId,
      request_id: id,
      days: extension.days,
      reason: extension.reason,
      proposed_by: actor.id,
      proposed_on: clock.today(),
      verdict: null,
      decided_by: null,
      decided_on: null,
    })
    .execute()
  await save(tx, row, {})
  await record(tx, clock, {
    kind: 'request.extension_proposed',
    subject: { kind: 'request', id },
    body: row.body_id,
    actor: actor.id,
    payload: { extension: extensionId, days: extension.days },
  })
  return extensionId
}

/** Approves or refuses the extension (Art 33: 经政府信息公开工作机构负责人同意); an approved one is told to the applicant. */
export async function decideExtension(
  tx: Tx,
  clock: Clock,
  vault: Vault,
  actor: Actor,
  id: string,
  verdict: { version: number; approve: boolean; note: string },
): Promise<void> {
  const { row } = await lockFor(tx, id, 'extend', verdict.version)
  const own = tx.withTables<Tables>()
  const asked = await own
    .selectFrom('requests_extension')
    .selectAll()
    .where('request_id', '=', id)
    .where('verdict', 'is', null)
    .executeTakeFirst()
  if (!asked) throw new Refusal('requests.no_extension', 409)
  if (asked.proposed_by === actor.id) throw new Refusal('requests.own_extension', 409)
  const today = clock.today()
  if (verdict.approve && row.due_on !== null && today > row.due_on)
    throw new Refusal('requests.extension_too_late', 409)
  await own
    .updateTable('requests_extension')
    .set({
      verdict: verdict.approve ? 'approved' : 'refused',
      decided_by: actor.id,
      decided_on: today,
      note: verdict.note,
    })
    .where('id', '=', asked.id)
    .execute()
  const extended = extendBy(clockOf(row), today, asked.days)
  const due = replyClock(await loadCalendar(tx), { clock: extended })?.due ?? null
  if (verdict.approve) {
    const fields = {
      reason: asked.reason,
      days: String(asked.days),
      due: due === null ? '依法暂停计算的时间届满后的相应日期' : chineseDay(due),
    }
    const letter = await composeLetter(tx, clock, vault, row, ['extension'], fields)
    await issueLetter(tx, clock, vault, actor, row, 'extension', letter)
    await save(tx, row, {
      clock: extended,
      extension_days: row.extension_days + asked.days,
      extended_on: today,
      extension_reason: asked.reason,
    })
  } else await save(tx, row, {})
  await record(tx, clock, {
    kind: verdict.approve ? 'request.reply_extended' : 'request.extension_refused',
    subject: { kind: 'request', id },
    body: row.body_id,
    actor: actor.id,
    payload: { extension: asked.id, days: asked.days, due: verdict.approve ? due : row.due_on },
  })
}
