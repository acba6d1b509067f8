import { record } from '#foundation/ledger'
import type { Clock, Day } from '#platform/clock'
import { newId } from '#platform/crypto'
import type { Tx } from '#platform/db'
import type { BodyKind, RelationKind, Tables } from './tables.ts'

export interface NewBody {
  id?: string
  kind: BodyKind
  code: string
  areaCode: string
  name: string
  shortName: string
  establishedOn: Day
  address?: string
  phone?: string
  email?: string
  officeHours?: string
  /** 机关代字; the short name serves where none is given. */
  sign?: string
}

/** Registers a body under its first name. @returns its id */
export async function createBody(
  tx: Tx,
  clock: Clock,
  actor: string | undefined,
  body: NewBody,
): Promise<string> {
  const id = body.id ?? newId()
  const own = tx.withTables<Tables>()
  await own
    .insertInto('bodies_body')
    .values({
      id,
      kind: body.kind,
      code: body.code,
      area_code: body.areaCode,
      address: body.address ?? '',
      phone: body.phone ?? '',
      email: body.email ?? '',
      office_hours: body.officeHours ?? '',
      sign: body.sign ?? body.shortName,
      established_on: body.establishedOn,
      ended_on: null,
    })
    .execute()
  await own
    .insertInto('bodies_name')
    .values({
      body_id: id,
      name: body.name,
      short_name: body.shortName,
      is_primary: true,
      from_day: body.establishedOn,
      until_day: null,
    })
    .execute()
  await record(tx, clock, {
    kind: 'body.created',
    subject: { kind: 'body', id },
    body: id,
    ...(actor === undefined ? {} : { actor }),
    payload: { kind: body.kind, code: body.code },
  })
  return id
}

export interface NewRelation {
  kind: RelationKind
  body: string
  other: { id: string } | { name: string }
  from: Day
}

/** Declares a dated relation between two bodies; an earlier one of the same kind ends the same day. */
export async function relate(
  tx: Tx,
  clock: Clock,
  actor: string | undefined,
  relation: NewRelation,
): Promise<void> {
  const own = tx.withTables<Tables>()
  await own
    .updateTable('bodies_relation')
    .set({ until_day: relation.from })
    .where('body_id', '=', relation.body)
    .where('kind', '=', relation.kind)
    .where('until_day', 'is', null)
    .where('from_day', '<', relation.from)
    .execute()
  await own
    .insertInto('bodies_relation')
    .values({
      id: newId(),
      kind: relation.kind,
      body_id: relation.body,
      other_id: 'id' in relation.other ? relation.other.id : null,
      other_name: 'name' in relation.other ? relation.other.name : null,
      from_day: relation.from,
      until_day: null,
    })
    .execute()
  await record(tx, clock, {
    kind: 'body.related',
    subject: { kind: 'body', id: relation.body },
    body: relation.body,
    ...(actor === undefined ? {} : { actor }),
    payload: {
      relation: relation.kind,
      other: 'id' in relation.other ? relation.other.id : null,
      from: relation.from,
    },
  })
}

/** Gives a body a new primary name from a day on; what was signed under the old name keeps it. */
export async function renameBody(
  tx: Tx,
  clock: Clock,
  actor: string | undefined,
  body: string,
  name: { name: string; shortName: string; from: Day },
): Promise<void> {
  const own = tx.withTables<Tables>()
  await own
    .updateTable('bodies_name')
    .set({ until_day: name.from })
    .where('body_id', '=', body)
    .where('is_primary', '=', true)
    .where('until_day', 'is', null)
    .execute()
  await own
    .insertInto('bodies_name')
    .values({
      body_id: body,
      name: name.name,
      short_name: name.shortName,
      is_primary: true,
      from_day: name.from,
      until_day: null,
    })
    .execute()
  await record(tx, clock, {
    kind: 'body.renamed',
    subject: { kind: 'body', id: body },
    body,
    ...(actor === undefined ? {} : { actor }),
    payload: { from: name.from },
  })
}
