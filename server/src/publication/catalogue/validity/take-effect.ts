import { sql } from 'kysely'
import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import { type Db, inTransaction } from '#platform/db'
import { settleEffects } from '../relations/effects.ts'
import type { Tables } from '../tables.ts'

const BATCH = 200

/** Rules whose day has come hold from now on, and with them what they change in others. @returns how many */
export async function takeEffect(db: Db, clock: Clock): Promise<number> {
  return inTransaction(db, async (tx) => {
    const due = await tx
      .withTables<Tables>()
      .selectFrom('catalogue_document as d')
      .innerJoin('catalogue_edition as e', 'e.id', 'd.published_edition')
      .select(['d.id', 'd.body_id'])
      .where('d.validity', '=', 'not_yet')
      .where('d.state', '<>', 'withdrawn')
      .where(
        sql<boolean>`coalesce((e.canonical::jsonb ->> 'effectiveOn')::date, '2000-01-01') <= ${clock.today()}::date`,
      )
      .limit(BATCH)
      .forUpdate('d')
      .skipLocked()
      .execute()
    for (const row of due) {
      await tx
        .withTables<Tables>()
        .updateTable('catalogue_document')
        .set({ validity: 'in_force', updated_at: clock.now() })
        .where('id', '=', row.id)
        .execute()
      await record(tx, clock, {
        kind: 'document.took_effect',
        subject: { kind: 'document', id: row.id },
        body: row.body_id,
        payload: { on: clock.today() },
      })
      await settleEffects(tx, clock, row.id)
    }
    return due.length
  })
}
