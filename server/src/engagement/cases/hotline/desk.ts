import { sql } from 'kysely'
import { listBodies } from '#foundation/bodies'
import { type Actor, bodiesFor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import { maskedPerson, personsByPhone } from '#foundation/people'
import { wordsOf } from '#foundation/search'
import type { Clock } from '#platform/clock'
import type { Vault } from '#platform/crypto'
import { type Db, inTransaction } from '#platform/db'
import { Refusal } from '#platform/errors'
import { caseStateLabels } from '../contract.ts'
import { answersTo } from '../knowledge/find-answers.ts'
import { handlers } from '../policy.ts'
import type { Tables } from '../tables.ts'
import { dispatchCase } from '../take-in.ts'
import { casesWording } from '../wording.ts'
import type { AnswersFound, CallerHistory, DispatchSuggestion, ShiftFigures } from './contract.ts'

const HISTORY_MOST = 30

/** What this caller brought before, at the officer's own desks; that it was looked at is recorded. */
export async function callerHistory(
  db: Db,
  clock: Clock,
  vault: Vault,
  actor: Actor,
  phone: string,
): Promise<CallerHistory> {
  const bodies = bodiesFor(actor, handlers)
  const persons = await personsByPhone(db, vault, phone)
  if (persons.length === 0 || bodies.length === 0) return { name: '', cases: [] }
  const rows = await db
    .withTables<Tables>()
    .selectFrom('cases_case')
    .selectAll()
    .where('person_id', 'in', persons)
    .where((eb) => eb.or([eb('desk_body_id', 'in', bodies), eb('body_id', 'in', bodies)]))
    .orderBy('submitted_at', 'desc')
    .limit(HISTORY_MOST)
    .execute()
  const [first] = rows
  if (!first?.person_id) return { name: '', cases: [] }
  const [person, named] = await Promise.all([
    maskedPerson(db, vault, first.person_id),
    listBodies(db, clock.today(), [...new Set(rows.map((row) => row.body_id))]),
  ])
  await inTransaction(db, (tx) =>
    record(tx, clock, {
      kind: 'case.caller_looked_up',
      subject: { kind: 'person', id: first.person_id ?? '' },
      body: actor.bodyId,
      actor: actor.id,
      payload: { cases: rows.length },
    }),
  )
  return {
    name: person.name,
    cases: rows.map((row) => ({
      id: row.id,
      number: row.number,
      title: row.title,
      state: caseStateLabels[row.state],
      submittedAt: row.submitted_at.toISOString(),
      bodyName: named.find(({ id }) => id === row.body_id)?.name ?? '',
    })),
  }
}

/** Answers to what the caller asks: those that staff keep first. */
export async function answersFor(db: Db, clock: Clock, q: string): Promise<AnswersFound> {
  const found = await answersTo(db, clock, q, { most: 5 })
  return found.map(({ title, text }) => ({ kind: 'answer' as const, title, text, url: '' }))
}

const PAST = 1_500
const LIKE = 0.25

/** For what waits to be dispatched: the body that like matters of the past went to and stayed with. */
export async function suggestDispatches(db: Db, clock: Clock, actor: Actor): Promise<DispatchSuggestion[]> {
  const desks = bodiesFor(actor, handlers)
  if (desks.length === 0) return []
  const own = db.withTables<Tables>()
  const [waiting, past] = await Promise.all([
    own
      .selectFrom('cases_case')
      .select(['id', 'number', 'title', 'asked', 'version'])
      .where('desk_body_id', 'in', desks)
      .where('state', 'in', ['dispatching', 'returned'])
      .orderBy('due_at')
      .limit(100)
      .execute(),
    own
      .selectFrom('cases_dispatch as d')
      .innerJoin('cases_case as c', 'c.id', 'd.case_id')
      .select(['c.id', 'c.title', 'c.asked', 'd.to_body_id'])
      .where('c.desk_body_id', 'in', desks)
      .where('d.part', '=', 'lead')
      .where('d.returned_at', 'is', null)
      .where('d.signed_at', 'is not', null)
      .orderBy('d.sent_at', 'desc')
      .limit(PAST)
      .execute(),
  ])
  if (waiting.length === 0) return []
  const known = past.map((one) => ({
    to: one.to_body_id,
    id: one.id,
    words: new Set(wordsOf(`${one.title} ${one.title} ${one.asked}`)),
  }))
  const names = await listBodies(db, clock.today(), [...new Set(known.map(({ to }) => to))])
  return waiting.map((row) => {
    const words = new Set(wordsOf(`${row.title} ${row.title} ${row.asked}`))
    const votes = new Map<string, { weight: number; count: number }>()
    for (const one of known) {
      const shared = [...one.words].filter((word) => words.has(word)).length
      const like = shared / Math.sqrt(one.words.size * words.size || 1)
      if (like < LIKE || one.id === row.id) continue
      const vote = votes.get(one.to) ?? { weight: 0, count: 0 }
      votes.set(one.to, { weight: vote.weight + like * like, count: vote.count + 1 })
    }
    const [best] = [...votes].sort(([, a], [, b]) => b.weight - a.weight)
    const body = names.find(({ id }) => id === best?.[0])
    return {
      ...{ id: row.id, number: row.number, title: row.title, version: row.version },
      ...{ to: body?.id ?? null, toName: body?.name ?? '', like: body ? (best?.[1].count ?? 0) : 0 },
    }
  })
}

/** Dispatches many at once; each stands for itself, what fails says why. */
export async function dispatchMany(
  db: Db,
  clock: Clock,
  actor: Actor,
  items: readonly { id: string; version: number; to: string }[],
): Promise<{ done: number; failed: { id: string; reason: string }[] }> {
  const desks = bodiesFor(actor, handlers)
  const failed: { id: string; reason: string }[] = []
  let done = 0
  for (const { id, version, to } of items)
    await inTransaction(db, async (tx) => {
      const row = await tx
        .withTables<Tables>()
        .selectFrom('cases_case')
        .select('desk_body_id')
        .where('id', '=', id)
        .executeTakeFirst()
      if (!row || !desks.includes(row.desk_body_id)) throw new Refusal('cases.not_found', 404)
      await dispatchCase(tx, clock, actor, id, { version, to, note: '' })
    }).then(
      () => {
        done += 1
      },
      (error: unknown) => {
        if (!(error instanceof Refusal)) throw error
        failed.push({ id, reason: casesWording[error.code] ?? '不能派发' })
      },
    )
  return { done, failed }
}

/** The shift as it stands: today's calls and tickets, and what waits. */
export async function shiftFigures(db: Db, clock: Clock, actor: Actor): Promise<ShiftFigures> {
  const desks = bodiesFor(actor, handlers)
  const none = '00000000-0000-0000-0000-000000000000'
  const today = clock.today()
  const own = db.withTables<Tables>()
  const [calls, cases] = await Promise.all([
    own
      .selectFrom('cases_call')
      .select([
        sql<number>`count(*)::int`.as('calls'),
        sql<number>`count(*) filter (where answered)::int`.as('answered'),
      ])
      .where('body_id', 'in', [...desks, none])
      .where('on_day', '=', today)
      .executeTakeFirstOrThrow(),
    own
      .selectFrom('cases_case as c')
      .innerJoin('cases_channel as k', 'k.code', 'c.channel')
      .select([
        sql<number>`count(*) filter (where submitted_on = ${today})::int`.as('received'),
        sql<number>`count(*) filter (where submitted_on = ${today} and closed_at = submitted_at)::int`.as(
          'onTheSpot',
        ),
        sql<number>`count(*) filter (where c.state = 'received')::int`.as('toAccept'),
        sql<number>`count(*) filter (where c.state in ('dispatching', 'returned'))::int`.as('toDispatch'),
        sql<number>`count(*) filter (where c.state = 'answered' and k.calls_back)::int`.as('toCallBack'),
        sql<number>`count(*) filter (where due_at < ${clock.now()} and c.state in ('received', 'dispatching', 'signing', 'returned', 'handling', 'reviewing'))::int`.as(
          'late',
        ),
        sql<number>`count(*) filter (where c.state = 'closed' and closed_at >= ${`${today}T00:00:00+08:00`}::timestamptz)::int`.as(
          'closed',
        ),
      ])
      .where('c.desk_body_id', 'in', [...desks, none])
      .where((eb) =>
        eb.or([
          eb('c.submitted_on', '=', today),
          eb('c.state', 'not in', ['refused', 'merged', 'closed', 'void']),
          eb('c.closed_at', '>=', new Date(`${today}T00:00:00+08:00`)),
        ]),
      )
      .executeTakeFirstOrThrow(),
  ])
  return { calls: calls.calls, answeredCalls: calls.answered, ...cases }
}
