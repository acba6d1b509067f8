import { sql } from 'kysely'
import { listBodies } from '#foundation/bodies'
import { actorIn, bodiesFor } from '#foundation/identity'
import type { Clock } from '#platform/clock'
import type { Db } from '#platform/db'
import type { App } from '#platform/http'
import { readers } from '../policy.ts'
import type { Tables } from '../tables.ts'
import { type BrokenLinks, brokenLinks } from './contract.ts'

const MOST = 500

export function linksApi(app: App, db: Db, clock: Clock): void {
  app.route({
    method: 'GET',
    url: '/api/catalogue/links',
    config: { access: { for: readers, on: 'scope' } },
    schema: { tags: ['公开目录'], summary: '已发布信息中的失效链接', response: { 200: brokenLinks } },
    async handler(request): Promise<BrokenLinks> {
      const bodies = bodiesFor(actorIn(request), readers)
      const own = () =>
        db
          .withTables<Tables>()
          .selectFrom('catalogue_link as l')
          .innerJoin('catalogue_document as d', 'd.id', 'l.document_id')
          .where('d.body_id', 'in', bodies.length > 0 ? bodies : [''])
      const [rows, totals, names] = await Promise.all([
        own()
          .select(['d.id', 'd.title', 'd.body_id', 'l.url', 'l.problem', 'l.failures'])
          .select(['l.failing_since', 'l.checked_at'])
          // Once is chance; twice running is dead.
          .where('l.failures', '>=', 2)
          .orderBy('l.failing_since')
          .limit(MOST)
          .execute(),
        own()
          .select([
            sql<number>`count(*)::int`.as('watched'),
            sql<number>`count(l.checked_at)::int`.as('checked'),
          ])
          .executeTakeFirstOrThrow(),
        listBodies(db, clock.today(), bodies),
      ])
      const nameOf = new Map(names.map((body) => [body.id, body.name]))
      return {
        ...totals,
        links: rows.map((row) => ({
          documentId: row.id,
          title: row.title,
          bodyName: nameOf.get(row.body_id) ?? '',
          url: row.url,
          problem: row.problem,
          failures: row.failures,
          failingSince: row.failing_since?.toISOString() ?? '',
          checkedAt: row.checked_at?.toISOString() ?? '',
        })),
      }
    },
  })
}
