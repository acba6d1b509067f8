import { sql } from 'kysely'
import { listBodies } from '#foundation/bodies'
import { compareDays, type Day, dayInShanghai, endOfDay, day as parseDay } from '#platform/clock'
import type { Db } from '#platform/db'
import type { Tables as DocumentTables } from '../tables.ts'
import type { CountTable } from './contract.ts'
import { itemsOn } from './items.ts'
import type { Tables } from './tables.ts'

type Own = DocumentTables & Tables

export interface CountScope {
  axis: string
  year: number
  bodies: readonly string[]
  site: string | undefined
  /** The moment whose placements and withdrawals count; a later change does not move the figure. */
  asOf: Date
}

/** Documents first published in a year, not withdrawn by then, as they stood at a moment. */
function counted(db: Db, { year, bodies, asOf }: CountScope) {
  const from = endOfDay(parseDay(`${year - 1}-12-31`))
  const until = endOfDay(parseDay(`${year}-12-31`))
  return db
    .withTables<Own>()
    .selectFrom('catalogue_document as d')
    .where('d.body_id', 'in', bodies.length > 0 ? [...bodies] : ['00000000-0000-0000-0000-000000000000'])
    .where('d.published_at', '>=', from)
    .where('d.published_at', '<', until)
    .where('d.published_at', '<=', asOf)
    .where((eb) => eb.or([eb('d.withdrawn_at', 'is', null), eb('d.withdrawn_at', '>', asOf)]))
}

const standing = (asOf: Date) =>
  sql<boolean>`p.placed_at <= ${asOf} and (p.removed_at is null or p.removed_at > ${asOf})`

/** How many documents of a year stand at each item of an axis; a document under two items counts at both, once in the sum. */
export async function countByAxis(db: Db, scope: CountScope): Promise<CountTable> {
  const lastDay = parseDay(`${scope.year}-12-31`)
  const askedOn = dayInShanghai(scope.asOf)
  const day = compareDays(lastDay, askedOn) < 0 ? lastDay : askedOn
  const [items, rows, { documents, placed }] = await Promise.all([
    itemsOn(db, day, scope.site, scope.axis),
    counted(db, scope)
      .innerJoin('catalogue_placement as p', 'p.document_id', 'd.id')
      .where('p.axis', '=', scope.axis)
      .where(standing(scope.asOf))
      .select(['p.code', sql<number>`count(distinct d.id)::int`.as('count')])
      .groupBy('p.code')
      .execute(),
    counted(db, scope)
      .select([
        sql<number>`count(*)::int`.as('documents'),
        sql<number>`count(*) filter (where exists (select 1 from catalogue_placement p
          where p.document_id = d.id and p.axis = ${scope.axis} and ${standing(scope.asOf)}))::int`.as(
          'placed',
        ),
      ])
      .executeTakeFirstOrThrow(),
  ])
  const counts = new Map(rows.map((row) => [row.code, row.count]))
  const named = new Set(items.map((item) => item.code))
  return {
    axis: scope.axis,
    year: scope.year,
    asOf: scope.asOf.toISOString(),
    bodies: scope.bodies.length,
    documents,
    unplaced: documents - placed,
    rows: [
      ...items.map(({ code, parent, title }) => ({ code, parent, title, count: counts.get(code) ?? 0 })),
      ...rows
        .filter((row) => !named.has(row.code))
        .map((row) => ({ code: row.code, parent: null, title: `${row.code}（已停用）`, count: row.count })),
    ],
  }
}

/** The documents behind one count, or of one body under an item whatever the year. */
export async function placedDocuments(
  db: Db,
  today: Day,
  filter: { axis: string; code: string; bodies: readonly string[]; year?: number | undefined; asOf: Date },
) {
  if (filter.bodies.length === 0) return []
  const base = filter.year
    ? counted(db, {
        axis: filter.axis,
        year: filter.year,
        bodies: filter.bodies,
        site: undefined,
        asOf: filter.asOf,
      })
    : db
        .withTables<Own>()
        .selectFrom('catalogue_document as d')
        .where('d.body_id', 'in', [...filter.bodies])
        .where('d.published_at', 'is not', null)
        .where('d.state', '<>', 'withdrawn')
  const rows = await base
    .innerJoin('catalogue_placement as p', 'p.document_id', 'd.id')
    .where('p.axis', '=', filter.axis)
    .where('p.code', '=', filter.code)
    .where(standing(filter.asOf))
    .select(['d.id', 'd.title', 'd.body_id', 'd.published_at'])
    .orderBy('d.published_at', 'desc')
    .limit(500)
    .execute()
  const bodies = await listBodies(db, today, [...new Set(rows.map((row) => row.body_id))])
  const names = new Map(bodies.map((body) => [body.id, body.name]))
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    bodyName: names.get(row.body_id) ?? '',
    publishedOn: row.published_at ? dayInShanghai(row.published_at) : '',
  }))
}
