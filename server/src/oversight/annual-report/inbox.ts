import { bodiesFor } from '#foundation/identity'
import { reviewsWaitingFor } from '#foundation/review'
import type { InboxRow, InboxSource } from '#foundation/worklist'
import { type Clock, yearOf } from '#platform/clock'
import type { DutyRow, ReportState } from './contract.ts'
import { compilers } from './policy.ts'
import { duties } from './queries.ts'

const tasks: Readonly<Partial<Record<ReportState, string>>> = {
  draft: '编制年度报告',
  checked: '提交年度报告审核',
  returned: '修改年度报告',
  in_review: '年度报告审核中',
  approved: '发布年度报告',
}

/** Reports that are due from the first day of the year after, and reports that wait for a reviewer. */
export function reportsInbox(clock: Clock): InboxSource {
  return {
    async rows(db, actor) {
      const year = yearOf(clock.today()) - 1
      const mine = new Set(bodiesFor(actor, compilers))
      const [due, reviews] = await Promise.all([
        mine.size > 0 ? duties(db, clock, actor, year) : [],
        reviewsWaitingFor(db, actor),
      ])
      return [
        ...due.filter((duty) => mine.has(duty.bodyId) && waits(duty)).map(rowOf),
        ...reviews
          .filter((review) => review.subjectKind === 'report')
          .map((review) => ({
            task: review.stepTitle,
            kind: 'report',
            id: review.subjectId,
            title: review.title,
            bodyId: review.bodyId,
            bodyName: '',
            since: review.openedAt,
            due: null,
            light: 'none' as const,
            href: `/reports/${review.subjectId}`,
          })),
      ]
    },
  }
}

/** What lies with reviewers comes back as an alert only when the last day is near; a correction waits like a first edition. */
function waits({ report, light }: DutyRow): boolean {
  if (!report) return true
  if (report.state === 'published' || report.state === 'archived') return false
  return report.state !== 'in_review' || light === 'yellow' || light === 'red'
}

function rowOf(duty: DutyRow): InboxRow {
  const { report, daysLeft, year } = duty
  const correction = report !== null && report.edition > 1
  return {
    task: report && correction ? `${tasks[report.state]}（更正）` : (tasks[report?.state ?? 'draft'] ?? ''),
    kind: 'report',
    id: report?.id ?? duty.bodyId,
    title: `${duty.bodyName}${year}年政府信息公开工作年度报告${daysLeft !== null && daysLeft < 0 ? `（已逾期${-daysLeft}个工作日）` : ''}`,
    bodyId: duty.bodyId,
    bodyName: duty.bodyName,
    since: `${year + 1}-01-01`,
    due: correction ? null : duty.dueOn,
    light: duty.light,
    href: report ? `/reports/${report.id}` : `/reports?year=${year}`,
  }
}
