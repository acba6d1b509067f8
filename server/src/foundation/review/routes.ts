import { sql } from 'kysely'
import { type Body, listBodies } from '#foundation/bodies'
import { accountNames, peopleWith, type Role } from '#foundation/identity'
import { record } from '#foundation/ledger'
import type { Clock, Day } from '#platform/clock'
import { newId } from '#platform/crypto'
import { type Db, lockSubject, type Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { faultOf, type RouteFault } from './able.ts'
import type { Tables } from './tables.ts'

export interface RouteStep {
  title: string
  role: Role
  at: 'own' | 'supervisor'
}

export interface NewRoute {
  /** Null: the general route of every body that has none of its own. */
  bodyId: string | null
  subjectKind: string
  name: string
  from: Day
  steps: readonly RouteStep[]
}

export interface RouteRow {
  id: string
  bodyId: string | null
  bodyName: string | null
  subjectKind: string
  name: string
  from: string
  until: string | null
  enteredByName: string | null
  steps: (RouteStep & { no: number })[]
}

/** Every route, the general ones first, with what was before. */
export async function listRoutes(db: Db, today: Day): Promise<RouteRow[]> {
  const own = db.withTables<Tables>()
  const rows = await own
    .selectFrom('review_route')
    .selectAll()
    .orderBy('subject_kind')
    .orderBy(sql`body_id nulls first`)
    .orderBy('from_day', 'desc')
    .execute()
  const steps = await own.selectFrom('review_route_step').selectAll().orderBy('no').execute()
  const [bodies, people] = await Promise.all([
    listBodies(
      db,
      today,
      rows.flatMap((row) => row.body_id ?? []),
    ),
    accountNames(
      db,
      rows.flatMap((row) => row.entered_by ?? []),
    ),
  ])
  const names = new Map(bodies.map((body) => [body.id, body.name]))
  return rows.map((row) => ({
    id: row.id,
    bodyId: row.body_id,
    bodyName: row.body_id === null ? null : (names.get(row.body_id) ?? ''),
    subjectKind: row.subject_kind,
    name: row.name,
    from: row.from_day,
    until: row.until_day,
    enteredByName: row.entered_by === null ? null : (people.get(row.entered_by)?.name ?? ''),
    steps: steps
      .filter((step) => step.route_id === row.id)
      .map(({ no, title, role, at }) => ({ no, title, role, at })),
  }))
}

export interface BodyFault {
  bodyId: string
  bodyName: string
  fault: RouteFault
}

/** What a route would mean: the bodies it holds for, and where nobody could approve. */
export async function checkRoute(
  db: Db,
  today: Day,
  route: Pick<NewRoute, 'bodyId' | 'subjectKind' | 'steps'>,
): Promise<{ bodies: number; broken: BodyFault[]; brokenAlready: BodyFault[] }> {
  const bodies = await bodiesOfRoute(db, today, route)
  const current = await stepsToday(db, today, route)
  const broken: BodyFault[] = []
  const brokenAlready: BodyFault[] = []
  for (const body of bodies) {
    const drafters = await draftersOf(db, body.id, today)
    // A body without anybody who drafts sends nothing on a route; one body's own route is judged all the same.
    if (drafters.length === 0 && route.bodyId === null) continue
    const fault = await faultFor(db, today, body, route.steps, drafters)
    if (!fault) continue
    const before =
      route.bodyId === null && current ? await faultFor(db, today, body, current, drafters) : undefined
    const found = { bodyId: body.id, bodyName: body.name, fault }
    if (before) brokenAlready.push(found)
    else broken.push(found)
  }
  return { bodies: bodies.length, broken, brokenAlready }
}

async function bodiesOfRoute(
  db: Db,
  today: Day,
  route: Pick<NewRoute, 'bodyId' | 'subjectKind'>,
): Promise<Body[]> {
  if (route.bodyId !== null) return listBodies(db, today, [route.bodyId])
  const withOwn = await db
    .withTables<Tables>()
    .selectFrom('review_route')
    .select('body_id')
    .where('subject_kind', '=', route.subjectKind)
    .where('body_id', 'is not', null)
    .where((eb) => eb.or([eb('until_day', 'is', null), eb('until_day', '>', today)]))
    .execute()
  const apart = new Set(withOwn.map((row) => row.body_id))
  return (await listBodies(db, today)).filter((body) => !apart.has(body.id))
}

async function stepsToday(
  db: Db,
  today: Day,
  route: Pick<NewRoute, 'bodyId' | 'subjectKind'>,
): Promise<RouteStep[] | undefined> {
  const row = (await listRoutes(db, today)).find(
    (candidate) =>
      candidate.subjectKind === route.subjectKind &&
      candidate.bodyId === route.bodyId &&
      candidate.from <= today &&
      (candidate.until === null || candidate.until > today),
  )
  return row?.steps
}

const draftingRoles: readonly Role[] = ['information_officer', 'disclosure_office']

/** Who drafts in a body today. */
export async function draftersOf(db: Db, body: string, today: Day): Promise<string[]> {
  const found = await Promise.all(draftingRoles.map((role) => peopleWith(db, role, body, today)))
  return [...new Set(found.flat().map((person) => person.id))]
}

/** Why nobody in the body could approve on these steps today. */
export async function faultFor(
  db: Db,
  today: Day,
  body: Body,
  steps: readonly RouteStep[],
  drafters: readonly string[],
): Promise<RouteFault | undefined> {
  const staffed = await Promise.all(
    steps.map(async (step, at) => ({
      no: at + 1,
      title: step.title,
      people: (
        await peopleWith(db, step.role, step.at === 'own' ? body.id : (body.supervisorId ?? body.id), today)
      ).map((person) => person.id),
    })),
  )
  return faultOf(staffed, drafters)
}

/**
 * Enters a route from a day on; the one before it ends that day, and what is under review keeps the route it began
 * with. Refused where it would leave a body without anybody able to approve.
 */
export async function enterRoute(tx: Tx, clock: Clock, actor: string, route: NewRoute): Promise<string> {
  const today = clock.today()
  if (route.from < today) throw new Refusal('review.route_past', 422)
  if (route.steps.length === 0) throw new Refusal('review.route_empty', 422)
  await lockSubject(tx, `review-route:${route.subjectKind}:${route.bodyId ?? ''}`)
  const { broken } = await checkRoute(tx, today, route)
  const [first] = broken
  if (first) {
    throw new Refusal('review.route_unable', 409, {
      bodies: broken
        .slice(0, 3)
        .map((found) => found.bodyName)
        .join('、'),
      more: broken.length > 3 ? `等${broken.length}个机关` : '',
      why: faultText(first.fault),
    })
  }
  const own = tx.withTables<Tables>()
  await endsOn(tx, route.subjectKind, route.bodyId, route.from)
  const id = newId()
  await own
    .insertInto('review_route')
    .values({
      id,
      body_id: route.bodyId,
      subject_kind: route.subjectKind,
      name: route.name,
      from_day: route.from,
      until_day: null,
      entered_by: actor,
      entered_at: clock.now(),
    })
    .execute()
  await own
    .insertInto('review_route_step')
    .values(route.steps.map((step, at) => ({ route_id: id, no: at + 1, ...step })))
    .execute()
  await record(tx, clock, {
    kind: 'review_route.entered',
    subject: { kind: 'review_route', id },
    actor,
    ...(route.bodyId === null ? {} : { body: route.bodyId }),
    payload: {
      subject: route.subjectKind,
      from: route.from,
      steps: route.steps.map(({ role, at }) => ({ role, at })),
    },
  })
  return id
}

async function endsOn(tx: Tx, kind: string, body: string | null, on: Day): Promise<void> {
  const own = tx.withTables<Tables>()
  const same = own
    .updateTable('review_route')
    .set({ until_day: on })
    .where('subject_kind', '=', kind)
    .where((eb) => eb.or([eb('until_day', 'is', null), eb('until_day', '>', on)]))
  await (body === null ? same.where('body_id', 'is', null) : same.where('body_id', '=', body))
    .where('from_day', '<=', on)
    .execute()
  // One that was to begin later gives way to the one entered last.
  const later = own
    .updateTable('review_route')
    .set((eb) => ({ until_day: eb.ref('from_day') }))
    .where('subject_kind', '=', kind)
    .where('from_day', '>', on)
  await (body === null ? later.where('body_id', 'is', null) : later.where('body_id', '=', body)).execute()
}

/** Ends a body's own route; from that day the general one holds, if it leaves somebody able to approve. */
export async function endRoute(tx: Tx, clock: Clock, actor: string, id: string): Promise<void> {
  const today = clock.today()
  const row = (await listRoutes(tx, today)).find((candidate) => candidate.id === id)
  if (!row) throw new Refusal('review.route_not_found', 404)
  const { bodyId } = row
  if (bodyId === null) throw new Refusal('review.route_general', 409)
  if (row.until !== null && row.until <= today) throw new Refusal('review.route_ended', 409)
  const general = await stepsToday(tx, today, { bodyId: null, subjectKind: row.subjectKind })
  const { broken } = await checkRoute(tx, today, {
    bodyId,
    subjectKind: row.subjectKind,
    steps: general ?? [],
  })
  const [fault] = broken
  if (fault) {
    throw new Refusal('review.route_unable', 409, {
      bodies: fault.bodyName,
      more: '',
      why: faultText(fault.fault),
    })
  }
  await tx
    .withTables<Tables>()
    .updateTable('review_route')
    .set({ until_day: [row.from, today].sort().at(-1) ?? today })
    .where('id', '=', id)
    .execute()
  await record(tx, clock, {
    kind: 'review_route.ended',
    subject: { kind: 'review_route', id },
    actor,
    body: bodyId,
    payload: { on: today },
  })
}

/** The reason in a sentence, for the refusal and for the screen. */
export function faultText(fault: RouteFault): string {
  switch (fault.why) {
    case 'no_steps':
      return '流程没有任何环节'
    case 'nobody':
      return `“${fault.step}”环节没有可以办理的人员`
    case 'only_drafter':
      return `“${fault.step}”环节只有起草人本人，不能自己审核自己的稿件`
    case 'too_few':
      return `${fault.steps}个环节须由不同人员办理，可用人员只有${fault.people}名且不足以错开`
  }
}
