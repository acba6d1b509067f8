import { type Actor, accountNames, type BodyOf, type Role } from '#foundation/identity'
import type { Db } from '#platform/db'
import type { Tables } from './tables.ts'

export interface ReviewStepView {
  no: number
  title: string
  role: Role
  verdict: 'approve' | 'return' | null
  reason: string
  personName: string | null
  decidedAt: string | null
  paper: { fileId: string; signedOn: string; recordedByName: string } | null
}

export interface ReviewView {
  id: string
  subjectId: string
  state: 'open' | 'approved' | 'returned' | 'recalled'
  title: string
  digest: string
  paperCode: string
  openedByName: string
  openedAt: string
  currentStep: number
  currentStepBody: string | null
  steps: ReviewStepView[]
}

/** Every review of a subject, newest first, with who decided what and when. */
export async function reviewsOf(db: Db, subject: { kind: string; id: string }): Promise<ReviewView[]> {
  const own = db.withTables<Tables>()
  const cases = await own
    .selectFrom('review_case')
    .selectAll()
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .orderBy('id', 'desc')
    .execute()
  if (cases.length === 0) return []
  const decisions = await own
    .selectFrom('review_decision')
    .selectAll()
    .where(
      'case_id',
      'in',
      cases.map((row) => row.id),
    )
    .execute()
  const names = await accountNames(db, [
    ...cases.map((row) => row.opened_by),
    ...decisions.flatMap((row) => [row.person_id, row.recorded_by ?? [], row.acting_for ?? []].flat()),
  ])
  const nameOf = (id: string) => names.get(id)?.name ?? ''
  // Whoever decides during somebody's leave is named with the one they stand in for.
  const deciderOf = (made: (typeof decisions)[number]) =>
    made.acting_for ? `${nameOf(made.person_id)}（代${nameOf(made.acting_for)}）` : nameOf(made.person_id)
  return cases.map((row) => ({
    id: row.id,
    subjectId: row.subject_id,
    state: row.state,
    title: row.title,
    digest: row.digest.toString('hex'),
    paperCode: row.paper_code,
    openedByName: nameOf(row.opened_by),
    openedAt: row.opened_at.toISOString(),
    currentStep: row.step,
    currentStepBody: row.step_body_id,
    steps: row.steps.map((step) => {
      const made = decisions.find((decision) => decision.case_id === row.id && decision.step === step.no)
      return {
        no: step.no,
        title: step.title,
        role: step.role,
        verdict: made?.verdict ?? null,
        reason: made?.reason ?? '',
        personName: made ? deciderOf(made) : null,
        decidedAt: made?.decided_at.toISOString() ?? null,
        paper:
          made?.paper_file_id && made.paper_signed_on && made.recorded_by
            ? {
                fileId: made.paper_file_id,
                signedOn: made.paper_signed_on,
                recordedByName: nameOf(made.recorded_by),
              }
            : null,
      }
    }),
  }))
}

export interface WaitingReview {
  id: string
  subjectKind: string
  subjectId: string
  bodyId: string
  title: string
  stepTitle: string
  openedAt: string
}

/** Open cases whose current step this person may decide, oldest first. */
export function reviewsWaitingFor(db: Db, actor: Actor): Promise<WaitingReview[]> {
  if (db.isTransaction) return readWaiting(db, actor)
  const underway = asked.get(actor)
  if (underway) return underway
  const answer = readWaiting(db, actor).finally(() => asked.delete(actor))
  asked.set(actor, answer)
  return answer
}

// Several wings ask for the same inbox at once: one question answers them all.
const asked = new WeakMap<Actor, Promise<WaitingReview[]>>()

async function readWaiting(db: Db, actor: Actor): Promise<WaitingReview[]> {
  const own = db.withTables<Tables>()
  const pairs = Object.entries(actor.scopes).flatMap(([role, bodies]) =>
    [...(bodies ?? [])].map((body) => ({ role, body })),
  )
  if (pairs.length === 0) return []
  const rows = await own
    .selectFrom('review_case as c')
    .select([
      'c.id',
      'c.subject_kind',
      'c.subject_id',
      'c.body_id',
      'c.title',
      'c.steps',
      'c.step',
      'c.opened_at',
      'c.step_role',
      'c.step_body_id',
    ])
    .where('c.state', '=', 'open')
    .where('c.step_body_id', 'in', [...new Set(pairs.map((pair) => pair.body))])
    .where('c.opened_by', '<>', actor.id)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('review_decision as d')
            .select('d.case_id')
            .whereRef('d.case_id', '=', 'c.id')
            .where('d.person_id', '=', actor.id),
        ),
      ),
    )
    .orderBy('c.opened_at')
    .execute()
  return rows
    .filter((row) => pairs.some((pair) => pair.role === row.step_role && pair.body === row.step_body_id))
    .map((row) => ({
      id: row.id,
      subjectKind: row.subject_kind,
      subjectId: row.subject_id,
      bodyId: row.body_id,
      title: row.title,
      stepTitle: row.steps.find((step) => step.no === row.step)?.title ?? '',
      openedAt: row.opened_at.toISOString(),
    }))
}

/** The body whose people decide the current step; for the guard of the routes. */
export async function stepBodyOf(db: Db, caseId: string): Promise<string | undefined> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('review_case')
    .select(['step_body_id', 'body_id'])
    .where('id', '=', caseId)
    .executeTakeFirst()
  return row?.step_body_id ?? row?.body_id
}

/**
 * Who reads a record under review: besides its own body, the bodies whose people decide one of its steps, since nobody
 * signs what they cannot open.
 */
export function withReviewers(kind: string, bodyOf: BodyOf): BodyOf {
  return async (db, input) => {
    const [own, cases] = await Promise.all([
      bodyOf(db, input),
      db
        .withTables<Tables>()
        .selectFrom('review_case')
        .select('steps')
        .where('subject_kind', '=', kind)
        .where('subject_id', '=', input.params.id ?? '')
        .execute(),
    ])
    if (own === undefined) return undefined
    return [...new Set([own, cases.flatMap((row) => row.steps.map((step) => step.body))].flat())]
  }
}

/** The body the case belongs to. */
export async function caseBodyOf(db: Db, caseId: string): Promise<string | undefined> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('review_case')
    .select('body_id')
    .where('id', '=', caseId)
    .executeTakeFirst()
  return row?.body_id
}
