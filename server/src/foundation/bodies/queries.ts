import { sql } from 'kysely'
import type { Day } from '#platform/clock'
import type { Db } from '#platform/db'
import type { BodyKind, RelationKind, Tables } from './tables.ts'

export interface Body {
  id: string
  kind: BodyKind
  kindLabel: string
  name: string
  shortName: string
  code: string
  areaCode: string
  address: string
  phone: string
  email: string
  officeHours: string
  /** 机关代字. */
  sign: string
  establishedOn: string
  /** First day on which it no longer exists; its records keep its name. */
  endedOn: string | null
  publishes: boolean
  receivesRequests: boolean
  mustReport: boolean
  reportDueMonth: number
  supervisorId: string | null
}

/**
 * Bodies as they are named and related on `day`, in the order of their codes: all that exist on that day, or those
 * asked for by id, ended ones too.
 */
export async function listBodies(db: Db, day: Day, ids?: readonly string[]): Promise<Body[]> {
  if (ids && ids.length === 0) return []
  const rows = await db
    .withTables<Tables>()
    .selectFrom('bodies_body as b')
    .innerJoin('bodies_kind as k', 'k.kind', 'b.kind')
    .innerJoin('bodies_name as n', (join) =>
      join
        .onRef('n.body_id', '=', 'b.id')
        .on('n.is_primary', '=', true)
        .on('n.from_day', '<=', day)
        .on((eb) => eb.or([eb('n.until_day', 'is', null), eb('n.until_day', '>', day)])),
    )
    .leftJoin('bodies_relation as r', (join) =>
      join
        .onRef('r.body_id', '=', 'b.id')
        .on('r.kind', '=', 'disclosure_supervisor')
        .on('r.from_day', '<=', day)
        .on((eb) => eb.or([eb('r.until_day', 'is', null), eb('r.until_day', '>', day)])),
    )
    .select([
      'b.id',
      'b.kind',
      'k.label',
      'n.name',
      'n.short_name',
      'b.code',
      'b.area_code',
      'b.address',
      'b.phone',
      'b.email',
      'b.office_hours',
      'b.sign',
      'b.established_on',
      'b.ended_on',
      'k.publishes',
      'k.receives_requests',
      'k.must_report',
      'k.report_due_month',
      'r.other_id',
    ])
    .$if(ids !== undefined, (query) => query.where(sql<boolean>`b.id = any(${[...(ids ?? [])]}::uuid[])`))
    .$if(ids === undefined, (query) =>
      query.where((eb) => eb.or([eb('b.ended_on', 'is', null), eb('b.ended_on', '>', day)])),
    )
    .orderBy('b.code')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    kindLabel: row.label,
    name: row.name,
    shortName: row.short_name,
    code: row.code,
    areaCode: row.area_code,
    address: row.address,
    phone: row.phone,
    email: row.email,
    officeHours: row.office_hours,
    sign: row.sign,
    establishedOn: row.established_on,
    endedOn: row.ended_on,
    publishes: row.publishes && !hasEnded(row.ended_on, day),
    receivesRequests: row.receives_requests && !hasEnded(row.ended_on, day),
    mustReport: row.must_report,
    reportDueMonth: row.report_due_month,
    supervisorId: row.other_id,
  }))
}

function hasEnded(endedOn: string | null, day: Day): boolean {
  return endedOn !== null && endedOn <= day
}

export async function getBody(db: Db, id: string, day: Day): Promise<Body | undefined> {
  return (await listBodies(db, day, [id]))[0]
}

/** The body and all that stand under it by a relation in force on `day`, itself first. */
export async function bodiesUnder(db: Db, root: string, relation: RelationKind, day: Day): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive under(id, depth) as (
      select ${root}::uuid, 0
      union
      select r.body_id, u.depth + 1 from bodies_relation r join under u on r.other_id = u.id
      where r.kind = ${relation} and r.from_day <= ${day} and (r.until_day is null or r.until_day > ${day}) and u.depth < 12
    )
    select id from under group by id order by min(depth), id`.execute(db)
  return rows.map((row) => row.id)
}

export interface Relation {
  kind: RelationKind
  otherId: string | null
  otherName: string
}

/** What a body is tied to on `day`: reconsideration organ, court and so on, with the names they bear that day. */
export async function relationsOf(db: Db, body: string, day: Day): Promise<Relation[]> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('bodies_relation as r')
    .leftJoin('bodies_name as n', (join) =>
      join
        .onRef('n.body_id', '=', 'r.other_id')
        .on('n.is_primary', '=', true)
        .on('n.from_day', '<=', day)
        .on((eb) => eb.or([eb('n.until_day', 'is', null), eb('n.until_day', '>', day)])),
    )
    .select(['r.kind', 'r.other_id', 'r.other_name', 'n.name'])
    .where('r.body_id', '=', body)
    .where('r.from_day', '<=', day)
    .where((eb) => eb.or([eb('r.until_day', 'is', null), eb('r.until_day', '>', day)]))
    .execute()
  return rows.map((row) => ({
    kind: row.kind,
    otherId: row.other_id,
    otherName: row.name ?? row.other_name ?? '',
  }))
}

/** The body that bears exactly this name, today or at any time. */
export async function findBodyByName(db: Db, name: string): Promise<string | undefined> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('bodies_name')
    .select('body_id')
    .where((eb) => eb.or([eb('name', '=', name), eb('short_name', '=', name)]))
    .orderBy('from_day', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.body_id
}
