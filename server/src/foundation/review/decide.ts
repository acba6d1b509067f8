import { type Actor, actsFor, mayAct, peopleWith } from '#foundation/identity'
import { record } from '#foundation/ledger'
import type { Clock, Day } from '#platform/clock'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { after, type Outcome, objection, type Verdict } from './route.ts'
import type { Tables } from './tables.ts'

export interface Decision {
  verdict: Verdict
  reason: string
  /** Digest of the text the person had before their eyes, hex. */
  digest: string
}

export interface Decided {
  subject: { kind: string; id: string }
  body: string
  outcome: Outcome
  reason: string
  /** Who decided: on paper, the leader who signed. */
  person: string
}

/** The reviewer of the current step approves, or returns with a reason. */
export async function decide(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  caseId: string,
  decision: Decision,
): Promise<Decided> {
  const open = await lockOpenCase(tx, caseId)
  if (!mayAct(actor, [open.step.role], open.step.body))
    throw new Refusal('review.not_your_step', 403, { step: open.step.title })
  const actingFor = await actsFor(tx, clock, actor.id, open.step.role, open.step.body)
  return take(tx, clock, open, { ...decision, person: actor.id, actingFor }, undefined)
}

export interface PaperSheet {
  /** The account of the leader who signed. */
  signer: string
  signedOn: Day
  /** The printed code of the exact frozen text. */
  code: string
  /** The scan of the signed sheet, in the file store. */
  fileId: string
}

/** Records a step that the leader decided on paper; the recorder is somebody else than the signer. */
export async function recordPaperApproval(
  tx: Tx,
  clock: Clock,
  recorder: Actor,
  caseId: string,
  sheet: PaperSheet,
): Promise<Decided> {
  const open = await lockOpenCase(tx, caseId)
  if (sheet.code.trim().toUpperCase() !== open.row.paper_code) throw new Refusal('review.paper_code', 422)
  if (sheet.signer === recorder.id) throw new Refusal('review.paper_own', 422)
  if (sheet.signedOn > clock.today()) throw new Refusal('review.paper_future', 422)
  const able = await peopleWith(tx, open.step.role, open.step.body, clock.today())
  if (!able.some((person) => person.id === sheet.signer))
    throw new Refusal('review.paper_signer', 422, { step: open.step.title })
  const decision = {
    verdict: 'approve' as const,
    reason: '',
    digest: open.row.digest.toString('hex'),
    person: sheet.signer,
  }
  return take(tx, clock, open, decision, { ...sheet, recordedBy: recorder.id })
}

async function lockOpenCase(tx: Tx, caseId: string) {
  const own = tx.withTables<Tables>()
  const row = await own
    .selectFrom('review_case')
    .selectAll()
    .where('id', '=', caseId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('review.not_found', 404)
  if (row.state !== 'open') throw new Refusal('review.not_open', 409)
  const step = row.steps.find((candidate) => candidate.no === row.step)
  if (!step) throw new Error(`review case ${caseId} stands on no step`)
  const decisions = await own
    .selectFrom('review_decision')
    .select('person_id')
    .where('case_id', '=', caseId)
    .execute()
  return { row, step, decidedBy: decisions.map((decision) => decision.person_id) }
}

async function take(
  tx: Tx,
  clock: Clock,
  open: Awaited<ReturnType<typeof lockOpenCase>>,
  decision: Decision & { person: string; actingFor?: string | undefined },
  paper: (PaperSheet & { recordedBy: string }) | undefined,
): Promise<Decided> {
  const { row, step } = open
  const digest = row.digest.toString('hex')
  const problem = objection(decision, { openedBy: row.opened_by, decidedBy: open.decidedBy, digest })
  if (problem) throw new Refusal(problem, problem === 'review.reason_missing' ? 422 : 409)
  const own = tx.withTables<Tables>()
  await own
    .insertInto('review_decision')
    .values({
      case_id: row.id,
      step: step.no,
      verdict: decision.verdict,
      reason: decision.reason.trim(),
      person_id: decision.person,
      decided_at: clock.now(),
      digest: row.digest,
      paper_file_id: paper?.fileId ?? null,
      paper_signed_on: paper?.signedOn ?? null,
      recorded_by: paper?.recordedBy ?? null,
      acting_for: decision.actingFor ?? null,
    })
    .execute()
  const { outcome, next } = after(row.steps, step.no, decision.verdict)
  await own
    .updateTable('review_case')
    .set(
      next
        ? { step: next.no, step_role: next.role, step_body_id: next.body }
        : {
            state: outcome === 'approved' ? 'approved' : 'returned',
            closed_at: clock.now(),
            step_role: null,
            step_body_id: null,
          },
    )
    .where('id', '=', row.id)
    .execute()
  const subject = { kind: row.subject_kind, id: row.subject_id }
  await record(tx, clock, {
    kind: decision.verdict === 'approve' ? 'review.step_approved' : 'review.returned',
    subject,
    body: row.body_id,
    actor: paper?.recordedBy ?? decision.person,
    payload: {
      case: row.id,
      step: step.no,
      person: decision.person,
      actingFor: decision.actingFor ?? null,
      digest,
      paper: paper?.fileId ?? null,
    },
  })
  return { subject, body: row.body_id, outcome, reason: decision.reason.trim(), person: decision.person }
}
