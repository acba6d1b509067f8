import { sql } from 'kysely'
import { bodiesFor } from '#foundation/identity'
import { FIND_MOST, type FindSource, type MatterSource } from '#foundation/worklist'
import { type Clock, day } from '#platform/clock'
import { readers } from './policy.ts'
import { listRequests } from './queries.ts'
import type { Tables } from './tables.ts'

/** Open requests and their due days for those who watch over several bodies; never what was asked. */
export const requestMatters: MatterSource = {
  kind: 'request',
  label: '依申请公开',
  readers,
  async open(db, bodies) {
    if (bodies.length === 0) return []
    const rows = await db
      .withTables<Tables>()
      .selectFrom('requests_request')
      .select(['id', 'number', 'body_id', 'due_on'])
      .where('body_id', 'in', bodies)
      .where('state', '<>', 'decided')
      .execute()
    return rows.map((row) => ({
      kind: 'request',
      id: row.id,
      label: row.number,
      bodyId: row.body_id,
      due: row.due_on,
      href: `/requests/${row.id}`,
    }))
  },
  async flow(db, bodies, from) {
    if (bodies.length === 0) return []
    const own = db.withTables<Tables>()
    const [came, done] = await Promise.all([
      own
        .selectFrom('requests_request')
        .select(['submitted_on as day', sql<number>`count(*)::int`.as('count')])
        .where('body_id', 'in', bodies)
        .where('submitted_on', '>=', from)
        .groupBy('submitted_on')
        .execute(),
      own
        .selectFrom('requests_request')
        .select(['decided_on as day', sql<number>`count(*)::int`.as('count')])
        .where('body_id', 'in', bodies)
        .where('decided_on', '>=', from)
        .groupBy('decided_on')
        .execute(),
    ])
    return [
      ...came.map(({ day, count }) => ({ day, came: count, done: 0 })),
      ...done.map(({ day, count }) => ({ day: day ?? '', came: 0, done: count })),
    ]
  },
  async moves(db, bodies, { way, from, until }) {
    if (bodies.length === 0) return []
    const on = way === 'came' ? 'submitted_on' : 'decided_on'
    const rows = await db
      .withTables<Tables>()
      .selectFrom('requests_request')
      .select(['id', 'number', 'body_id', `${on} as on`])
      .where('body_id', 'in', bodies)
      .where(on, '>=', from)
      .where(on, '<=', until)
      .execute()
    return rows.flatMap((row) =>
      row.on
        ? [
            {
              kind: 'request',
              id: row.id,
              label: row.number,
              bodyId: row.body_id,
              on: day(row.on),
              href: `/requests/${row.id}`,
            },
          ]
        : [],
    )
  },
}

/** Requests by number or by what was asked, within the officer's bodies. */
export function findRequests(clock: Clock): FindSource {
  return {
    async find(db, actor, words) {
      if (bodiesFor(actor, readers).length === 0) return []
      const { rows } = await listRequests(db, clock.today(), actor, { q: words, page: 1, size: FIND_MOST })
      return rows.map((row) => ({
        kind: 'request',
        label: '依申请公开',
        title: `${row.number} ${row.asked.slice(0, 40)}`,
        note: row.bodyName,
        href: `/requests/${row.id}`,
      }))
    },
  }
}
