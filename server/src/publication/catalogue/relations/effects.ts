import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import type { Tx } from '#platform/db'
import type { Tables as DocumentTables } from '../tables.ts'
import type { Tables } from './tables.ts'

/**
 * A document that holds from today on and amends, repeals or replaces others of the same body changes their validity
 * (国办发〔2018〕37号: 修改、废止情况及时公布). What another body has issued is left to that body.
 */
export async function settleEffects(tx: Tx, clock: Clock, document: string): Promise<void> {
  const own = tx.withTables<Tables & DocumentTables>()
  const targets = await own
    .selectFrom('catalogue_relation as r')
    .innerJoin('catalogue_document as source', 'source.id', 'r.from_document')
    .innerJoin('catalogue_document as target', 'target.id', 'r.to_document')
    .select(['target.id', 'target.body_id', 'target.validity', 'r.kind'])
    .where('r.from_document', '=', document)
    .where('r.removed_at', 'is', null)
    .where('r.kind', 'in', ['amends', 'repeals', 'replaces'])
    .where('target.kind', 'is not', null)
    .whereRef('target.body_id', '=', 'source.body_id')
    .execute()
  const today = clock.today()
  for (const target of targets) {
    const ends = target.kind !== 'amends'
    const from = ends ? ['in_force', 'amended', 'partly', 'not_yet'] : ['in_force']
    if (!from.includes(target.validity)) continue
    await own
      .updateTable('catalogue_document')
      .set({
        validity: ends ? 'repealed' : 'amended',
        repealed_on: ends ? today : null,
        updated_at: clock.now(),
      })
      .where('id', '=', target.id)
      .execute()
    await record(tx, clock, {
      kind: ends ? 'document.repealed' : 'document.amended',
      subject: { kind: 'document', id: target.id },
      body: target.body_id,
      payload: { on: today, by: document },
    })
  }
}
