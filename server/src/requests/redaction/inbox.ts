import { listBodies } from '#foundation/bodies'
import { bodiesFor } from '#foundation/identity'
import type { InboxSource } from '#foundation/worklist'
import type { Clock } from '#platform/clock'
import { checkers } from './policy.ts'
import type { Tables } from './tables.ts'

const MOST = 200

/** Copies that wait for a second person. */
export function redactionInbox(clock: Clock): InboxSource {
  return {
    async rows(db, actor) {
      const bodies = bodiesFor(actor, checkers)
      if (bodies.length === 0) return []
      const found = await db
        .withTables<Tables>()
        .selectFrom('redaction_copy')
        .select(['id', 'name', 'body_id', 'marked_by', 'submitted_at', 'created_at'])
        .where('state', '=', 'checking')
        .where('body_id', 'in', bodies)
        .orderBy('submitted_at')
        .limit(MOST)
        .execute()
      const waiting = found.filter(({ marked_by }) => !marked_by.includes(actor.id))
      const names = new Map(
        (await listBodies(db, clock.today(), [...new Set(waiting.map((row) => row.body_id))])).map((body) => [
          body.id,
          body.name,
        ]),
      )
      return waiting.map((row) => ({
        task: '复核遮盖',
        kind: 'redaction',
        id: row.id,
        title: row.name,
        bodyId: row.body_id,
        bodyName: names.get(row.body_id) ?? '',
        since: (row.submitted_at ?? row.created_at).toISOString(),
        due: null,
        light: 'none' as const,
        href: `/redactions/${row.id}`,
      }))
    },
  }
}
