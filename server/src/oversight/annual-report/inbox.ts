import { bodiesFor } from '#foundation/identity'
import { reviewsWaitingFor } from '#foundation/review'
import type { InboxSource } from '#foundation/worklist'
import type { Clock } from '#platform/clock'
import { compilers } from './policy.ts'
import { duties } from './queries.ts'

const tasks = { draft: '编制年度报告', returned: '修改年度报告', approved: '发布年度报告' } as const

/** Reports that are due, and reports that wait for a reviewer. */
export function reportsInbox(clock: Clock): InboxSource {
  return {
    async rows(db, actor) {
      const year = Number(clock.today().slice(0, 4)) - 1
      const mine = new Set(bodiesFor(actor, compilers))
      const [due, reviews] = await Promise.all([
        mine.size > 0 ? duties(db, clock, actor, year) : [],
        reviewsWaitingFor(db, actor),
      ])
      return [
        ...due
          .filter(
            (duty) =>
              mine.has(duty.bodyId) &&
              duty.report?.state !== 'published' &&
              duty.report?.state !== 'in_review',
          )
          .map((duty) => ({
            task: tasks[(duty.report?.state ?? 'draft') as keyof typeof tasks],
            kind: 'report',
            id: duty.report?.id ?? duty.bodyId,
            title: `${duty.bodyName}${year}年政府信息公开工作年度报告`,
            bodyId: duty.bodyId,
            bodyName: duty.bodyName,
            since: `${year + 1}-01-01`,
            due: duty.dueOn,
            light: duty.light,
            href: duty.report ? `/reports/${duty.report.id}` : `/reports?year=${year}`,
          })),
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
