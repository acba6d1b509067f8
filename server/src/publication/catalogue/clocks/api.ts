import { actorIn, bodiesFor } from '#foundation/identity'
import { type Clock, yearOf } from '#platform/clock'
import type { Db } from '#platform/db'
import { type App, z } from '#platform/http'
import { readers } from '../policy.ts'
import { clockBoard } from './board.ts'
import { clockBoard as clockBoardShape } from './contract.ts'

export function clocksApi(app: App, db: Db, clock: Clock): void {
  app.route({
    method: 'GET',
    url: '/api/catalogue/clocks',
    config: { access: { for: readers, on: 'scope' } },
    schema: {
      tags: ['公开目录'],
      summary: '公开时限：超期、临期和按时情况',
      querystring: z.object({ year: z.coerce.number().int().min(2008).max(2100).optional() }),
      response: { 200: clockBoardShape },
    },
    handler: (request) =>
      clockBoard(
        db,
        clock.today(),
        request.query.year ?? yearOf(clock.today()),
        bodiesFor(actorIn(request), readers),
      ),
  })
}
