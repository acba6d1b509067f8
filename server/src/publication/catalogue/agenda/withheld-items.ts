import { listBodies } from '#foundation/bodies'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import type { Clock, Day } from '#platform/clock'
import { newId } from '#platform/crypto'
import type { Db, Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { WithheldItemInput, WithheldItemView } from './contract.ts'
import type { Tables } from './tables.ts'

/** Enters a kind of information that is not published into 不予公开事项清单, with its ground (Art 14 to 16). */
export async function enterWithheldItem(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  input: WithheldItemInput,
): Promise<string> {
  const id = newId()
  await tx
    .withTables<Tables>()
    .insertInto('catalogue_withheld_item')
    .values({
      id,
      body_id: input.bodyId,
      title: input.title,
      ground_code: input.groundCode,
      basis: input.basis,
      from_day: input.from,
      entered_by: actor.id,
      entered_at: clock.now(),
    })
    .execute()
  await record(tx, clock, {
    kind: 'withheld_item.entered',
    subject: { kind: 'withheld_item', id },
    body: input.bodyId,
    actor: actor.id,
    payload: { ground: input.groundCode, from: input.from },
  })
  return id
}

/** From today on the item is no longer on the list; what it was stays on record. */
export async function endWithheldItem(tx: Tx, clock: Clock, actor: Actor, id: string): Promise<void> {
  const row = await tx
    .withTables<Tables>()
    .updateTable('catalogue_withheld_item')
    .set({ until_day: clock.today() })
    .where('id', '=', id)
    .where('until_day', 'is', null)
    .returning('body_id')
    .executeTakeFirst()
  if (!row) throw new Refusal('agenda.not_found', 404)
  await record(tx, clock, {
    kind: 'withheld_item.ended',
    subject: { kind: 'withheld_item', id },
    body: row.body_id,
    actor: actor.id,
  })
}

/** The list in force on a day. */
export async function withheldItems(
  db: Db,
  day: Day,
  bodies?: readonly string[],
): Promise<WithheldItemView[]> {
  if (bodies?.length === 0) return []
  const rows = await db
    .withTables<Tables>()
    .selectFrom('catalogue_withheld_item')
    .selectAll()
    .where('from_day', '<=', day)
    .where((eb) => eb.or([eb('until_day', 'is', null), eb('until_day', '>', day)]))
    .$if(bodies !== undefined, (query) => query.where('body_id', 'in', [...(bodies ?? [])]))
    .orderBy('body_id')
    .orderBy('id')
    .limit(2_000)
    .execute()
  const names = new Map((await listBodies(db, day)).map(({ id, name }) => [id, name]))
  return rows.map((row) => ({
    id: row.id,
    bodyName: names.get(row.body_id) ?? '',
    title: row.title,
    groundCode: row.ground_code,
    basis: row.basis,
    from: row.from_day,
  }))
}

export async function bodyOfWithheldItem(db: Db, id: string): Promise<string | undefined> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('catalogue_withheld_item')
    .select('body_id')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.body_id
}
