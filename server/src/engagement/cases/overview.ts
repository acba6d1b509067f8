import { bodiesFor } from '#foundation/identity'
import { FIND_MOST, type FindSource, likeWords, type MatterSource } from '#foundation/worklist'
import { addDays, day, dayInShanghai, endOfDay } from '#platform/clock'
import { readers } from './policy.ts'
import type { Tables } from './tables.ts'

const open = ['received', 'dispatching', 'returned', 'signing', 'handling', 'reviewing'] as const

/** Open cases and their due days for those who watch over several bodies. */
export const caseMatters: MatterSource = {
  kind: 'case',
  label: '政民互动',
  readers,
  async open(db, bodies) {
    if (bodies.length === 0) return []
    const rows = await db
      .withTables<Tables>()
      .selectFrom('cases_case')
      .select(['id', 'number', 'body_id', 'due_at'])
      .where('body_id', 'in', bodies)
      .where('state', 'in', open)
      .execute()
    return rows.map((row) => ({
      kind: 'case',
      id: row.id,
      label: row.number,
      bodyId: row.body_id,
      // The limit is an instant; the last day is the one it lies in.
      due: row.due_at ? dayInShanghai(new Date(row.due_at.getTime() - 1)) : null,
      href: `/cases/${row.id}`,
    }))
  },
  async flow(db, bodies, from) {
    if (bodies.length === 0) return []
    const own = db.withTables<Tables>()
    const [came, done] = await Promise.all([
      own
        .selectFrom('cases_case')
        .select('submitted_on as day')
        .where('body_id', 'in', bodies)
        .where('submitted_on', '>=', from)
        .execute(),
      own
        .selectFrom('cases_case')
        .select('first_answered_at as at')
        .where('body_id', 'in', bodies)
        .where('first_answered_at', '>=', new Date(`${from}T00:00:00+08:00`))
        .execute(),
    ])
    return [
      ...came.map(({ day }) => ({ day, came: 1, done: 0 })),
      ...done.flatMap(({ at }) => (at ? [{ day: dayInShanghai(at), came: 0, done: 1 }] : [])),
    ]
  },
  async moves(db, bodies, { way, from, until }) {
    if (bodies.length === 0) return []
    const cases = db
      .withTables<Tables>()
      .selectFrom('cases_case')
      .select(['id', 'number', 'body_id', 'submitted_on', 'first_answered_at'])
      .where('body_id', 'in', bodies)
    const rows = await (way === 'came'
      ? cases.where('submitted_on', '>=', from).where('submitted_on', '<=', until)
      : cases
          .where('first_answered_at', '>=', endOfDay(addDays(from, -1)))
          .where('first_answered_at', '<', endOfDay(until))
    ).execute()
    return rows.map((row) => ({
      kind: 'case',
      id: row.id,
      label: row.number,
      bodyId: row.body_id,
      on:
        way === 'done' && row.first_answered_at
          ? dayInShanghai(row.first_answered_at)
          : day(row.submitted_on),
      href: `/cases/${row.id}`,
    }))
  },
}

/** Cases by number or title, within the officer's bodies. */
export const findCases: FindSource = {
  async find(db, actor, words) {
    const bodies = bodiesFor(actor, readers)
    if (bodies.length === 0) return []
    const rows = await db
      .withTables<Tables>()
      .selectFrom('cases_case')
      .select(['id', 'number', 'title'])
      .where('body_id', 'in', bodies)
      .where((eb) => eb.or([eb('number', '=', words), eb('title', 'like', likeWords(words))]))
      .orderBy('submitted_at', 'desc')
      .limit(FIND_MOST)
      .execute()
    return rows.map((row) => ({
      kind: 'case',
      label: '政民互动',
      title: `${row.number} ${row.title}`,
      note: '',
      href: `/cases/${row.id}`,
    }))
  },
}
