import { bodiesUnder, listBodies, takenOverBy } from '#foundation/bodies'
import type { Clock, Day } from '#platform/clock'
import type { Db, Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { RouteFault } from './able.ts'
import { draftersOf, faultFor, faultText, listRoutes, type RouteRow } from './routes.ts'
import { subjectLabels } from './wording.ts'

interface Unable {
  bodyId: string
  bodyName: string
  subjectKind: string
  fault: RouteFault
}

/**
 * Makes a change of people or bodies, and refuses it where a review route that could be walked before has nobody left to
 * walk it: what is drafted there could no longer be approved by anybody.
 */
export async function keepingApprovers(
  tx: Tx,
  clock: Clock,
  bodies: readonly string[],
  change: () => Promise<void>,
): Promise<void> {
  const today = clock.today()
  const before = await unableAt(tx, today, bodies)
  await change()
  const known = new Set(before.map(({ bodyId, subjectKind }) => `${bodyId}:${subjectKind}`))
  const after = await unableAt(tx, today, bodies)
  const [first] = after.filter(({ bodyId, subjectKind }) => !known.has(`${bodyId}:${subjectKind}`))
  if (first) throw unable(first)
}

function unable({ bodyName, subjectKind, fault }: Unable): Refusal {
  return new Refusal('review.people_missing', 409, {
    body: bodyName,
    what: subjectLabels[subjectKind] ?? subjectKind,
    why: faultText(fault),
  })
}

/** Refused where the body that goes on with others' open matters could not approve them, while they could. */
export async function refuseUnableHeir(
  db: Db,
  clock: Clock,
  ending: readonly string[],
  heir: string,
): Promise<void> {
  const today = clock.today()
  const drafting = await Promise.all(ending.map((body) => draftersOf(db, body, today)))
  if (drafting.flat().length === 0) return
  const [row] = await listBodies(db, today, [heir])
  if (!row) return
  for (const { subjectKind, steps } of await routesOf(db, today, heir)) {
    const fault = await faultFor(db, today, row, steps, await draftersOf(db, heir, today))
    if (fault) throw unable({ bodyId: heir, bodyName: row.name, subjectKind, fault })
  }
}

/** Where nobody could approve today, among the bodies and those that send their drafts up to one of them. */
async function unableAt(db: Db, today: Day, bodies: readonly string[]): Promise<Unable[]> {
  const found: Unable[] = []
  for (const { body, route } of await routesTouched(db, today, bodies)) {
    const drafters = await draftersOf(db, body.id, today)
    if (drafters.length === 0) continue
    const fault = await faultFor(db, today, body, route.steps, drafters)
    if (fault) found.push({ bodyId: body.id, bodyName: body.name, subjectKind: route.subjectKind, fault })
  }
  return found
}

async function routesTouched(db: Db, today: Day, bodies: readonly string[]) {
  const rows = await listRoutes(db, today)
  const own = (await Promise.all(bodies.map((body) => takenOverBy(db, body, today)))).flat()
  const direct = new Set([...bodies, ...own])
  const below = rows.some((row) => holds(row, today) && row.steps.some(({ at }) => at === 'supervisor'))
    ? (await Promise.all(bodies.map((body) => bodiesUnder(db, body, 'disclosure_supervisor', today)))).flat()
    : []
  const all = await listBodies(db, today, [...new Set([...direct, ...below])])
  return all.flatMap((body) =>
    current(rows, today, body.id)
      .filter((route) => direct.has(body.id) || route.steps.some(({ at }) => at === 'supervisor'))
      .map((route) => ({ body, route })),
  )
}

async function routesOf(db: Db, today: Day, body: string): Promise<RouteRow[]> {
  return current(await listRoutes(db, today), today, body)
}

const holds = (row: RouteRow, today: Day) => row.from <= today && (row.until === null || row.until > today)

/** For each kind of subject the body's own route, or the general one. */
function current(rows: readonly RouteRow[], today: Day, body: string): RouteRow[] {
  const standing = rows.filter((row) => holds(row, today) && (row.bodyId === body || row.bodyId === null))
  return standing.filter(
    (row) =>
      row.bodyId === body ||
      !standing.some((other) => other.bodyId === body && other.subjectKind === row.subjectKind),
  )
}
