import { sql } from 'kysely'
import type { Day } from '#platform/clock'
import type { Db } from '#platform/db'
import type { ChangeKind, RelationKind, Tables } from './tables.ts'

export interface BodyHistory {
  names: { name: string; shortName: string; primary: boolean; from: string; until: string | null }[]
  relations: {
    kind: RelationKind
    otherId: string | null
    otherName: string
    from: string
    until: string | null
  }[]
  changes: {
    id: string
    kind: ChangeKind
    fromId: string
    toId: string
    on: string
    function: string
    takesOver: boolean
    basis: string
  }[]
}

/** Everything a body was called and tied to, and what became of it. */
export async function bodyHistory(db: Db, body: string): Promise<BodyHistory> {
  const own = db.withTables<Tables>()
  const [names, relations, changes] = await Promise.all([
    own
      .selectFrom('bodies_name')
      .selectAll()
      .where('body_id', '=', body)
      .orderBy('from_day', 'desc')
      .execute(),
    own
      .selectFrom('bodies_relation')
      .selectAll()
      .where('body_id', '=', body)
      .orderBy('kind')
      .orderBy('from_day', 'desc')
      .execute(),
    own
      .selectFrom('bodies_change')
      .selectAll()
      .where((eb) => eb.or([eb('from_id', '=', body), eb('to_id', '=', body)]))
      .orderBy('on_day', 'desc')
      .execute(),
  ])
  const others = relations.flatMap((row) => row.other_id ?? [])
  const known = await latestNames(db, others)
  return {
    names: names.map((row) => ({
      name: row.name,
      shortName: row.short_name,
      primary: row.is_primary,
      from: row.from_day,
      until: row.until_day,
    })),
    relations: relations.map((row) => ({
      kind: row.kind,
      otherId: row.other_id,
      otherName: row.other_name ?? known.get(row.other_id ?? '') ?? '',
      from: row.from_day,
      until: row.until_day,
    })),
    changes: changes.map((row) => ({
      id: row.id,
      kind: row.kind,
      fromId: row.from_id,
      toId: row.to_id,
      on: row.on_day,
      function: row.function,
      takesOver: row.takes_over,
      basis: row.basis,
    })),
  }
}

/** The latest first names of bodies, ended ones too. */
export async function latestNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .withTables<Tables>()
    .selectFrom('bodies_name')
    .select(['body_id', 'name'])
    .where('body_id', 'in', [...new Set(ids)])
    .where('is_primary', '=', true)
    .orderBy('from_day')
    .execute()
  return new Map(rows.map((row) => [row.body_id, row.name]))
}

/** Those who went on with the open matters of `body` up to `day`, the one who does so today last; none where it goes on itself. */
export async function heirsOf(db: Db, body: string, day: Day): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive heirs(id, turn) as (
      select c.to_id, 1 from bodies_change c where c.from_id = ${body}::uuid and c.takes_over and c.on_day <= ${day}
      union
      select c.to_id, h.turn + 1 from bodies_change c join heirs h on c.from_id = h.id
      where c.takes_over and c.on_day <= ${day} and h.turn < 12
    ) select id from heirs group by id order by max(turn)`.execute(db)
  return rows.map((row) => row.id)
}

/** The body that acts in the matters of `body` on `day`: its successor once it has ended, else itself. */
export async function actingBody(db: Db, body: string, day: Day): Promise<string> {
  return (await heirsOf(db, body, day)).at(-1) ?? body
}

/** The bodies whose open matters `body` goes on with on `day`, over any number of reorganisations. */
export async function takenOverBy(db: Db, body: string, day: Day): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive past(id) as (
      select c.from_id from bodies_change c where c.to_id = ${body}::uuid and c.takes_over and c.on_day <= ${day}
      union
      select c.from_id from bodies_change c join past p on c.to_id = p.id where c.takes_over and c.on_day <= ${day}
    ) select id from past`.execute(db)
  return rows.map((row) => row.id)
}
