import { sql } from 'kysely'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import { newId } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { SectionTexts } from './contract.ts'
import { allTexts } from './sections.ts'
import { lockReport } from './store.ts'
import type { Override, Tables } from './tables.ts'

/**
 * 更正: opens a new edition of a published report, with why. It begins as a draft with the same texts and entered figures and
 * goes the whole way again; the published one stays as it is until then, and readable afterwards.
 * @returns the id of the new edition
 */
export async function correctReport(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  note: string,
): Promise<string> {
  const row = await lockReport(tx, id, 'correct')
  if (row.origin === 'imported') throw new Refusal('reports.imported_not_corrected', 409)
  if (row.superseded_by !== null) throw new Refusal('reports.superseded', 409)
  const next = newId()
  const own = tx.withTables<Tables>()
  const inserted = await own
    .insertInto('report_report')
    .values({
      id: next,
      body_id: row.body_id,
      year: row.year,
      format: row.format,
      scope: row.scope,
      bodies: row.bodies,
      origin: row.origin,
      state: 'draft',
      version: 1,
      sections: sql<SectionTexts>`${JSON.stringify(allTexts(row.sections))}::jsonb`,
      overrides: sql<Record<string, Override>>`${JSON.stringify(row.overrides)}::jsonb`,
      canonical: null,
      digest: null,
      ledger_position: null,
      published_at: null,
      created_at: clock.now(),
      edition: row.edition + 1,
      corrects: row.id,
      correction_note: note,
    })
    .onConflict((conflict) => conflict.columns(['body_id', 'year', 'edition']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) throw new Refusal('reports.correction_open', 409)
  const entered = await own.selectFrom('report_entered').selectAll().where('report_id', '=', id).execute()
  if (entered.length > 0)
    await own
      .insertInto('report_entered')
      .values(entered.map((cell) => ({ ...cell, report_id: next })))
      .execute()
  await record(tx, clock, {
    kind: 'report.correction_opened',
    subject: { kind: 'report', id: next },
    body: row.body_id,
    actor: actor.id,
    payload: { corrects: row.id, year: row.year, edition: row.edition + 1 },
  })
  return next
}
