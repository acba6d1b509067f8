import { sql } from 'kysely'
import { getBody } from '#foundation/bodies'
import { type Actor, peopleWith } from '#foundation/identity'
import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import { newId, readableCode } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { faultOf } from './able.ts'
import type { Step } from './route.ts'
import { faultText } from './routes.ts'
import type { Tables } from './tables.ts'

export interface ReviewSubject {
  kind: string
  id: string
  body: string
  title: string
  /** SHA-256 of the frozen edition. */
  digest: Buffer
}

/** Sends a frozen edition on its route. @returns the id of the review case */
export async function openReview(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  subject: ReviewSubject,
): Promise<string> {
  const steps = await stepsFor(tx, clock, subject)
  const [first] = steps
  if (!first) throw new Refusal('review.no_route', 409)
  const staffed = await Promise.all(
    steps.map(async ({ no, title, role, body }) => ({
      no,
      title,
      people: (await peopleWith(tx, role, body, clock.today())).map((person) => person.id),
    })),
  )
  // A matching, not only somebody for each step: one person for two steps would stop at the second.
  const fault = faultOf(staffed, [actor.id])
  if (fault) throw new Refusal('review.nobody_for_step', 409, { why: faultText(fault) })
  const id = newId()
  await tx
    .withTables<Tables>()
    .insertInto('review_case')
    .values({
      id,
      subject_kind: subject.kind,
      subject_id: subject.id,
      body_id: subject.body,
      title: subject.title,
      digest: subject.digest,
      paper_code: readableCode(8),
      steps: sql<Step[]>`${JSON.stringify(steps)}::jsonb`,
      step: first.no,
      step_role: first.role,
      step_body_id: first.body,
      state: 'open',
      opened_by: actor.id,
      opened_at: clock.now(),
      closed_at: null,
    })
    .execute()
  await record(tx, clock, {
    kind: 'review.opened',
    subject: { kind: subject.kind, id: subject.id },
    body: subject.body,
    actor: actor.id,
    payload: { case: id, digest: subject.digest.toString('hex'), steps: steps.length },
  })
  return id
}

/** The body's own route for this kind of subject, or the general one; a case keeps the route it began with. */
async function stepsFor(tx: Tx, clock: Clock, subject: ReviewSubject): Promise<Step[]> {
  const today = clock.today()
  const own = tx.withTables<Tables>()
  const route = await own
    .selectFrom('review_route')
    .select('id')
    .where('subject_kind', '=', subject.kind)
    .where((eb) => eb.or([eb('body_id', 'is', null), eb('body_id', '=', subject.body)]))
    .where('from_day', '<=', today)
    .where((eb) => eb.or([eb('until_day', 'is', null), eb('until_day', '>', today)]))
    .orderBy(sql`body_id nulls last`)
    .limit(1)
    .executeTakeFirst()
  if (!route) return []
  const rows = await own
    .selectFrom('review_route_step')
    .selectAll()
    .where('route_id', '=', route.id)
    .orderBy('no')
    .execute()
  const supervisor = (await getBody(tx, subject.body, today))?.supervisorId
  return rows.map((row) => ({
    no: row.no,
    title: row.title,
    role: row.role,
    body: row.at === 'own' ? subject.body : (supervisor ?? subject.body),
  }))
}

/** Takes an open case back, so that the text may be changed again. */
export async function recallReview(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  subject: { kind: string; id: string },
): Promise<void> {
  const row = await tx
    .withTables<Tables>()
    .updateTable('review_case')
    .set({ state: 'recalled', closed_at: clock.now(), step_role: null, step_body_id: null })
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .where('state', '=', 'open')
    .returning(['id', 'body_id'])
    .executeTakeFirst()
  if (!row) throw new Refusal('review.not_open', 409)
  await record(tx, clock, {
    kind: 'review.recalled',
    subject,
    body: row.body_id,
    actor: actor.id,
    payload: { case: row.id },
  })
}
