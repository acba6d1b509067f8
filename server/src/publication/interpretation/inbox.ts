import { bodiesFor } from '#foundation/identity'
import type { InboxSource } from '#foundation/worklist'
import { type Clock, yearOf } from '#platform/clock'
import { publishedAmong } from '#publication/catalogue'
import { coverageOf } from './coverage.ts'

/** Policies on line that still wait for their interpretation. */
export function interpretationInbox(clock: Clock): InboxSource {
  return {
    async rows(db, actor) {
      const bodies = bodiesFor(actor, ['information_officer', 'disclosure_office'])
      if (bodies.length === 0) return []
      const { waiting } = await coverageOf(db, clock.today(), yearOf(clock.today()), bodies)
      const owners = new Map(
        (
          await publishedAmong(
            db,
            waiting.map((policy) => policy.documentId),
            bodies,
          )
        ).map((policy) => [policy.id, policy.bodyId]),
      )
      return waiting.map((policy) => ({
        task: '发布解读',
        kind: 'interpretation',
        id: policy.documentId,
        title: policy.title,
        bodyId: owners.get(policy.documentId) ?? '',
        bodyName: policy.bodyName,
        since: policy.publishedOn,
        due: policy.due,
        light: policy.light,
        href: `/documents/${policy.documentId}`,
      }))
    },
  }
}
