import { latestNames } from '#foundation/bodies'
import { bodiesFor } from '#foundation/identity'
import type { InboxRow, InboxSource } from '#foundation/worklist'
import { type Clock, dayInShanghai } from '#platform/clock'
import { responders, watchers } from './policy.ts'
import { itemViews } from './queries.ts'
import type { Tables } from './tables.ts'

/** Items to weigh, items to answer, and the day's report of whoever keeps the roster. */
export function opinionInbox(clock: Clock): InboxSource {
  return {
    async rows(db, actor) {
      const [watched, answering] = [bodiesFor(actor, watchers), bodiesFor(actor, responders)]
      if (watched.length + answering.length === 0) return []
      const own = db.withTables<Tables>()
      const found = await own
        .selectFrom('opinion_item')
        .selectAll()
        .where((eb) =>
          eb.or([
            ...(watched.length > 0 ? [eb.and([eb('body_id', 'in', watched), eb('state', '=', 'new')])] : []),
            ...(answering.length > 0
              ? [eb.and([eb('assigned_to', 'in', answering), eb('state', '=', 'assigned')])]
              : []),
          ]),
        )
        .orderBy('respond_due')
        .limit(200)
        .execute()
      const views = await itemViews(db, clock, actor, found)
      const rows = views.map(
        (item): InboxRow => ({
          task: item.state === 'new' ? '研判舆情' : '回应舆情',
          kind: 'opinion',
          id: item.id,
          title: `${item.severity === 'major' ? '【重大突发】' : ''}${item.number} ${item.title}`,
          bodyId: item.assignedTo ?? item.bodyId,
          bodyName: item.assignedName,
          since: item.foundAt,
          due: dayInShanghai(new Date(item.respondDue)),
          light: item.light,
          href: `/opinion?q=${encodeURIComponent(item.title.slice(0, 20))}`,
        }),
      )
      const today = clock.today()
      const duties = watched.length
        ? await own
            .selectFrom('opinion_duty as d')
            .leftJoin('opinion_daily as r', (join) =>
              join.onRef('r.body_id', '=', 'd.body_id').onRef('r.day', '=', 'd.day'),
            )
            .select(['d.body_id', 'd.day', 'd.person'])
            .where('d.body_id', 'in', watched)
            .where('d.day', '<=', today)
            .where('r.day', 'is', null)
            .orderBy('d.day', 'desc')
            .limit(3)
            .execute()
        : []
      const names = await latestNames(db, [
        ...found.map((item) => item.body_id),
        ...duties.map((duty) => duty.body_id),
      ])
      return [
        ...rows.map((row) => ({ ...row, bodyName: row.bodyName || (names.get(row.bodyId) ?? '') })),
        ...duties.map(
          (duty): InboxRow => ({
            task: '舆情日报',
            kind: 'opinion_daily',
            id: `${duty.body_id}:${duty.day}`,
            title: `${duty.day} 值班（${duty.person}）的舆情日报，没有舆情的也要零报告`,
            bodyId: duty.body_id,
            bodyName: names.get(duty.body_id) ?? '',
            since: duty.day,
            due: duty.day,
            light: duty.day < today ? 'red' : 'yellow',
            href: '/opinion?tab=duty',
          }),
        ),
      ]
    },
  }
}
