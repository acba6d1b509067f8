import { listBodies } from '#foundation/bodies'
import { loadCalendar, trafficLight } from '#foundation/calendar'
import { reviewsWaitingFor } from '#foundation/review'
import type { InboxSource } from '#foundation/worklist'
import type { Clock } from '#platform/clock'
import { addDays, day } from '#platform/clock'
import { duesOf } from './clocks/board.ts'
import { lateFor } from './clocks/late.ts'
import { documentsCalling } from './gate/calling.ts'
import { documentsWaiting } from './queries.ts'

const tasks = { draft: '起草', returned: '修改', approved: '发布' } as const
/** A withheld item comes back to the inbox this many days before its review. */
const REVIEW_AHEAD = 30

/** What waits in the publication wing: texts that are late, to mend, to publish, to review. */
export function documentsInbox(clock: Clock): InboxSource {
  return {
    async rows(db, actor, unlisted) {
      const today = clock.today()
      const [all, late, calling, reviews, calendar] = await Promise.all([
        documentsWaiting(db, today, actor),
        lateFor(db, today, actor, unlisted),
        documentsCalling(db, actor, addDays(today, REVIEW_AHEAD)),
        reviewsWaitingFor(db, actor),
        loadCalendar(db),
      ])
      // What is late is called so, once, whatever else is to be done with it.
      const documents = all.filter(({ id }) => !late.some((document) => document.id === id))
      const dues = await duesOf(db, today, documents)
      const waiting = reviews.filter((review) => review.subjectKind === 'document')
      const bodies = await listBodies(db, today, [
        ...new Set([...waiting, ...calling, ...late].map((row) => row.bodyId)),
      ])
      const names = new Map(bodies.map((body) => [body.id, body.name]))
      return [
        ...late.map((document) => ({
          task: '超期未公开',
          kind: 'document',
          id: document.id,
          title: document.title,
          bodyId: document.bodyId,
          bodyName: names.get(document.bodyId) ?? '',
          since: document.formedOn,
          due: document.due,
          light: 'red' as const,
          href: `/documents/${document.id}`,
        })),
        ...documents.map((document) => {
          // Art 26 and its special laws: within their limits from the day the information was formed.
          const clock = dues.get(document.id)
          return {
            task: tasks[document.state as keyof typeof tasks],
            kind: 'document',
            id: document.id,
            title: document.title,
            bodyId: document.bodyId,
            bodyName: document.bodyName,
            since: document.updatedAt,
            due: clock?.due ?? null,
            light: clock?.light ?? ('none' as const),
            href: `/documents/${document.id}`,
          }
        }),
        ...calling.map((row) => ({
          task: row.task,
          kind: 'document',
          id: row.id,
          title: row.title,
          bodyId: row.bodyId,
          bodyName: names.get(row.bodyId) ?? '',
          since: row.since,
          due: row.due,
          light: row.alarm
            ? ('red' as const)
            : row.due
              ? trafficLight(calendar, day(row.due), today, 5)
              : ('none' as const),
          href: `/documents/${row.id}`,
        })),
        ...waiting.map((review) => ({
          task: review.stepTitle,
          kind: 'document',
          id: review.subjectId,
          title: review.title,
          bodyId: review.bodyId,
          bodyName: names.get(review.bodyId) ?? '',
          since: review.openedAt,
          due: null,
          light: 'none' as const,
          href: `/documents/${review.subjectId}`,
        })),
      ]
    },
  }
}
