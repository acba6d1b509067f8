import { bodiesFor } from '#foundation/identity'
import { FIND_MOST, type FindSource, type MatterSource } from '#foundation/worklist'
import { addDays, type Clock, dayInShanghai, endOfDay } from '#platform/clock'
import { duesOf } from './clocks/board.ts'
import { stillOwed } from './clocks/still-owed.ts'
import { readers } from './policy.ts'
import { listDocuments } from './queries.ts'
import type { Tables } from './tables.ts'

/** Texts on their way to publication, each with the last day that Art 26 or its special law sets. */
export function documentMatters(clock: Clock): MatterSource {
  return {
    kind: 'document',
    label: '信息发布',
    readers,
    async open(db, bodies) {
      if (bodies.length === 0) return []
      const rows = await db
        .withTables<Tables>()
        .selectFrom('catalogue_document')
        .select(['id', 'title', 'body_id', 'written_on'])
        .where('body_id', 'in', bodies)
        .where(stillOwed)
        .execute()
      const dues = await duesOf(
        db,
        clock.today(),
        rows.map((row) => ({ id: row.id, writtenOn: row.written_on })),
      )
      return rows.map((row) => ({
        kind: 'document',
        id: row.id,
        label: row.title,
        bodyId: row.body_id,
        due: dues.get(row.id)?.due ?? null,
        href: `/documents/${row.id}`,
      }))
    },
    async flow(db, bodies, from) {
      if (bodies.length === 0) return []
      const since = new Date(`${from}T00:00:00+08:00`)
      const own = db.withTables<Tables>()
      const [came, done] = await Promise.all([
        own
          .selectFrom('catalogue_document')
          .select('created_at as at')
          .where('body_id', 'in', bodies)
          .where('created_at', '>=', since)
          .execute(),
        own
          .selectFrom('catalogue_document')
          .select('published_at as at')
          .where('body_id', 'in', bodies)
          .where('published_at', '>=', since)
          .execute(),
      ])
      return [
        ...came.map(({ at }) => ({ day: dayInShanghai(at), came: 1, done: 0 })),
        ...done.flatMap(({ at }) => (at ? [{ day: dayInShanghai(at), came: 0, done: 1 }] : [])),
      ]
    },
    async moves(db, bodies, { way, from, until }) {
      if (bodies.length === 0) return []
      const at = way === 'came' ? 'created_at' : 'published_at'
      const rows = await db
        .withTables<Tables>()
        .selectFrom('catalogue_document')
        .select(['id', 'title', 'body_id', `${at} as at`])
        .where('body_id', 'in', bodies)
        .where(at, '>=', endOfDay(addDays(from, -1)))
        .where(at, '<', endOfDay(until))
        .execute()
      return rows.flatMap((row) =>
        row.at
          ? [
              {
                kind: 'document',
                id: row.id,
                label: row.title,
                bodyId: row.body_id,
                on: dayInShanghai(row.at),
                href: `/documents/${row.id}`,
              },
            ]
          : [],
      )
    },
  }
}

/** Texts by title, whatever their state, within the officer's bodies. */
export function findDocuments(clock: Clock): FindSource {
  return {
    async find(db, actor, words) {
      if (bodiesFor(actor, readers).length === 0) return []
      const { rows } = await listDocuments(db, clock.today(), actor, { q: words, page: 1, size: FIND_MOST })
      return rows.map((row) => ({
        kind: 'document',
        label: '信息发布',
        title: row.title,
        note: row.bodyName,
        href: `/documents/${row.id}`,
      }))
    },
  }
}
