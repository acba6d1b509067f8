import { sql } from 'kysely'
import type { Clock } from '#platform/clock'
import type { Db } from '#platform/db'
import { type App, whenAnswered } from '#platform/http'
import { readByPeople } from '#portal'
import type { Tables } from './tables.ts'

const FLUSH_MS = 10_000

/** Counts how often each guide is read, so that the most asked for stand first; it is told nothing of who reads. */
export function countAsked(app: App, db: Db, clock: Clock): void {
  let counts = new Map<string, number>()
  whenAnswered(app, (answered) => {
    const { pattern, params } = answered.route
    if (pattern !== '/services/:id' || !readByPeople(answered)) return
    const { id } = params as { id: string }
    counts.set(id, (counts.get(id) ?? 0) + 1)
  })
  const flush = async () => {
    const taken = counts
    counts = new Map()
    await addAsked(db, clock, taken)
  }
  const timer = setInterval(() => {
    flush().catch((error: unknown) => app.log.error({ err: error }, 'reads of guides not written down'))
  }, FLUSH_MS)
  timer.unref()
  app.addHook('onClose', async () => {
    clearInterval(timer)
    await flush().catch(() => {})
  })
}

export async function addAsked(db: Db, clock: Clock, counts: ReadonlyMap<string, number>): Promise<void> {
  if (counts.size === 0) return
  const month = `${clock.today().slice(0, 7)}-01`
  await db
    .withTables<Tables>()
    .insertInto('services_asked')
    .values([...counts].map(([service_id, views]) => ({ service_id, month, views })))
    .onConflict((conflict) =>
      conflict
        .columns(['service_id', 'month'])
        .doUpdateSet({ views: sql<number>`services_asked.views + excluded.views` }),
    )
    .execute()
}
