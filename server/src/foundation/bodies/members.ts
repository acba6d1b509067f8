import { sql } from 'kysely'
import type { Day } from '#platform/clock'
import type { Db } from '#platform/db'
import type { RelationKind, Tables } from './tables.ts'

export interface Member {
  id: string
  /** What it stands under directly. */
  parentId: string
  /** 1: directly under the root. */
  depth: number
}

/** All that stand under a body by a relation in force on `day`, nearest first, the body itself left out. */
export async function membersUnder(
  db: Db,
  root: string,
  relation: RelationKind,
  day: Day,
): Promise<Member[]> {
  const { rows } = await sql<{ id: string; parent_id: string; depth: number }>`
    with recursive under(id, parent_id, depth) as (
      select ${root}::uuid, null::uuid, 0
      union
      select r.body_id, r.other_id, u.depth + 1 from bodies_relation r join under u on r.other_id = u.id
      where r.kind = ${relation} and r.from_day <= ${day} and (r.until_day is null or r.until_day > ${day}) and u.depth < 12
    )
    select distinct on (id) id, parent_id, depth from under
    where id <> ${root}::uuid and parent_id is not null order by id, depth, parent_id`.execute(db)
  return rows
    .map((row) => ({ id: row.id, parentId: row.parent_id, depth: row.depth }))
    .sort((a, b) => a.depth - b.depth)
}

export interface BodyName {
  bodyId: string
  name: string
  shortName: string
}

/** Every name these bodies bear or ever bore: 现用名, 曾用名 and 加挂牌子. */
export async function namesOf(db: Db, ids: readonly string[]): Promise<BodyName[]> {
  if (ids.length === 0) return []
  const rows = await db
    .withTables<Tables>()
    .selectFrom('bodies_name')
    .select(['body_id', 'name', 'short_name'])
    .where('body_id', 'in', [...ids])
    .orderBy('from_day', 'desc')
    .execute()
  return rows.map((row) => ({ bodyId: row.body_id, name: row.name, shortName: row.short_name }))
}
