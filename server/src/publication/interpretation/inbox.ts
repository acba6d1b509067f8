import { bodiesFor } from '#foundation/identity'
import type { InboxSource } from '#foundation/worklist'
import { type Clock, yearOf } from '#platform/clock'
import { coverageOf } from './coverage.ts'

/** Policies on line that still wait for their interpretation. */
export function interpretationInbox(clock: Clock): InboxSource {
  return {
    async rows(db, actor) {
      const bodies = bodiesFor(actor, ['information_officer', 'disclosure_office'])
      if (bodies.length === 0) return []
      const { waiting } = await coverageOf(db, clock.today(), yearOf(clock.today()), bodies)
      return waiting.map((policy) => ({
        task: '发布解读',
        kind: 'interpretation',
        id: policy.documentId,
        title: policy.title,
        bodyId: policy.bodyId,
        bodyName: policy.bodyName,
        since: policy.publishedOn,
        due: policy.due,
        light: policy.light,
        href: `/documents/${policy.documentId}`,
      }))
    },
  }
}
