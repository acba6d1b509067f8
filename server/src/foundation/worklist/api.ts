import { actorIn } from '#foundation/identity'
import type { Db } from '#platform/db'
import { type App, z } from '#platform/http'
import { inboxRow } from './contract.ts'
import type { InboxSource } from './source.ts'

export function worklistApi(app: App, db: Db, sources: readonly InboxSource[]): void {
  app.route({
    method: 'GET',
    url: '/api/inbox',
    config: { access: { for: 'signed-in' } },
    schema: { tags: ['工作台'], summary: '待办事项，最急的在前', response: { 200: z.array(inboxRow) } },
    async handler(request) {
      const actor = actorIn(request)
      const rows = (await Promise.all(sources.map((source) => source.rows(db, actor)))).flat()
      // What is due first comes first; what has no limit follows in the order it arrived.
      return rows.sort(
        (a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999') || a.since.localeCompare(b.since),
      )
    },
  })
}
