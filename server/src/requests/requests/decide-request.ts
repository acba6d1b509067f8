import { sql } from 'kysely'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import { type LegalOutcome, outcomesOn } from '#foundation/rules'
import type { Clock } from '#platform/clock'
import type { Vault } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { Proposal } from './contract.ts'
import { decisionLetter } from './decision-letter.ts'
import { proposalProblem } from './request.ts'
import { fileLetter, frameOf, lockFor, type RequestRecord, save } from './store.ts'
import type { Tables } from './tables.ts'

async function outcomeOf(
  tx: Tx,
  clock: Clock,
  row: RequestRecord,
  proposal: Proposal,
): Promise<LegalOutcome> {
  const outcome = (await outcomesOn(tx, clock.today())).find(
    (candidate) => candidate.code === proposal.outcome,
  )
  if (!outcome) throw new Refusal('requests.unknown_outcome', 422)
  const problem = proposalProblem(proposal, outcome, {
    asked: row.correction_sent_on !== null,
    answered: row.corrected_on !== null,
    overdue: row.correction_due_on !== null && clock.today() > row.correction_due_on,
  })
  if (problem) throw new Refusal(`requests.proposal.${problem}`, 422)
  return outcome
}

/** The handler puts the answer forward; it is not yet a decision. */
export async function proposeDecision(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  version: number,
  proposal: Proposal,
): Promise<void> {
  const { row, next } = await lockFor(tx, id, 'propose', version)
  if (row.received_on === null) throw new Refusal('requests.not_confirmed', 409)
  await outcomeOf(tx, clock, row, proposal)
  await tx
    .withTables<Tables>()
    .updateTable('requests_request')
    .set({ proposal: sql<Proposal>`${JSON.stringify(proposal)}::jsonb`, proposed_by: actor.id })
    .where('id', '=', id)
    .execute()
  await save(tx, row, { state: next })
  await record(tx, clock, {
    kind: 'request.decision_proposed',
    subject: { kind: 'request', id },
    body: row.body_id,
    actor: actor.id,
    payload: { outcome: proposal.outcome },
  })
}

/** The signer hands the proposal back with a reason. */
export async function sendBackProposal(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  version: number,
  reason: string,
): Promise<void> {
  const { row } = await lockFor(tx, id, 'send_back', version)
  const waiting = row.correction_sent_on !== null && row.corrected_on === null
  await save(tx, row, { state: waiting ? 'correcting' : 'open', proposed_by: null })
  await record(tx, clock, {
    kind: 'request.proposal_returned',
    subject: { kind: 'request', id },
    body: row.body_id,
    actor: actor.id,
    payload: { reasonLength: reason.length },
  })
}

/** A second person signs: the letter is frozen, the outcome counts from today in the row that the law gives it. */
export async function signDecision(
  tx: Tx,
  clock: Clock,
  vault: Vault,
  actor: Actor,
  id: string,
  version: number,
): Promise<void> {
  const { row, next } = await lockFor(tx, id, 'sign', version)
  if (row.proposed_by === actor.id) throw new Refusal('requests.own_proposal', 409)
  if (row.proposal === null) throw new Error(`request ${id} has no proposal`)
  const outcome = await outcomeOf(tx, clock, row, row.proposal)
  const letter = decisionLetter(await frameOf(tx, clock, vault, row), outcome, row.proposal)
  const filed = await fileLetter(tx, clock, vault, actor, row, 'decision', letter)
  await save(tx, row, { state: next, outcome: outcome.code, decided_on: clock.today(), decided_by: actor.id })
  await record(tx, clock, {
    kind: 'request.decided',
    subject: { kind: 'request', id },
    body: row.body_id,
    actor: actor.id,
    payload: {
      outcome: outcome.code,
      on: clock.today(),
      letter: filed.id,
      digest: filed.digest,
      late: row.due_on !== null && clock.today() > row.due_on,
    },
  })
}

/** Records that a letter reached the applicant, and by what proof. */
export async function recordDelivery(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  letterId: string,
  delivery: { way: string; on: string; proof: string },
): Promise<void> {
  const letter = await tx
    .withTables<Tables>()
    .selectFrom('requests_letter as l')
    .innerJoin('requests_request as r', 'r.id', 'l.request_id')
    .select(['l.id', 'l.delivered_on', 'l.issued_on', 'r.body_id'])
    .where('l.id', '=', letterId)
    .where('l.request_id', '=', id)
    .forUpdate('l')
    .executeTakeFirst()
  if (!letter) throw new Refusal('requests.no_letter', 404)
  if (letter.delivered_on !== null) throw new Refusal('requests.delivered_already', 409)
  if (delivery.on < letter.issued_on || delivery.on > clock.today())
    throw new Refusal('requests.delivery_out_of_range', 422)
  await tx
    .withTables<Tables>()
    .updateTable('requests_letter')
    .set({ delivered_on: delivery.on, delivery_way: delivery.way, delivery_proof: delivery.proof })
    .where('id', '=', letterId)
    .execute()
  await record(tx, clock, {
    kind: 'request.letter_delivered',
    subject: { kind: 'request', id },
    body: letter.body_id,
    actor: actor.id,
    payload: { letter: letterId, way: delivery.way, on: delivery.on },
  })
}
