import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import { newId } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { Treatment } from './contract.ts'
import { membersOf } from './level.ts'
import type { Tables } from './tables.ts'

interface OfLevel {
  body: string
  year: number
}

/** Declares how a body is covered where that departs from the relations, with why; null returns to the relations. */
export async function declareCoverage(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  input: OfLevel & { bodyId: string; treatment: Treatment | null; reason: string },
): Promise<void> {
  const { body: root, year, bodyId, treatment, reason } = input
  const members = await membersOf(tx, root, year)
  if (!members.some(({ body }) => body.id === bodyId)) throw new Refusal('supervision.not_of_level', 422)
  if (treatment !== null && reason === '') throw new Refusal('supervision.coverage_reason', 422)
  const own = tx.withTables<Tables>()
  if (treatment === null)
    await own
      .deleteFrom('supervision_coverage')
      .where('root_id', '=', root)
      .where('year', '=', year)
      .where('body_id', '=', bodyId)
      .execute()
  else {
    const values = { treatment, reason, entered_by: actor.id, entered_at: clock.now() }
    await own
      .insertInto('supervision_coverage')
      .values({ root_id: root, year, body_id: bodyId, ...values })
      .onConflict((conflict) => conflict.columns(['root_id', 'year', 'body_id']).doUpdateSet(values))
      .execute()
  }
  await record(tx, clock, {
    kind: 'supervision.coverage_declared',
    subject: { kind: 'body', id: bodyId },
    body: root,
    actor: actor.id,
    payload: { year, treatment: treatment ?? 'by_relation' },
  })
}

/** Says that one document, or one suit, stands in the reports of several bodies; the first one keeps it. */
export async function declareShared(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  input: OfLevel & { kind: 'document' | 'suit'; label: string; cell: string; bodies: readonly string[] },
): Promise<void> {
  const { body: root, year, kind, label, cell } = input
  const bodies = [...new Set(input.bodies)]
  if (bodies.length < 2) throw new Refusal('supervision.two_bodies', 422)
  if (!cell.startsWith(kind === 'suit' ? 'remedies.' : 'proactive.'))
    throw new Refusal('supervision.no_cell', 422)
  const members = new Set((await membersOf(tx, root, year)).map((member) => member.body.id))
  if (bodies.some((body) => !members.has(body))) throw new Refusal('supervision.not_of_level', 422)
  const id = newId()
  await tx
    .withTables<Tables>()
    .insertInto('supervision_shared')
    .values({
      id,
      root_id: root,
      year,
      kind,
      label,
      cell,
      bodies,
      entered_by: actor.id,
      entered_at: clock.now(),
    })
    .execute()
  await record(tx, clock, {
    kind: 'supervision.shared_declared',
    subject: { kind: 'supervision_shared', id },
    body: root,
    actor: actor.id,
    payload: { year, cell, bodies },
  })
}

export async function removeShared(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  { body: root, year, id }: OfLevel & { id: string },
): Promise<void> {
  const removed = await tx
    .withTables<Tables>()
    .updateTable('supervision_shared')
    .set({ removed_at: clock.now() })
    .where('id', '=', id)
    .where('root_id', '=', root)
    .where('year', '=', year)
    .where('removed_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!removed) throw new Refusal('supervision.no_shared', 404)
  await record(tx, clock, {
    kind: 'supervision.shared_removed',
    subject: { kind: 'supervision_shared', id },
    body: root,
    actor: actor.id,
  })
}
