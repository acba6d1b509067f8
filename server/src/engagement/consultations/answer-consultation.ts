import { sql } from 'kysely'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import { newId } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { Adoption } from './contract.ts'
import { lockConsultation, saveConsultation } from './store.ts'
import type { Tables } from './tables.ts'

export interface GroupAnswer {
  title: string
  adoption: Adoption
  answer: string
}

/** Adds a group of like comments with its answer, or changes one (`id`). @returns the id */
export async function saveGroup(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  consultation: string,
  group: GroupAnswer,
  id?: string,
): Promise<string> {
  const row = await lockConsultation(tx, consultation, 'sort')
  const own = tx.withTables<Tables>()
  const saved = id ?? newId()
  if (id)
    await own
      .updateTable('consultations_group')
      .set({ ...group })
      .where('id', '=', id)
      .where('consultation_id', '=', consultation)
      .execute()
  else
    await own
      .insertInto('consultations_group')
      .values({
        ...group,
        id: saved,
        consultation_id: consultation,
        position: sql<number>`(select coalesce(max(position), 0) + 1 from consultations_group where consultation_id = ${consultation})`,
      })
      .execute()
  await record(tx, clock, {
    kind: 'consultation.group_answered',
    subject: { kind: 'consultation', id: consultation },
    body: row.body_id,
    actor: actor.id,
    payload: { group: saved, adoption: group.adoption },
  })
  return saved
}

export async function removeGroup(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  consultation: string,
  id: string,
): Promise<void> {
  const row = await lockConsultation(tx, consultation, 'sort')
  const own = tx.withTables<Tables>()
  const used = await own
    .selectFrom('consultations_comment')
    .select('id')
    .where('group_id', '=', id)
    .executeTakeFirst()
  if (used) throw new Refusal('consultations.group_used', 409)
  await own
    .deleteFrom('consultations_group')
    .where('id', '=', id)
    .where('consultation_id', '=', consultation)
    .execute()
  await record(tx, clock, {
    kind: 'consultation.group_removed',
    subject: { kind: 'consultation', id: consultation },
    body: row.body_id,
    actor: actor.id,
    payload: { group: id },
  })
}

/** Publishes how the comments were handled (Order 713 Art 32); everything has been read and sorted before. */
export async function publishFeedback(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  input: { version: number; feedback: string; finalUrl: string },
): Promise<void> {
  const row = await lockConsultation(tx, id, 'answer', input.version)
  const { pending, unsorted } = await tx
    .withTables<Tables>()
    .selectFrom('consultations_comment')
    .select([
      sql<number>`count(*) filter (where state = 'pending')::int`.as('pending'),
      sql<number>`count(*) filter (where group_id is null and state <> 'hidden')::int`.as('unsorted'),
    ])
    .where('consultation_id', '=', id)
    .executeTakeFirstOrThrow()
  if (pending > 0) throw new Refusal('consultations.pending_left', 409, { count: pending })
  if (unsorted > 0) throw new Refusal('consultations.unsorted_left', 409, { count: unsorted })
  const change = {
    state: 'answered' as const,
    feedback: input.feedback,
    final_url: input.finalUrl,
    feedback_by: actor.id,
    feedback_at: clock.now(),
  }
  await saveConsultation(tx, clock, row, change, { kind: 'answered', actor: actor.id })
}
