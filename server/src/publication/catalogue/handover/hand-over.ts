import { sql } from 'kysely'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import { type Clock, dayInShanghai } from '#platform/clock'
import { newId } from '#platform/crypto'
import { type Db, lockSubject, type Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { Tables as DocumentTables } from '../tables.ts'
import type { HandoverInput } from './contract.ts'
import type { Tables } from './tables.ts'

type Own = Tables & DocumentTables

/** Art 25: what was made public is handed to archives and libraries in time. Each published edition goes over once. */
export async function handOver(tx: Tx, clock: Clock, actor: Actor, input: HandoverInput): Promise<string> {
  if (input.until > clock.today()) throw new Refusal('handover.future', 422)
  await lockSubject(tx, `handover:${input.bodyId}`)
  const id = newId()
  const own = tx.withTables<Own>()
  await own
    .insertInto('catalogue_handover')
    .values({
      id,
      body_id: input.bodyId,
      receiver: input.receiver,
      retention: input.retention,
      until_day: input.until,
      made_by: actor.id,
      made_at: clock.now(),
    })
    .execute()
  const { rows } = await sql<{ no: number }>`
    insert into catalogue_handover_item (handover_id, document_id, edition_id, no)
    select ${id}, d.id, d.published_edition, row_number() over (order by d.published_at, d.id)
    from catalogue_document d
    where d.body_id = ${input.bodyId} and ${unhanded}
      and (d.published_at at time zone 'Asia/Shanghai')::date <= ${input.until}
    returning no`.execute(tx)
  if (rows.length === 0) throw new Refusal('handover.nothing', 409)
  await record(tx, clock, {
    kind: 'handover.made',
    subject: { kind: 'handover', id },
    body: input.bodyId,
    actor: actor.id,
    payload: { documents: rows.length, until: input.until },
  })
  return id
}

/** Published, and not in any package as it stands now. */
export const unhanded = sql<boolean>`d.published_edition is not null and d.state <> 'withdrawn'
  and not exists (select from catalogue_handover_item i where i.edition_id = d.published_edition)`

/** The archive's receipt closes the matter. */
export async function noteReceipt(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  { on, receipt }: { on: string; receipt: string },
): Promise<void> {
  const own = tx.withTables<Own>()
  const row = await own
    .selectFrom('catalogue_handover')
    .select(['body_id', 'made_at', 'received_on'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('handover.not_found', 404)
  if (row.received_on) throw new Refusal('handover.received_already', 409)
  if (on < dayInShanghai(row.made_at) || on > clock.today()) throw new Refusal('handover.before_making', 422)
  await own.updateTable('catalogue_handover').set({ received_on: on, receipt }).where('id', '=', id).execute()
  await record(tx, clock, {
    kind: 'handover.received',
    subject: { kind: 'handover', id },
    body: row.body_id,
    actor: actor.id,
    payload: { on },
  })
}

export async function bodyOfHandover(db: Db, id: string): Promise<string | undefined> {
  const row = await db
    .withTables<Own>()
    .selectFrom('catalogue_handover')
    .select('body_id')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.body_id
}
