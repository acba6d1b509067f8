import { latestNames, listBodies } from '#foundation/bodies'
import { loadCalendar, trafficLight } from '#foundation/calendar'
import { type Actor, bodiesFor } from '#foundation/identity'
import type { InboxRow, InboxSource } from '#foundation/worklist'
import { reportDeadlines, reportStandings } from '#oversight/annual-report'
import { type Clock, yearOf } from '#platform/clock'
import type { Db } from '#platform/db'
import { endOf } from './level.ts'
import { answerers } from './policy.ts'
import { openReturns } from './return-report.ts'
import { isOwed, standingOf } from './standing.ts'
import type { Tables } from './tables.ts'

/** What the supervising office asks of a body waits in the inbox of that body's disclosure office. */
export function supervisionInbox(clock: Clock): InboxSource {
  return {
    rows: async (db, actor) =>
      (
        await Promise.all([remindersFor(db, clock, actor), returnsFor(db, actor), correctionsFor(db, actor)])
      ).flat(),
  }
}

/** The last reminder for each report that is still owed. */
async function remindersFor(db: Db, clock: Clock, actor: Actor): Promise<InboxRow[]> {
  const mine = bodiesFor(actor, answerers)
  if (mine.length === 0) return []
  const today = clock.today()
  const sent = await db
    .withTables<Tables>()
    .selectFrom('supervision_reminder')
    .selectAll()
    .where('body_id', 'in', mine)
    .where('year', '>=', yearOf(today) - 2)
    .orderBy('sent_at', 'desc')
    .execute()
  if (sent.length === 0) return []
  const newest = [...new Map(sent.toReversed().map((row) => [`${row.body_id}:${row.year}`, row])).values()]
  const [roots, calendar] = await Promise.all([
    latestNames(
      db,
      newest.map((row) => row.root_id),
    ),
    loadCalendar(db),
  ])
  const rows = await Promise.all(
    newest.map(async (row): Promise<InboxRow[]> => {
      const [[body], reports, dueOf] = await Promise.all([
        listBodies(db, endOf(row.year), [row.body_id]),
        reportStandings(db, row.year, [row.body_id]),
        reportDeadlines(db, row.year),
      ])
      if (!body) return []
      const dueOn = dueOf(body)
      const known = { report: reports.get(body.id), submission: undefined }
      if (!isOwed(standingOf(known, dueOn, today))) return []
      return [
        {
          task: '催报年度报告',
          kind: 'reminder',
          id: row.id,
          title: `${roots.get(row.root_id) ?? ''}催报${row.year}年度报告${row.note ? `：${row.note}` : ''}`,
          bodyId: body.id,
          bodyName: body.name,
          since: row.sent_at.toISOString(),
          due: dueOn,
          light: trafficLight(calendar, dueOn, today, 10),
          href: `/reports?year=${row.year}`,
        },
      ]
    }),
  )
  return rows.flat()
}

/** A published report sent back waits until its correction is published. */
async function correctionsFor(db: Db, actor: Actor): Promise<InboxRow[]> {
  const rows = await openReturns(db, bodiesFor(actor, answerers))
  const names = await latestNames(
    db,
    rows.flatMap((row) => [row.rootId, row.bodyId]),
  )
  return rows.map((row) => ({
    task: '更正退回的年度报告',
    kind: 'report',
    id: row.id,
    title: `${names.get(row.rootId) ?? ''}退回已发布的${row.year}年度报告（校验问题${row.findings.length}处）：${row.note}`,
    bodyId: row.bodyId,
    bodyName: names.get(row.bodyId) ?? '',
    since: row.returnedAt.toISOString(),
    due: null,
    light: 'none' as const,
    href: `/reports/${row.reportId}`,
  }))
}

/** A report sent back waits until a later file takes its place. */
async function returnsFor(db: Db, actor: Actor): Promise<InboxRow[]> {
  const mine = bodiesFor(actor, answerers)
  if (mine.length === 0) return []
  const rows = await db
    .withTables<Tables>()
    .selectFrom('supervision_submission')
    .select(['id', 'root_id', 'body_id', 'year', 'note', 'findings', 'decided_at'])
    .where('body_id', 'in', mine)
    .where('state', '=', 'returned')
    .execute()
  const names = await latestNames(
    db,
    rows.flatMap((row) => [row.root_id, row.body_id ?? '']).filter((id) => id !== ''),
  )
  return rows.map((row) => ({
    task: '修改退回的年度报告',
    kind: 'submission',
    id: row.id,
    title: `${names.get(row.root_id) ?? ''}退回${row.year}年度报告（校验问题${row.findings.length}处）：${row.note}`,
    bodyId: row.body_id ?? '',
    bodyName: names.get(row.body_id ?? '') ?? '',
    since: row.decided_at?.toISOString() ?? '',
    due: null,
    light: 'none' as const,
    href: `/reports?year=${row.year}`,
  }))
}
