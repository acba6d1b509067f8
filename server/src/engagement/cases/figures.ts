import { sql } from 'kysely'
import type { FigureRecord, FigureScope, FigureSource } from '#foundation/figures'
import type { Db } from '#platform/db'
import { listChannels } from './channel.ts'
import type { Tables } from './tables.ts'

/** What the year's report may say of the letters: by channel, received and answered, with the records behind. */
const kinds = ['received', 'accepted', 'answered'] as const
type Kind = (typeof kinds)[number]

function matching(db: Db, scope: FigureScope, kind: Kind) {
  const base = db
    .withTables<Tables>()
    .selectFrom('cases_case')
    .where('desk_body_id', 'in', [...scope.bodies])
    .where('submitted_on', '>=', scope.from)
    .where('submitted_on', '<=', scope.until)
    .where('state', '<>', 'merged')
  if (kind === 'accepted') return base.where('accepted_at', 'is not', null)
  return kind === 'answered' ? base.where('first_answered_at', 'is not', null) : base
}

/** Named `cases.answered.mayor`, and `cases.answered.total` over all channels. */
export const caseFigures: FigureSource = {
  prefix: 'cases.',
  async count(db, scope) {
    const figures = new Map<string, number>()
    if (scope.bodies.length === 0) return figures
    for (const kind of kinds) {
      const found = await matching(db, scope, kind)
        .select(['channel', sql<number>`count(*)::int`.as('count')])
        .groupBy('channel')
        .execute()
      let total = 0
      for (const { channel, count } of found) {
        figures.set(`cases.${kind}.${channel}`, count)
        total += count
      }
      if (total > 0) figures.set(`cases.${kind}.total`, total)
    }
    return figures
  },

  async records(db, scope, name): Promise<FigureRecord[]> {
    const [, asked, channel] = name.split('.')
    const kind = kinds.find((candidate) => candidate === asked)
    if (!kind || !channel || scope.bodies.length === 0) return []
    const known = channel === 'total' || (await listChannels(db)).some(({ code }) => code === channel)
    if (!known) return []
    let query = matching(db, scope, kind)
    if (channel !== 'total') query = query.where('channel', '=', channel)
    const rows = await query
      .select(['id', 'number', 'desk_body_id', 'submitted_on'])
      .orderBy('number')
      .execute()
    return rows.map((row) => ({
      kind: 'case',
      id: row.id,
      bodyId: row.desk_body_id,
      label: row.number,
      day: row.submitted_on,
    }))
  },
}
