import { sql } from 'kysely'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import { type Clock, day } from '#platform/clock'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { DocumentContent } from '../contract.ts'
import { lockFor } from '../store.ts'
import type { Tables } from '../tables.ts'

export interface Reassessment {
  /** `open`: circumstances allow it now; the text goes the whole way of a publication. */
  verdict: 'keep' | 'open'
  reason: string
  nextOn?: string | undefined
}

/** 定期评估审查 of a withheld item (条例 Art 18): it stays so until another day, or becomes a draft for publication. */
export async function reassessWithheld(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  given: Reassessment,
): Promise<void> {
  const { row, next } = await lockFor(tx, id, 'revise')
  if (row.content.attribute === 'active') throw new Refusal('documents.not_withheld', 409)
  const own = tx.withTables<Tables>()
  if (given.verdict === 'keep') {
    if (!given.nextOn || day(given.nextOn) <= clock.today())
      throw new Refusal('documents.next_review_past', 422)
    await own
      .updateTable('catalogue_document')
      .set({ review_on: given.nextOn, version: row.version + 1, updated_at: clock.now() })
      .where('id', '=', id)
      .execute()
  } else {
    const { groundCode: _ground, reviewOn: _on, ...rest } = row.content
    const content: DocumentContent = { ...rest, attribute: 'active', ground: '' }
    await own
      .updateTable('catalogue_document')
      .set({
        content: sql<DocumentContent>`${JSON.stringify(content)}::jsonb`,
        state: next,
        frozen_edition: null,
        review_on: null,
        version: row.version + 1,
        updated_at: clock.now(),
      })
      .where('id', '=', id)
      .execute()
  }
  await record(tx, clock, {
    kind: 'document.reassessed',
    subject: { kind: 'document', id },
    body: row.body_id,
    actor: actor.id,
    payload: { verdict: given.verdict, next: given.nextOn ?? null },
  })
}
