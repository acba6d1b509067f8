import { storedFile } from '#foundation/files'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import { outcomesOn } from '#foundation/rules'
import type { Clock, Day } from '#platform/clock'
import type { Db, Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { Box, Ground } from './contract.ts'
import { problemOf } from './redaction.ts'
import { type CopyRecord, digestOf, lockFor, save } from './store.ts'

/** The grounds on which a part may be withheld on a day (Art 14 to 16). */
export async function groundsOn(db: Db, day: Day): Promise<Ground[]> {
  const grounds = (await outcomesOn(db, day)).filter((outcome) => outcome.withheld)
  return grounds.map(({ code, label, article }) => ({ code, label, article }))
}

async function refuseBad(tx: Tx, clock: Clock, row: CopyRecord, boxes: readonly Box[]): Promise<void> {
  const grounds = new Set((await groundsOn(tx, clock.today())).map(({ code }) => code))
  const problem = problemOf(boxes, row.page_count, grounds)
  if (problem) throw new Refusal(`redaction.${problem}`, 422)
}

/** Saves the boxes as they stand on the screen; whoever does so has marked and may not check. */
export async function markBoxes(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  input: { version: number; boxes: readonly Box[] },
): Promise<void> {
  const { row } = await lockFor(tx, id, 'mark', input.version)
  if (input.boxes.length > 0) await refuseBad(tx, clock, row, input.boxes)
  await save(tx, row, { boxes: input.boxes, marked_by: [...new Set([...row.marked_by, actor.id])] })
}

/** Hands the boxes to a second person; from here on they are frozen under a digest. */
export async function submitMarks(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  input: { version: number; publicName: string },
): Promise<void> {
  const { row, next } = await lockFor(tx, id, 'submit', input.version)
  await refuseBad(tx, clock, row, row.boxes)
  const pages = await storedFile(tx, row.pages_file)
  if (!pages) throw new Error(`copy ${id} lost its pages`)
  const digest = digestOf(pages.hash, row.boxes)
  await save(tx, row, {
    state: next,
    marked_by: [...new Set([...row.marked_by, actor.id])],
    public_name: input.publicName.replace(/\.pdf$/i, ''),
    digest,
    submitted_at: clock.now(),
    checked_by: null,
    return_reason: '',
    failure: '',
    burnt_pages: 0,
  })
  await record(tx, clock, {
    kind: 'redaction.submitted',
    subject: { kind: 'redaction', id },
    body: row.body_id,
    actor: actor.id,
    payload: { request: row.request_id, boxes: row.boxes.length, digest: digest.toString('hex') },
  })
}

/** Takes the copy up again: something was overlooked. What was made of it before stays filed where it was attached. */
export async function reopenCopy(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  version: number,
): Promise<void> {
  const { row, next } = await lockFor(tx, id, 'reopen', version)
  await save(tx, row, { state: next, checked_by: null, result_file: null, attached_at: null, burnt_pages: 0 })
  await note(tx, clock, actor, row, 'redaction.reopened')
}

/** Puts the copy aside; it is no longer shown with the request. */
export async function discardCopy(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  version: number,
): Promise<void> {
  const { row, next } = await lockFor(tx, id, 'discard', version)
  await save(tx, row, { state: next })
  await note(tx, clock, actor, row, 'redaction.discarded')
}

function note(tx: Tx, clock: Clock, actor: Actor, row: CopyRecord, kind: string): Promise<unknown> {
  return record(tx, clock, {
    kind,
    subject: { kind: 'redaction', id: row.id },
    body: row.body_id,
    actor: actor.id,
    payload: { request: row.request_id },
  })
}
