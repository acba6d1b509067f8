import { record } from '#foundation/ledger'
import type { Clock, Day } from '#platform/clock'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { RelationKind, Tables } from './tables.ts'

export interface BodyContact {
  address: string
  phone: string
  email: string
  officeHours: string
  sign: string
}

/** What the guide says of an office: address, telephone, hours (Art 12). */
export async function saveContact(
  tx: Tx,
  clock: Clock,
  actor: string,
  body: string,
  contact: BodyContact,
): Promise<void> {
  const { officeHours, ...columns } = contact
  const done = await tx
    .withTables<Tables>()
    .updateTable('bodies_body')
    .set({ ...columns, office_hours: officeHours })
    .where('id', '=', body)
    .executeTakeFirst()
  if (done.numUpdatedRows === 0n) throw new Refusal('bodies.not_found', 404)
  await record(tx, clock, { kind: 'body.contact_changed', subject: { kind: 'body', id: body }, body, actor })
}

/** A further name that holds beside the first (加挂牌子), from a day on. */
export async function addName(
  tx: Tx,
  clock: Clock,
  actor: string,
  body: string,
  name: { name: string; shortName: string; from: Day },
): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('bodies_name')
    .values({
      body_id: body,
      name: name.name,
      short_name: name.shortName,
      is_primary: false,
      from_day: name.from,
      until_day: null,
    })
    .execute()
  await record(tx, clock, {
    kind: 'body.name_added',
    subject: { kind: 'body', id: body },
    body,
    actor,
    payload: { from: name.from },
  })
}

/** Ends a relation on a day; what stood before stays readable. */
export async function endRelation(
  tx: Tx,
  clock: Clock,
  actor: string,
  body: string,
  kind: RelationKind,
  on: Day,
): Promise<void> {
  const done = await tx
    .withTables<Tables>()
    .updateTable('bodies_relation')
    .set({ until_day: on })
    .where('body_id', '=', body)
    .where('kind', '=', kind)
    .where('until_day', 'is', null)
    .where('from_day', '<', on)
    .executeTakeFirst()
  if (done.numUpdatedRows === 0n) throw new Refusal('bodies.no_relation', 409)
  await record(tx, clock, {
    kind: 'body.relation_ended',
    subject: { kind: 'body', id: body },
    body,
    actor,
    payload: { relation: kind, on },
  })
}
