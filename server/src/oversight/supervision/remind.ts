import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import { newId } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { boardOf } from './board.ts'
import type { RemindInput } from './contract.ts'
import { isOwed } from './standing.ts'
import type { Tables } from './tables.ts'

/** Asks bodies of the level for their reports; what is handed in already is not asked for again. @returns how many were asked */
export async function remind(tx: Tx, clock: Clock, actor: Actor, input: RemindInput): Promise<number> {
  const { body: root, year, note } = input
  if (year >= Number(clock.today().slice(0, 4))) throw new Refusal('supervision.year_not_over', 422)
  const { rows } = await boardOf(tx, clock, root, year)
  const asked = rows.filter((row) => input.bodies.includes(row.bodyId))
  if (asked.length < new Set(input.bodies).size) throw new Refusal('supervision.not_of_level', 422)
  const owing = asked.filter((row) => isOwed(row.standing))
  if (owing.length === 0) throw new Refusal('supervision.nothing_owed', 409)
  const reminders = owing.map((row) => ({
    id: newId(),
    root_id: root,
    body_id: row.bodyId,
    year,
    note,
    sent_by: actor.id,
    sent_at: clock.now(),
  }))
  await tx.withTables<Tables>().insertInto('supervision_reminder').values(reminders).execute()
  await record(
    tx,
    clock,
    ...reminders.map((reminder) => ({
      kind: 'supervision.reminded',
      subject: { kind: 'reminder', id: reminder.id },
      body: reminder.body_id,
      actor: actor.id,
      payload: { root, year },
    })),
  )
  return owing.length
}
