import { sql } from 'kysely'
import { actingBody, getBody } from '#foundation/bodies'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import { type Decided, decide, openReview, recallReview, reviewsOf } from '#foundation/review'
import { type LegalOutcome, outcomesOn } from '#foundation/rules'
import { type Clock, day } from '#platform/clock'
import { canonicalJson, sha256, type Vault } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { noticeOf } from '#requests/fees'
import { finish } from './clock.ts'
import { endOpenConsultations } from './consult.ts'
import type { Proposal } from './contract.ts'
import { decisionFields, decisionTemplates } from './decision-letter.ts'
import { composeLetter, issueLetter, type LetterDraft, remedyFor } from './issue-letter.ts'
import { hidesBehindMove } from './moved-function.ts'
import { mayDecideWhile, proposalProblem } from './request.ts'
import { clockOf, lockFor, type RequestRecord, save } from './store.ts'
import type { Tables } from './tables.ts'
import { tellThirdParties, unweighedOpinions, wordsOfThirdParties } from './third-party.ts'

export const draftContext = (id: string) => `requests_request.draft:${id}`

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
  if (!mayDecideWhile(row.waits_on, outcome.code))
    throw new Refusal(`requests.waits_on.${row.waits_on}`, 409, { due: row.correction_due_on ?? '' })
  const searches = await tx
    .withTables<Tables>()
    .selectFrom('requests_search')
    .select('id')
    .where('request_id', '=', row.id)
    .execute()
  if (await hidesBehindMove(tx, clock, row, proposal)) throw new Refusal('requests.function_moved', 422)
  const problem = proposalProblem(proposal, outcome, {
    correction: {
      asked: row.correction_sent_on !== null,
      answered: row.corrected_on !== null,
      overdue: row.correction_due_on !== null && clock.today() > row.correction_due_on,
    },
    reasons: row.reasons_verdict,
    feeLapsed: ((await noticeOf(tx, row.id))?.lapsedOn ?? null) !== null,
    searches: searches.length,
    unweighed: await unweighedOpinions(tx, row.id),
  })
  if (problem) throw new Refusal(`requests.proposal.${problem}`, 422)
  return outcome
}

/** The reply as it would read today; nothing is stored. */
export async function draftDecision(
  tx: Tx,
  clock: Clock,
  vault: Vault,
  row: RequestRecord,
  proposal: Proposal,
): Promise<{ outcome: LegalOutcome; letter: LetterDraft }> {
  const outcome = await outcomeOf(tx, clock, row, proposal)
  const searches = await tx
    .withTables<Tables>()
    .selectFrom('requests_search')
    .selectAll()
    .where('request_id', '=', row.id)
    .orderBy('id')
    .execute()
  const fields = decisionFields(outcome, proposal, {
    search: searches.map((one) => `检索${one.place}，关键词“${one.words}”，${one.result}`).join('；'),
    thirdPartyOpinion: await wordsOfThirdParties(tx, row.id),
    remedy: await remedyFor(tx, clock, row.body_id, outcome.remedy),
  })
  const letter = await composeLetter(tx, clock, vault, row, decisionTemplates(outcome), fields, {
    attachments: proposal.attachments,
  })
  return { outcome, letter }
}

/** The handler puts the answer forward: the letter is frozen as it reads and goes on the review route. */
export async function proposeDecision(
  tx: Tx,
  clock: Clock,
  vault: Vault,
  actor: Actor,
  id: string,
  version: number,
  proposal: Proposal,
): Promise<void> {
  const { row, next } = await lockFor(tx, id, 'propose', version)
  clockOf(row)
  const { outcome, letter } = await draftDecision(tx, clock, vault, row, proposal)
  const canonical = canonicalJson({ letter, proposal })
  await tx
    .withTables<Tables>()
    .updateTable('requests_request')
    .set({ proposal: sql<Proposal>`${JSON.stringify(proposal)}::jsonb` })
    .where('id', '=', id)
    .execute()
  await save(tx, row, {
    state: next,
    proposed_by: actor.id,
    draft: vault.seal(canonical, draftContext(id)),
  })
  await openReview(tx, clock, actor, {
    kind: 'request',
    id,
    body: row.body_id,
    title: `${row.number} ${outcome.letter}`,
    digest: sha256(canonical),
  })
  await record(tx, clock, {
    kind: 'request.decision_proposed',
    subject: { kind: 'request', id },
    body: row.body_id,
    actor: actor.id,
    payload: { outcome: proposal.outcome, differs: proposal.differsBecause !== '' },
  })
}

/** The handler takes the draft back before anybody has signed the last step. */
export async function recallProposal(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  version: number,
): Promise<void> {
  const { row } = await lockFor(tx, id, 'recall', version)
  await recallReview(tx, clock, actor, { kind: 'request', id })
  await reopen(tx, row)
}

async function reopen(tx: Tx, row: RequestRecord): Promise<void> {
  const waiting = row.correction_sent_on !== null && row.corrected_on === null
  await save(tx, row, { state: waiting ? 'correcting' : 'open', proposed_by: null, draft: null })
}

async function openCase(tx: Tx, id: string) {
  const [review] = await reviewsOf(tx, { kind: 'request', id })
  if (review?.state !== 'open') throw new Refusal('requests.cannot_sign', 409)
  return review
}

/** The person of the current step hands the draft back with a reason. */
export async function sendBackProposal(
  tx: Tx,
  clock: Clock,
  vault: Vault,
  actor: Actor,
  id: string,
  version: number,
  reason: string,
): Promise<void> {
  await lockFor(tx, id, 'sign', version)
  const { id: caseId, digest } = await openCase(tx, id)
  const decided = await decide(tx, clock, actor, caseId, { verdict: 'return', reason, digest })
  await onRequestDecided(tx, clock, vault, actor, decided)
}

/** The person of the current step signs what they saw; the last signature issues the letter. */
export async function signDecision(
  tx: Tx,
  clock: Clock,
  vault: Vault,
  actor: Actor,
  id: string,
  version: number,
  digest?: string,
): Promise<void> {
  await lockFor(tx, id, 'sign', version)
  const review = await openCase(tx, id)
  const verdict = { verdict: 'approve' as const, reason: '', digest: digest || review.digest }
  const decided = await decide(tx, clock, actor, review.id, verdict)
  await onRequestDecided(tx, clock, vault, actor, decided)
}

/** A review of a reply has moved on: returned to the handler, one step further, or signed at last. */
export async function onRequestDecided(
  tx: Tx,
  clock: Clock,
  vault: Vault,
  actor: Actor,
  decided: Decided,
): Promise<void> {
  const { id } = decided.subject
  const { row, next } = await lockFor(tx, id, 'sign', undefined)
  if (decided.outcome === 'advanced') return save(tx, row, {})
  if (decided.outcome === 'returned') {
    await reopen(tx, row)
    await record(tx, clock, {
      kind: 'request.proposal_returned',
      subject: { kind: 'request', id },
      body: row.body_id,
      actor: actor.id,
      payload: { reasonLength: decided.reason.length },
    })
    return
  }
  if (row.proposal === null || row.draft === null) throw new Error(`request ${id} has no draft`)
  // What has happened since the draft may forbid the decision: a consultation sent out meanwhile, another law.
  const outcome = await outcomeOf(tx, clock, row, row.proposal)
  const { letter }: { letter: LetterDraft } = JSON.parse(vault.open(row.draft, draftContext(id)))
  await issuesStill(tx, clock, row, letter)
  const signer = { id: decided.person }
  const filed = await issueLetter(tx, clock, vault, signer, row, 'decision', letter)
  const today = clock.today()
  await save(tx, row, {
    state: next,
    outcome: outcome.code,
    decided_on: today,
    decided_by: signer.id,
    waits_on: '',
    draft: null,
    clock: finish(clockOf(row), day(today)),
    // The last day stays as it was: whether the answer was in time is counted by it.
  })
  await endOpenConsultations(tx, clock, signer, row)
  await tellThirdParties(tx, clock, vault, signer, row, outcome.code)
  await record(tx, clock, {
    kind: 'request.decided',
    subject: { kind: 'request', id },
    body: row.body_id,
    actor: actor.id,
    payload: {
      outcome: outcome.code,
      on: today,
      letter: filed.id,
      digest: filed.digest,
      late: row.due_on !== null && today > row.due_on,
    },
  })
}

/** A body that was merged or renamed while its letter was on the way signs nothing under the name it had. */
async function issuesStill(tx: Tx, clock: Clock, row: RequestRecord, letter: LetterDraft): Promise<void> {
  const today = clock.today()
  const body = await getBody(tx, await actingBody(tx, row.body_id, today), today)
  if (body && body.name !== letter.issuer)
    throw new Refusal('requests.issuer_changed', 409, { was: letter.issuer, now: body.name })
}
