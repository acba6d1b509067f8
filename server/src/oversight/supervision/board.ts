import { getBody } from '#foundation/bodies'
import { loadCalendar, trafficLight, workingDaysLeft } from '#foundation/calendar'
import { reportDeadlines, reportStandings } from '#oversight/annual-report'
import type { Clock } from '#platform/clock'
import type { Db } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { Board } from './contract.ts'
import { endOf, membersOf } from './level.ts'
import { openReturns } from './return-report.ts'
import { isOwed, standingOf } from './standing.ts'
import { remindersOf } from './store.ts'
import { lastSubmissions } from './submissions.ts'

/** Days before the last one on which the light turns yellow. */
const WARN = 10

/** Where every body of a level stands with its report of a year. */
export async function boardOf(db: Db, clock: Clock, root: string, year: number): Promise<Board> {
  const today = clock.today()
  const [level, members] = await Promise.all([getBody(db, root, endOf(year)), membersOf(db, root, year)])
  if (!level) throw new Refusal('supervision.no_level', 404)
  const ids = members.map(({ body }) => body.id)
  const [reports, reminders, submissions, dueOf, calendar, returns] = await Promise.all([
    reportStandings(db, year, ids),
    remindersOf(db, root, year),
    lastSubmissions(db, root, year),
    reportDeadlines(db, year),
    loadCalendar(db),
    openReturns(db, ids, year, root),
  ])
  const sentBack = new Set(returns.map(({ bodyId }) => bodyId))
  const names = new Map([
    [root, level.name],
    ...members.map(({ body }): [string, string] => [body.id, body.name]),
  ])
  const rows = members.map(({ body, parentId, direct }) => {
    const report = reports.get(body.id)
    const submission = submissions.get(body.id)
    const dueOn = dueOf(body)
    const standing = standingOf({ report, submission, sentBack: sentBack.has(body.id) }, dueOn, today)
    const owed = isOwed(standing) && !report?.everPublished && today > endOf(year)
    const left = owed ? workingDaysLeft(calendar, dueOn, today) : 0
    const sent = reminders.get(body.id)
    return {
      bodyId: body.id,
      bodyName: body.name,
      kindLabel: body.kindLabel,
      direct,
      parentName: names.get(parentId) ?? '',
      standing,
      dueOn,
      daysLate: Math.max(0, -left),
      light: owed ? trafficLight(calendar, dueOn, today, WARN) : ('none' as const),
      reportId: report?.id ?? null,
      source: sourceOf(report?.origin, submission !== undefined),
      errors: submission?.errors ?? null,
      reminders: sent?.count ?? 0,
      remindedAt: sent?.last.toISOString() ?? null,
    }
  })
  return { bodyId: root, bodyName: level.name, year, rows }
}

function sourceOf(origin: 'compiled' | 'imported' | undefined, handed: boolean): 'file' | 'system' | null {
  if (origin === 'compiled') return 'system'
  return origin === 'imported' || handed ? 'file' : null
}
