import { record } from '#foundation/ledger'
import type { Clock, Day } from '#platform/clock'
import { newId } from '#platform/crypto'
import { lockSubject, type Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { getBody } from './queries.ts'
import type { ChangeKind, Tables } from './tables.ts'

export interface Reorganisation {
  on: Day
  /** The decision behind it, with number. */
  basis: string
}

/** Bodies end and go on in another: the successor's people go on with everything that is open. */
export async function mergeBodies(
  tx: Tx,
  clock: Clock,
  actor: string,
  from: readonly string[],
  into: string,
  change: Reorganisation,
): Promise<void> {
  const ending = [...new Set(from)]
  if (ending.length === 0 || ending.includes(into)) throw new Refusal('bodies.merge_itself', 422)
  await inOrder(tx, [...ending, into])
  await mustExist(tx, into, change.on)
  for (const body of ending) {
    await mustExist(tx, body, change.on)
    await enterChange(tx, clock, actor, { ...change, kind: 'merge', from: body, to: into, takesOver: true })
    await endBody(tx, clock, actor, body, change.on)
  }
}

/** A body is divided; where it ends itself, one of the parts goes on with what is open. */
export async function splitBody(
  tx: Tx,
  clock: Clock,
  actor: string,
  body: string,
  parts: readonly string[],
  change: Reorganisation & { ends: boolean; heir: string | undefined },
): Promise<void> {
  const into = [...new Set(parts)]
  if (into.length === 0 || into.includes(body)) throw new Refusal('bodies.split_itself', 422)
  if (change.ends && (change.heir === undefined || !into.includes(change.heir)))
    throw new Refusal('bodies.split_heir', 422)
  await inOrder(tx, [body, ...into])
  await mustExist(tx, body, change.on)
  for (const part of into) {
    await mustExist(tx, part, change.on)
    const takesOver = change.ends && part === change.heir
    await enterChange(tx, clock, actor, { ...change, kind: 'split', from: body, to: part, takesOver })
  }
  if (change.ends) await endBody(tx, clock, actor, body, change.on)
}

/** One function goes from a body to another by date; open matters stay where they are. */
export async function moveFunction(
  tx: Tx,
  clock: Clock,
  actor: string,
  move: Reorganisation & { from: string; to: string; name: string },
): Promise<void> {
  if (move.from === move.to) throw new Refusal('bodies.merge_itself', 422)
  await inOrder(tx, [move.from, move.to])
  await mustExist(tx, move.from, move.on)
  await mustExist(tx, move.to, move.on)
  await enterChange(tx, clock, actor, { ...move, kind: 'function', function: move.name, takesOver: false })
}

async function inOrder(tx: Tx, bodies: readonly string[]): Promise<void> {
  for (const body of bodies.toSorted()) await lockSubject(tx, `body:${body}`)
}

async function mustExist(tx: Tx, id: string, on: Day): Promise<void> {
  const body = await getBody(tx, id, on)
  if (!body) throw new Refusal('bodies.not_found', 404)
  if (body.endedOn !== null && body.endedOn <= on)
    throw new Refusal('bodies.ended', 409, { name: body.name, on: body.endedOn })
}

async function enterChange(
  tx: Tx,
  clock: Clock,
  actor: string,
  change: Reorganisation & {
    kind: ChangeKind
    from: string
    to: string
    takesOver: boolean
    function?: string
  },
): Promise<void> {
  if (change.basis.trim() === '') throw new Refusal('bodies.basis_missing', 422)
  const id = newId()
  await tx
    .withTables<Tables>()
    .insertInto('bodies_change')
    .values({
      id,
      kind: change.kind,
      from_id: change.from,
      to_id: change.to,
      on_day: change.on,
      function: change.function ?? '',
      takes_over: change.takesOver,
      basis: change.basis.trim(),
      entered_by: actor,
      entered_at: clock.now(),
    })
    .execute()
  await record(tx, clock, {
    kind: `body.${change.kind === 'function' ? 'function_moved' : change.kind === 'merge' ? 'merged' : 'split'}`,
    subject: { kind: 'body', id: change.from },
    body: change.from,
    actor,
    payload: { change: id, to: change.to, on: change.on, takesOver: change.takesOver },
  })
}

async function endBody(tx: Tx, clock: Clock, actor: string, body: string, on: Day): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('bodies_body')
    .set({ ended_on: on })
    .where('id', '=', body)
    .execute()
  await record(tx, clock, {
    kind: 'body.ended',
    subject: { kind: 'body', id: body },
    body,
    actor,
    payload: { on },
  })
}
