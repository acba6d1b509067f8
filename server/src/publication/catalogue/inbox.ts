import { listBodies } from '#foundation/bodies'
import { reviewsWaitingFor } from '#foundation/review'
import type { InboxSource } from '#foundation/worklist'
import type { Clock } from '#platform/clock'
import { duesOf } from './clocks/board.ts'
import { documentsWaiting } from './queries.ts'

const tasks = { draft: '起草', returned: '修改', approved: '发布' } as const

/** What waits in the publication wing: texts to mend, to publish, to review. */
export function documentsInbox(clock: Clock): InboxSource {
  return {
    async rows(db, actor) {
      const today = clock.today()
      const [documents, reviews] = await Promise.all([
        documentsWaiting(db, today, actor),
        reviewsWaitingFor(db, actor),
      ])
      const dues = await duesOf(db, today, documents)
      const waiting = reviews.filter((review) => review.subjectKind === 'document')
      const bodies = await listBodies(db, today, [...new Set(waiting.map((review) => review.bodyId))])
      const names = new Map(bodies.map((body) => [body.id, body.name]))
      return [
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
