import { sql } from 'kysely'
import { type DueKeeper, dueDay, type MovedRecord, type WorkCalendar } from '#foundation/calendar'
import type { RuleReader } from '#foundation/rules'
import { day } from '#platform/clock'
import type { Db } from '#platform/db'
import type { Tables } from './tables.ts'

const PORTION = 20_000

const open = ['unconfirmed', 'open', 'correcting', 'proposed'] as const

/** Requests keep their last day in a column: another calendar moves the open ones. */
export const requestsDue: DueKeeper = {
  kind: 'request',
  label: '依申请公开',
  async moves(db: Db, before: WorkCalendar, after: WorkCalendar): Promise<MovedRecord[]> {
    const moved: MovedRecord[] = []
    // In portions: a large installation has more open requests than fit into memory at once.
    for (let last: string | undefined; ; ) {
      let query = db
        .withTables<Tables>()
        .selectFrom('requests_request')
        .select(['id', 'number', 'body_id', 'clock', 'due_on'])
        .where('state', '<>', 'decided')
        .where('clock', 'is not', null)
        .orderBy('id')
        .limit(PORTION)
      if (last !== undefined) query = query.where('id', '>', last)
      const rows = await query.execute()
      for (const row of rows) {
        if (row.clock === null) continue
        const [was, is] = [dueDay(before, row.clock), dueDay(after, row.clock)]
        if (was.due === is.due && was.provisional === is.provisional) continue
        moved.push({
          kind: 'request',
          id: row.id,
          label: row.number,
          bodyId: row.body_id,
          href: `/requests/${row.id}`,
          before: row.due_on === null ? null : day(row.due_on),
          after: is.due,
          provisional: is.provisional,
          change: was.due === is.due ? 'confirmed' : 'moved',
        })
      }
      last = rows.at(-1)?.id
      if (rows.length < PORTION) return moved
    }
  },
  async apply(tx, moved) {
    const real = moved.filter((row) => row.change === 'moved')
    for (let from = 0; from < real.length; from += PORTION) {
      const portion = real.slice(from, from + PORTION)
      await sql`update requests_request set due_on = moved.due
        from unnest(${portion.map((row) => row.id)}::uuid[], ${portion.map((row) => row.after)}::date[]) as moved (id, due)
        where requests_request.id = moved.id`.execute(tx)
    }
  },
}

/** A request keeps the limit under which it was received, so a new one touches only later requests. */
export const requestsRules: RuleReader = {
  keys: ['request.reply', 'request.extension.max', 'request.correction.notice', 'request.confirm'],
  async touched(db, key) {
    const rows = await db
      .withTables<Tables>()
      .selectFrom('requests_request')
      .select(({ fn }) => fn.countAll<bigint>().as('count'))
      .where('state', 'in', open)
      .executeTakeFirstOrThrow()
    const text =
      key === 'request.reply'
        ? '在办申请保持受理时的答复期限，不受影响'
        : '在办申请中尚未办理此步骤的，自生效之日起按新规定办理'
    return [{ text, count: Number(rows.count) }]
  },
}
