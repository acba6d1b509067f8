import { loadCalendar } from '#foundation/calendar'
import type { Actor } from '#foundation/identity'
import { type Clock, dayInShanghai } from '#platform/clock'
import { newId } from '#platform/crypto'
import type { Db, Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { dueWith, limitFor } from './channel.ts'
import { type CaseRecord, lockCase, saveCase } from './store.ts'
import type { Tables } from './tables.ts'

/** More time, once a round, within what the rule allows; where the channel wants it, the desk has to grant it. */
export async function extendCase(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  input: { version: number; amount: number; reason: string },
): Promise<void> {
  const { row, channel } = await lockCase(tx, id, 'extend', input.version)
  if (row.extended_at) throw new Refusal('cases.extended_already', 409)
  if (!row.limit_amount || !row.limit_unit || !row.limit_from) throw new Refusal('cases.no_limit', 409)
  if (row.due_at && clock.now() > row.due_at) throw new Refusal('cases.extension_too_late', 409)
  const most = (await limitFor(tx, row, 'extension', dayInShanghai(row.limit_from)))?.amount ?? 0
  if (input.amount > most) throw new Refusal('cases.extension_over_limit', 409, { limit: most })
  if (!channel.extends_by_desk || row.body_id === row.desk_body_id)
    return lengthen(tx, clock, actor, row, input)
  if (await askedExtension(tx, id)) throw new Refusal('cases.extension_asked', 409)
  await tx
    .withTables<Tables>()
    .insertInto('cases_extension')
    .values({
      ...{ id: newId(), case_id: id, round: row.round, amount: input.amount, reason: input.reason },
      ...{ asked_by: actor.id, asked_at: clock.now(), granted: null, decided_by: null, decided_at: null },
    })
    .execute()
  const step = { act: 'extension_asked', open: false, actor, note: input.reason }
  await saveCase(tx, clock, row, {}, step, { amount: input.amount })
}

/** The desk grants or denies what was asked. Asked in time, it may be granted after the end of the limit. */
export async function decideExtension(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  input: { version: number; granted: boolean; answer: string },
): Promise<void> {
  const { row } = await lockCase(tx, id, 'extend', input.version)
  const asked = await askedExtension(tx, id)
  if (!asked) throw new Refusal('cases.no_extension_asked', 409)
  if (asked.asked_by === actor.id) throw new Refusal('cases.own_extension', 403)
  await tx
    .withTables<Tables>()
    .updateTable('cases_extension')
    .set({
      ...{ granted: input.granted, answer: input.answer },
      ...{ decided_by: actor.id, decided_at: clock.now() },
    })
    .where('id', '=', asked.id)
    .execute()
  if (input.granted) return lengthen(tx, clock, actor, row, asked)
  const step = { act: 'extension_denied', open: false, actor, note: input.answer }
  await saveCase(tx, clock, row, {}, step)
}

/** What the desk has not decided yet; a round that is over takes its question with it. */
export async function askedExtension(db: Db, id: string) {
  return db
    .withTables<Tables>()
    .selectFrom('cases_extension')
    .innerJoin('cases_case', (join) =>
      join
        .onRef('cases_case.id', '=', 'cases_extension.case_id')
        .onRef('cases_case.round', '=', 'cases_extension.round'),
    )
    .selectAll('cases_extension')
    .where('case_id', '=', id)
    .where('granted', 'is', null)
    .executeTakeFirst()
}

async function lengthen(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  row: CaseRecord,
  { amount, reason }: { amount: number; reason: string },
): Promise<void> {
  const { limit_from, limit_amount, limit_unit } = row
  if (!limit_amount || !limit_unit || !limit_from) throw new Refusal('cases.no_limit', 409)
  const more = { extension: amount, paused: row.paused_amount }
  const change = {
    ...{ extension_amount: amount, extended_at: clock.now(), extension_reason: reason },
    due_at: dueWith(await loadCalendar(tx), { limit_from, limit_amount, limit_unit }, more),
  }
  await saveCase(tx, clock, row, change, { act: 'extended', open: true, actor, note: reason }, { amount })
}
