import { sql } from 'kysely'
import type { FigureRecord, FigureScope, FigureSource } from '#foundation/figures'
import type { Kind, Result, Tables } from './tables.ts'

// A case counts in the year in which it is closed, and as 尚未审结 in every year at whose end it is open.
const pendingAtEnd = (scope: FigureScope) =>
  sql<boolean>`accepted_on <= ${scope.until} and (closed_on is null or closed_on > ${scope.until})`
const closedWithin = (scope: FigureScope) => sql<boolean>`closed_on between ${scope.from} and ${scope.until}`

/** What makes a suit one though two organs are defendants: its number, however its brackets are typed. */
const matter = sql<string>`coalesce(nullif(translate(case_number, '()〔〕[] ', '（）（）（）'), ''), id::text)`

/** 表四: reconsideration and litigation by result; the sums belong to the report. */
export const remedyFigures: FigureSource = {
  prefix: 'remedies.',
  async count(db, scope) {
    const base = db
      .withTables<Tables>()
      .selectFrom('remedies_remedy')
      .where('body_id', 'in', [...scope.bodies])
    const [closed, pending] = await Promise.all([
      base
        .where(closedWithin(scope))
        .select(['kind', 'result', sql<number>`count(distinct ${matter})::int`.as('count')])
        .groupBy(['kind', 'result'])
        .execute(),
      base
        .where(pendingAtEnd(scope))
        .select(['kind', sql<number>`count(distinct ${matter})::int`.as('count')])
        .groupBy('kind')
        .execute(),
    ])
    return new Map([
      ...closed.map(({ kind, result, count }): [string, number] => [`remedies.${kind}.${result}`, count]),
      ...pending.map(({ kind, count }): [string, number] => [`remedies.${kind}.pending`, count]),
    ])
  },
  async records(db, scope, name): Promise<FigureRecord[]> {
    const [, kind = '', column = ''] = name.split('.')
    const rows = await db
      .withTables<Tables>()
      .selectFrom('remedies_remedy')
      .selectAll()
      .select(matter.as('matter'))
      .distinctOn(matter)
      .where('body_id', 'in', [...scope.bodies])
      .where('kind', '=', kind as Kind)
      .where(column === 'pending' ? pendingAtEnd(scope) : closedWithin(scope))
      .$if(column !== 'pending', (query) => query.where('result', '=', column as Result))
      .orderBy(matter)
      .orderBy('accepted_on')
      .execute()
    return rows.map((row) => ({
      kind: 'request',
      id: row.request_id,
      bodyId: row.body_id,
      label: row.matter === row.id ? `${row.organ} ${row.accepted_on}` : `${row.matter} ${row.organ}`,
      day: row.closed_on ?? row.accepted_on,
    }))
  },
}
