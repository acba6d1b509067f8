import { sql } from 'kysely'
import { listBodies } from '#foundation/bodies'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import { ruleAt } from '#foundation/rules'
import { type Clock, type Day, dayInShanghai } from '#platform/clock'
import { type Db, lockSubject, type Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { Tables as DocumentTables } from '../tables.ts'
import type { DutyInput, FulfilmentMap } from './contract.ts'
import { fulfilmentOf, owes } from './fulfilment.ts'
import { itemsOn } from './items.ts'
import type { Tables } from './tables.ts'

/** Which item each body owes and how it stands there: nothing, stale, due or fresh. */
export async function fulfilmentMap(
  db: Db,
  today: Day,
  axis: string,
  bodyIds: readonly string[],
  site: string | undefined,
): Promise<FulfilmentMap> {
  const [items, bodies, duties, latest, warn] = await Promise.all([
    itemsOn(db, today, site, axis),
    listBodies(db, today, bodyIds),
    dutiesOn(db, today, axis),
    latestPublished(db, axis, bodyIds),
    ruleAt(db, 'catalogue.warn', today),
  ])
  const owing = bodies.filter((body) => body.publishes)
  const rows = owing.map((body) => ({
    id: body.id,
    name: body.name,
    cells: items.flatMap((item) => {
      const duty = duties.get(`${body.id} ${item.code}`)
      const owed = owes(body.kind, item.owedBy, duty)
      if (owed === 'no') return []
      const found = latest.get(`${body.id} ${item.code}`)
      const standing = fulfilmentOf(found?.day ?? null, item.staleMonths, today, warn.value)
      return [
        {
          code: item.code,
          state: owed === 'exempt' ? ('exempt' as const) : standing.state,
          latest: found?.day ?? null,
          count: found?.count ?? 0,
          renewBy: owed === 'exempt' ? null : standing.renewBy,
          reason: duty?.reason ?? '',
        },
      ]
    }),
  }))
  const shown = new Set(rows.flatMap((row) => row.cells.map((cell) => cell.code)))
  return {
    axis,
    on: today,
    items: items
      .filter((item) => shown.has(item.code))
      .map(({ code, title, basis }) => ({ code, title, basis })),
    bodies: rows,
  }
}

async function dutiesOn(db: Db, today: Day, axis: string) {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('catalogue_duty')
    .select(['body_id', 'code', 'owed', 'reason'])
    .where('axis', '=', axis)
    .where('from_day', '<=', today)
    .where((eb) => eb.or([eb('until_day', 'is', null), eb('until_day', '>', today)]))
    .orderBy('from_day')
    .execute()
  return new Map(rows.map((row) => [`${row.body_id} ${row.code}`, row]))
}

async function latestPublished(db: Db, axis: string, bodies: readonly string[]) {
  if (bodies.length === 0) return new Map<string, { day: Day; count: number }>()
  const rows = await db
    .withTables<Tables & DocumentTables>()
    .selectFrom('catalogue_placement as p')
    .innerJoin('catalogue_document as d', 'd.id', 'p.document_id')
    .select([
      'd.body_id',
      'p.code',
      sql<Date>`max(d.published_at)`.as('latest'),
      sql<number>`count(*)::int`.as('count'),
    ])
    .where('p.axis', '=', axis)
    .where('p.removed_at', 'is', null)
    .where('d.body_id', 'in', [...bodies])
    .where('d.published_at', 'is not', null)
    .where('d.state', '<>', 'withdrawn')
    .groupBy(['d.body_id', 'p.code'])
    .execute()
  return new Map(
    rows.map((row) => [`${row.body_id} ${row.code}`, { day: dayInShanghai(row.latest), count: row.count }]),
  )
}

/** Says that a body owes an item although its kind does not, or has nothing to publish under one, and why. */
export async function setDuty(tx: Tx, clock: Clock, actor: Actor, input: DutyInput): Promise<void> {
  await lockSubject(tx, `duty:${input.bodyId}:${input.axis}:${input.code}`)
  const own = tx.withTables<Tables>()
  const last = await own
    .selectFrom('catalogue_duty')
    .selectAll()
    .where('body_id', '=', input.bodyId)
    .where('axis', '=', input.axis)
    .where('code', '=', input.code)
    .orderBy('from_day', 'desc')
    .executeTakeFirst()
  if (last && last.from_day >= input.from)
    throw new Refusal('classification.not_later', 409, { from: last.from_day })
  if (last) {
    await own
      .updateTable('catalogue_duty')
      .set({ until_day: input.from })
      .where('body_id', '=', input.bodyId)
      .where('axis', '=', input.axis)
      .where('code', '=', input.code)
      .where('from_day', '=', last.from_day)
      .execute()
  }
  await own
    .insertInto('catalogue_duty')
    .values({
      body_id: input.bodyId,
      axis: input.axis,
      code: input.code,
      owed: input.owed,
      reason: input.reason,
      from_day: input.from,
      until_day: null,
      entered_by: actor.id,
    })
    .execute()
  await record(tx, clock, {
    kind: 'catalogue_duty.set',
    subject: { kind: 'body', id: input.bodyId },
    body: input.bodyId,
    actor: actor.id,
    payload: { axis: input.axis, code: input.code, owed: input.owed, from: input.from },
  })
}
