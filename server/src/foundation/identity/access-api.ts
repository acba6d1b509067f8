import type { Clock } from '#platform/clock'
import { type Db, inTransaction } from '#platform/db'
import { type App, z } from '#platform/http'
import { actorIn, type GuardedRoute } from './access.ts'
import { accessReviews, reviewAccess } from './access-review.ts'
import { accessTable } from './access-table.ts'
import { accessReview, accessReviewInput, accessRow } from './contract.ts'

/** The table of all routes, read by two administrators and reviewed by the one who answers for rights. */
export function accessApi(app: App, db: Db, clock: Clock, routes: readonly GuardedRoute[]): void {
  const reading = { for: ['security_admin', 'audit_admin'], on: 'installation' } as const
  const tags = ['安全管理']

  app.route({
    method: 'GET',
    url: '/api/access',
    config: { access: reading },
    schema: { tags, summary: '权限总表', response: { 200: z.array(accessRow) } },
    handler: async () => accessTable(routes),
  })

  app.route({
    method: 'GET',
    url: '/api/access/reviews',
    config: { access: reading },
    schema: { tags, summary: '权限总表的复核和变化', response: { 200: accessReview } },
    handler: () => accessReviews(db, accessTable(routes)),
  })

  app.route({
    method: 'POST',
    url: '/api/access/reviews',
    config: { access: { for: ['security_admin'], on: 'installation' } },
    schema: { tags, summary: '复核权限总表', body: accessReviewInput },
    async handler(request, reply) {
      await inTransaction(db, (tx) =>
        reviewAccess(tx, clock, actorIn(request), accessTable(routes), request.body),
      )
      return reply.status(204).send()
    },
  })
}
