import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import { type Db, inTransaction, type Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { defineJob, type Job } from '#platform/jobs'
import type { Tables } from './tables.ts'

/** Days of national mourning: every page of the site in grey with one press, back with one press or by itself. */
export async function mourn(
  tx: Tx,
  clock: Clock,
  actor: Actor | undefined,
  id: string,
  { on, until }: { on: boolean; until: Date | null },
): Promise<void> {
  if (on && until && until <= clock.now()) throw new Refusal('sites.mourning_past', 422)
  const site = await tx
    .withTables<Tables>()
    .updateTable('sites_site')
    .set({ mourning: on, mourning_until: on ? until : null })
    .where('id', '=', id)
    .returning('host_body_id')
    .executeTakeFirst()
  if (!site) throw new Refusal('sites.not_found', 404)
  await record(tx, clock, {
    kind: on ? 'site.mourning_begun' : 'site.mourning_ended',
    subject: { kind: 'site', id },
    body: site.host_body_id,
    ...(actor && { actor: actor.id }),
    payload: { until: until?.toISOString() ?? null },
  })
}

/** Sites whose hour has come are in colour again. @returns how many */
export async function endMournings(db: Db, clock: Clock): Promise<number> {
  const over = await db
    .withTables<Tables>()
    .selectFrom('sites_site')
    .select('id')
    .where('mourning', '=', true)
    .where('mourning_until', '<=', clock.now())
    .execute()
  for (const { id } of over)
    await inTransaction(db, (tx) => mourn(tx, clock, undefined, id, { on: false, until: null }))
  return over.length
}

export function mourningJob(db: Db, clock: Clock): Job {
  return defineJob({
    name: 'site.mourning',
    title: '哀悼模式到时恢复',
    cron: '* * * * *',
    run: async () => `恢复网站${await endMournings(db, clock)}个`,
  })
}
