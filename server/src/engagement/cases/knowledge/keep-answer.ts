import { cleanText } from '#foundation/guard'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import { newId } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { Tables } from '../tables.ts'
import type { KnowledgeInput } from './contract.ts'

/** Adds an answer to the knowledge base of the officer's body, or changes it under the version they read. */
export async function keepAnswer(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string | undefined,
  input: KnowledgeInput,
): Promise<string> {
  const own = tx.withTables<Tables>()
  const row = {
    ...{ matter: input.matter, question: cleanText(input.question), answer: cleanText(input.answer) },
    ...{ source: input.source, review_on: input.reviewOn || null, active: input.active },
    ...{ version: input.version + 1, written_by: actor.id, written_at: clock.now() },
  }
  const saved = id
    ? await own
        .updateTable('cases_answer')
        .set(row)
        .where('id', '=', id)
        .where('version', '=', input.version)
        .returning('id')
        .executeTakeFirst()
    : await own
        .insertInto('cases_answer')
        .values({ ...row, id: newId(), body_id: actor.bodyId, version: 1 })
        .returning('id')
        .executeTakeFirst()
  if (!saved) throw new Refusal('cases.answer_changed', 409)
  await record(tx, clock, {
    kind: id ? 'case_answer.changed' : 'case_answer.kept',
    subject: { kind: 'case_answer', id: saved.id },
    body: actor.bodyId,
    actor: actor.id,
    payload: { active: input.active },
  })
  return saved.id
}
