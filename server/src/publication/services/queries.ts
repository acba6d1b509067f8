import { type RawBuilder, sql } from 'kysely'
import { listBodies } from '#foundation/bodies'
import { type Actor, accountNames, bodiesFor, mayAct } from '#foundation/identity'
import { FIND_MOST, type FindSource, likeWords } from '#foundation/worklist'
import { type Clock, type Day, dayInShanghai } from '#platform/clock'
import type { Db } from '#platform/db'
import { underPower } from '#publication/catalogue'
import type { LinkedService, ServiceDetail, ServiceList, ServiceRow } from './contract.ts'
import { publishers, readers, workers } from './policy.ts'
import { missingIn, type ServiceState } from './service.ts'
import { type ServiceRecord, serviceRecord } from './store.ts'
import type { Tables } from './tables.ts'

export interface ServiceFilter {
  q?: string | undefined
  state?: ServiceState | undefined
  body?: string | undefined
  page: number
  size: number
}

const name = sql<string>`content ->> 'name'`

/** The items within an officer's bodies. */
export async function listServices(
  db: Db,
  today: Day,
  actor: Actor,
  filter: ServiceFilter,
): Promise<ServiceList> {
  const mine = bodiesFor(actor, readers)
  const bodies = filter.body ? mine.filter((id) => id === filter.body) : mine
  if (bodies.length === 0) return { rows: [], total: 0 }
  let query = db.withTables<Tables>().selectFrom('services_item').where('body_id', 'in', bodies)
  if (filter.state) query = query.where('state', '=', filter.state)
  if (filter.q) {
    const words = likeWords(filter.q)
    query = query.where((eb) => eb.or([eb(name, 'like', words), eb(sql`content ->> 'code'`, 'like', words)]))
  }
  const [rows, { total }] = await Promise.all([
    query
      .selectAll()
      .orderBy(sql`array_position(array['draft', 'published', 'suspended'], state)`)
      .orderBy('edited_at', 'desc')
      .orderBy('id')
      .limit(filter.size)
      .offset((filter.page - 1) * filter.size)
      .execute(),
    query.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow(),
  ])
  return { rows: await rowsOf(db, today, rows), total }
}

async function rowsOf(db: Db, today: Day, rows: readonly ServiceRecord[]): Promise<ServiceRow[]> {
  if (rows.length === 0) return []
  const [bodies, views] = await Promise.all([
    listBodies(db, today, [...new Set(rows.map((row) => row.body_id))]),
    viewsIn(
      db,
      today,
      rows.map(({ id }) => id),
    ),
  ])
  return rows.map((row) => ({
    id: row.id,
    name: row.content.name,
    kind: row.content.kind,
    code: row.content.code,
    bodyId: row.body_id,
    bodyName: bodies.find(({ id }) => id === row.body_id)?.name ?? '',
    state: row.state,
    changed: row.shown !== null && JSON.stringify(row.shown) !== JSON.stringify(row.content),
    missing: missingIn(row.content),
    changedOn: row.changed_at && dayInShanghai(row.changed_at),
    views: views.get(row.id) ?? 0,
  }))
}

/** Reads in the year that runs. */
async function viewsIn(db: Db, today: Day, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('services_asked')
    .select(['service_id', sql<number>`sum(views)::int`.as('views')])
    .where('service_id', 'in', [...ids])
    .where('month', '>=', `${today.slice(0, 4)}-01-01`)
    .groupBy('service_id')
    .execute()
  return new Map(rows.map((row) => [row.service_id, row.views]))
}

export async function serviceDetail(
  db: Db,
  today: Day,
  actor: Actor,
  id: string,
): Promise<ServiceDetail | undefined> {
  const row = await serviceRecord(db, id)
  const [base] = row ? await rowsOf(db, today, [row]) : []
  if (!row || !base) return undefined
  const [names, linked] = await Promise.all([
    accountNames(db, row.edited_by ? [row.edited_by] : []),
    underPower(db, today, row.content.code),
  ])
  return {
    ...base,
    version: row.version,
    content: row.content,
    suspendedReason: row.suspended_reason,
    editedBy: names.get(row.edited_by ?? '')?.name ?? '',
    editedAt: row.edited_at.toISOString(),
    linked: {
      items: linked.items.map(({ axis, code, title }) => ({ axis, code, title })),
      documents: linked.documents,
    },
    may: {
      edit: mayAct(actor, workers, row.body_id),
      publish: mayAct(actor, publishers, row.body_id) && row.edited_by !== actor.id,
    },
  }
}

/** The services on line of these 权力事项编码, or that name a document among their grounds: the way back. */
export async function linkedServices(
  db: Db,
  today: Day,
  by: { codes: readonly string[]; document?: string | undefined },
): Promise<LinkedService[]> {
  const held = (part: object): RawBuilder<boolean> => sql<boolean>`shown @> ${JSON.stringify(part)}::jsonb`
  const ways = [
    ...by.codes.filter((code) => code !== '').map((code) => held({ code })),
    ...(by.document ? [held({ basis: [{ documentId: by.document }] })] : []),
  ]
  if (ways.length === 0) return []
  const rows = await db
    .withTables<Tables>()
    .selectFrom('services_item')
    .select(['id', 'body_id', 'shown'])
    .where('state', '=', 'published')
    .where((eb) => eb.or(ways))
    .orderBy(sql`shown ->> 'name'`)
    .limit(50)
    .execute()
  const bodies = await listBodies(db, today, [...new Set(rows.map((row) => row.body_id))])
  return rows.flatMap(({ id, body_id, shown }) =>
    shown
      ? [
          {
            id,
            name: shown.name,
            code: shown.code,
            bodyName: bodies.find((one) => one.id === body_id)?.name ?? '',
          },
        ]
      : [],
  )
}

/** Every service on line that bears a 权力事项编码, for the screen of the catalogue's items. */
export async function codedServices(db: Db, today: Day): Promise<LinkedService[]> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('services_item')
    .select(sql<string>`distinct shown ->> 'code'`.as('code'))
    .where('state', '=', 'published')
    .where(sql<boolean>`shown ->> 'code' <> ''`)
    .limit(2_000)
    .execute()
  return linkedServices(db, today, { codes: rows.map(({ code }) => code) })
}

/** Items by name, whatever their state, within the officer's bodies. */
export function findServices(clock: Clock): FindSource {
  return {
    async find(db, actor, words) {
      const { rows } = await listServices(db, clock.today(), actor, { q: words, page: 1, size: FIND_MOST })
      return rows.map((row) => ({
        kind: 'service',
        label: '办事服务',
        title: row.name,
        note: row.bodyName,
        href: `/services/${row.id}`,
      }))
    },
  }
}
