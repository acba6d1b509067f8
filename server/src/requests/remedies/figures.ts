import { sql } from 'kysely'
import type { FigureRecord, FigureScope, FigureSource } from '#foundation/figures'
import type { Kind, Tables } from './tables.ts'

// A case counts in the year in which it is closed, and as 尚未审结 in every year at whose end it is open.
const pendingAtEnd = (scope: FigureScope) =>
  sql<boolean>`accepted_on <= ${scope.until} and (closed_on is null or closed_on > ${scope.until})`
const closedWithin = (scope: FigureScope) => sql<boolean>`closed_on between ${scope.from} and ${scope.until}`

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
        .select(['kind', 'result', sql<number>`count(*)::int`.as('count')])
        .groupBy(['kind', 'result'])
        .execute(),
      base
        .where(pendingAtEnd(scope))
        .select(['kind', sql<number>`count(*)::int`.as('count')])
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
      .where('body_id', 'in', [...scope.bodies])
      .where('kind', '=', kind as Kind)
      .where(column === 'pending' ? pendingAtEnd(scope) : closedWithin(scope))
      .execute()
    return rows
      .filter((row) => column === 'pending' || row.result === column)
      .map((row) => ({
        kind: 'request',
        id: row.request_id,
        bodyId: row.body_id,
        label: `${row.organ} ${row.accepted_on}`,
        day: row.closed_on ?? row.accepted_on,
      }))
  },
}
