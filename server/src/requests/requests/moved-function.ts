import { bodyHistory } from '#foundation/bodies'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import { newId } from '#platform/crypto'
import type { Tx } from '#platform/db'
import type { Proposal } from './contract.ts'
import { lockFor, type RequestRecord, save } from './store.ts'
import type { Tables } from './tables.ts'

const refusals = ['other_organ', 'does_not_exist']

/** Words by which an organ says that the files have not come to it. */
const notHandedOver =
  /(未|没有|尚未|还没|未能)[^。；]{0,12}(移交|交接|转交|划转)|(移交|交接|转交|划转)[^。；]{0,10}(未|没有|尚未|还没)/

/** Whether a refusal rests on files that have not come over with a function. */
export const blamesMissingFiles = (text: string): boolean => notHandedOver.test(text)

/**
 * After a function has moved (职权划转) the organ that has it now answers, also for what was made before: that the
 * files have not come is no reason. Known from the body's history, or from the handler who marked the request.
 */
export async function hidesBehindMove(
  tx: Tx,
  clock: Clock,
  row: RequestRecord,
  proposal: Proposal,
): Promise<boolean> {
  if (!refusals.includes(proposal.outcome)) return false
  if (row.function_moved) return true
  if (!blamesMissingFiles(`${proposal.facts}${proposal.otherOrgan}`)) return false
  const { changes } = await bodyHistory(tx, row.body_id)
  return changes.some((change) => change.toId === row.body_id && change.on <= clock.today())
}

/** Marks that the matter belongs to a function this organ took over; or takes the mark away. */
export async function markFunctionMoved(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  mark: { version: number; moved: boolean; basis: string },
): Promise<void> {
  const { row } = await lockFor(tx, id, 'handle', mark.version)
  await save(tx, row, { function_moved: mark.moved })
  await tx
    .withTables<Tables>()
    .insertInto('requests_note')
    .values({
      id: newId(),
      request_id: id,
      text: `${mark.moved ? '标明职权已划入本机关' : '取消职权划入的标记'}：${mark.basis}`,
      written_by: actor.id,
      written_at: clock.now(),
    })
    .execute()
  await record(tx, clock, {
    kind: 'request.function_marked',
    subject: { kind: 'request', id },
    body: row.body_id,
    actor: actor.id,
    payload: { moved: mark.moved },
  })
}
