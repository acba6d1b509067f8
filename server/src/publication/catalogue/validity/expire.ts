import { sql } from 'kysely'
import { record } from '#foundation/ledger'
import { addDays, type Clock, day } from '#platform/clock'
import { type Db, inTransaction } from '#platform/db'
import type { Tables } from '../tables.ts'

const BATCH = 200

/**
 * Ends the validity of rules and normative documents whose term is over, and takes it up again where a newer edition
 * has prolonged it. Time reaches pages only as ledger entries, so each change is one. @returns how many changed
 */
export async function expireDocuments(db: Db, clock: Clock): Promise<number> {
  let changed = 0
  for (;;) {
    const batch = await inTransaction(db, async (tx) => {
      const today = clock.today()
      const until = sql<string | null>`(e.canonical::jsonb ->> 'validUntil')::date`
      const due = await tx
        .withTables<Tables>()
        .selectFrom('catalogue_document as d')
        .innerJoin('catalogue_edition as e', 'e.id', 'd.published_edition')
        .select(['d.id', 'd.body_id', 'd.validity', until.as('until')])
        .where('d.kind', 'is not', null)
        .where((eb) =>
          eb.or([
            eb.and([
              eb('d.validity', 'in', ['in_force', 'amended', 'partly']),
              sql<boolean>`${until} < ${today}::date`,
            ]),
            eb.and([
              eb('d.validity', '=', 'expired'),
              eb('d.expired_on', 'is not', null),
              sql<boolean>`${until} >= ${today}::date`,
            ]),
          ]),
        )
        .orderBy('d.id')
        .limit(BATCH)
        .forUpdate('d')
        .skipLocked()
        .execute()
      for (const row of due) {
        const ends = row.validity !== 'expired'
        const on = ends && row.until ? addDays(day(row.until), 1) : null
        await tx
          .withTables<Tables>()
          .updateTable('catalogue_document')
          .set({ validity: ends ? 'expired' : 'in_force', expired_on: on, updated_at: clock.now() })
          .where('id', '=', row.id)
          .execute()
        await record(tx, clock, {
          kind: ends ? 'document.expired' : 'document.prolonged',
          subject: { kind: 'document', id: row.id },
          body: row.body_id,
          payload: { on: on ?? today },
        })
      }
      return due.length
    })
    changed += batch
    if (batch < BATCH) return changed
  }
}
