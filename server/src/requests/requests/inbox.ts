import { sql } from 'kysely'
import { listBodies } from '#foundation/bodies'
import { type Actor, bodiesFor, hasRole } from '#foundation/identity'
import { reviewsWaitingFor } from '#foundation/review'
import type { InboxRow, InboxSource } from '#foundation/worklist'
import type { Clock, Day } from '#platform/clock'
import type { Db } from '#platform/db'
import type { RequestRow } from './contract.ts'
import { waitsOnLabels } from './contract.ts'
import { approvers, handlers } from './policy.ts'
import { lineColumns, type RequestLine, rowsOf } from './queries.ts'
import type { RequestRecord } from './store.ts'
import type { Tables } from './tables.ts'

const MOST = 500

const tasks = { unconfirmed: '确认收到', open: '办理', correcting: '等待补正', proposed: '签发' } as const

const rowOf = (row: RequestRow, task: string): InboxRow => ({
  task,
  kind: 'request',
  id: row.id,
  title: `${row.number} ${row.asked.slice(0, 40)}`,
  bodyId: row.bodyId,
  bodyName: row.bodyName,
  since: row.submittedOn,
  due: row.dueOn,
  light: row.light,
  href: `/requests/${row.id}`,
})

const counted = sql<bigint>`count(*)`.as('count')
const countOf = async (query: { executeTakeFirstOrThrow(): Promise<{ count: bigint }> }) =>
  Number((await query.executeTakeFirstOrThrow()).count)

/** Requests that wait for the person: to confirm, to handle, to sign, to approve, to answer as the office asked. */
export function requestsInbox(clock: Clock): InboxSource {
  return {
    async rows(db, actor, unlisted) {
      const today = clock.today()
      const handled = hasRole(actor, handlers) ? bodiesFor(actor, handlers) : []
      const leads = bodiesFor(actor, ['deputy_head', 'chief'])
      const found = await Promise.all([
        handled.length > 0 ? inHand(db, today, handled, unlisted) : [],
        handled.length > 0 ? mailsOf(db, handled, today) : [],
        handled.length > 0 ? suggestionsOf(db, handled, today) : [],
        toSign(db, today, actor),
        hasRole(actor, approvers) ? toApprove(db, today, actor.id, bodiesFor(actor, approvers)) : [],
        leads.length > 0 ? overdue(db, today, leads, unlisted) : [],
        given(db, today, actor.id),
      ])
      return found.flat()
    },
  }
}

type Unlisted = (count: number) => void

async function inHand(
  db: Db,
  today: Day,
  bodies: readonly string[],
  unlisted: Unlisted,
): Promise<InboxRow[]> {
  const found = await toHandle(db, bodies, unlisted)
  const withdrawn = new Set(found.filter((row) => row.withdrawal_on !== null).map((row) => row.id))
  const lapsed = new Set(found.filter((row) => row.lapsed_on !== null).map((row) => row.id))
  return (await rowsOf(db, today, found)).flatMap((row) => {
    if (row.state === 'decided') return []
    const task = withdrawn.has(row.id)
      ? '申请人要求撤回'
      : lapsed.has(row.id)
        ? '期满未办，作不再处理'
        : waitsOnLabels[row.waitsOn] || tasks[row.state]
    return [rowOf(row, task)]
  })
}

async function toSign(db: Db, today: Day, actor: Actor): Promise<InboxRow[]> {
  const waiting = (await reviewsWaitingFor(db, actor)).filter((one) => one.subjectKind === 'request')
  const steps = new Map(waiting.map((one) => [one.subjectId, one.stepTitle]))
  const rows = await byIds(db, today, [...steps.keys()])
  return rows.map((row) => rowOf(row, steps.get(row.id) ?? '签发'))
}

/** A missed last day goes up to the leaders of the body (escalation). */
async function overdue(
  db: Db,
  today: Day,
  bodies: readonly string[],
  unlisted: Unlisted,
): Promise<InboxRow[]> {
  const missed = db
    .withTables<Tables>()
    .selectFrom('requests_request')
    .where('body_id', 'in', [...bodies])
    .where('state', '<>', 'decided')
    .where('due_on', '<', today)
  const late = await missed.select(lineColumns).orderBy('due_on').limit(MOST).execute()
  if (late.length === MOST) unlisted((await countOf(missed.select(counted))) - MOST)
  return (await rowsOf(db, today, late)).map((row) => rowOf(row, '超期督办'))
}

/** What the office asked of the person. */
async function given(db: Db, today: Day, account: string): Promise<InboxRow[]> {
  const open = await db
    .withTables<Tables>()
    .selectFrom('requests_task')
    .select(['request_id', 'task', 'due_on'])
    .where('account_id', '=', account)
    .where('answered_on', 'is', null)
    .execute()
  const rows = await byIds(
    db,
    today,
    open.map((one) => one.request_id),
  )
  return rows.map((row) => {
    const one = open.find((task) => task.request_id === row.id)
    return {
      ...rowOf(row, '承办事项'),
      due: one?.due_on ?? row.dueOn,
      title: `${row.number} ${one?.task.slice(0, 40)}`,
    }
  })
}

/** What is to be confirmed first, then what is due first; each read along its own index, however many there are. */
async function toHandle(
  db: Db,
  bodies: readonly string[],
  unlisted: Unlisted,
): Promise<(RequestLine & Pick<RequestRecord, 'withdrawal_on' | 'lapsed_on'>)[]> {
  const held = db
    .withTables<Tables>()
    .selectFrom('requests_request')
    .where('body_id', 'in', [...bodies])
  const fresh = held.where('state', '=', 'unconfirmed')
  const begun = held.where('state', '<>', 'decided').where('state', 'not in', ['unconfirmed', 'proposed'])
  const columns = [...lineColumns, 'withdrawal_on', 'lapsed_on'] as const
  const [unconfirmed, running] = await Promise.all([
    fresh.select(columns).orderBy('submitted_on').limit(MOST).execute(),
    begun.select(columns).orderBy('due_on').limit(MOST).execute(),
  ])
  if (unconfirmed.length === MOST) unlisted((await countOf(fresh.select(counted))) - MOST)
  if (running.length === MOST) {
    // Named one by one, the states are counted in the index alone.
    const states = held.where('state', 'in', ['open', 'correcting'])
    unlisted((await countOf(states.select(counted))) - MOST)
  }
  return [...unconfirmed, ...running]
}

/** E-mails to register: both sides confirm the day of receipt, within one working day (Art 31). */
async function mailsOf(db: Db, bodies: readonly string[], today: Day): Promise<InboxRow[]> {
  const mails = await db
    .withTables<Tables>()
    .selectFrom('requests_mail')
    .select(['id', 'body_id', 'arrived_on'])
    .where('body_id', 'in', [...bodies])
    .where('state', '=', 'waiting')
    .orderBy('arrived_on')
    .limit(MOST)
    .execute()
  const named = await listBodies(db, today, [...new Set(mails.map((one) => one.body_id))])
  return mails.map((one) => ({
    task: '登记邮件申请',
    kind: 'request_mail',
    id: one.id,
    title: `${one.arrived_on}到达的电子邮件`,
    bodyId: one.body_id,
    bodyName: named.find((body) => body.id === one.body_id)?.name ?? '',
    since: one.arrived_on,
    due: null,
    light: one.arrived_on < today ? ('red' as const) : ('yellow' as const),
    href: `/requests/new?mail=${one.id}`,
  }))
}

/** Suggestions of applicants that something be published (Art 44). */
async function suggestionsOf(db: Db, bodies: readonly string[], today: Day): Promise<InboxRow[]> {
  const waiting = await db
    .withTables<Tables>()
    .selectFrom('requests_suggestion')
    .select(['request_id', 'suggested_on'])
    .where('body_id', 'in', [...bodies])
    .where('verdict', 'is', null)
    .limit(MOST)
    .execute()
  const since = new Map(waiting.map((one) => [one.request_id, one.suggested_on]))
  const rows = await byIds(db, today, [...since.keys()])
  return rows.map((row) => ({
    ...rowOf(row, '建议主动公开'),
    since: since.get(row.id) ?? row.submittedOn,
    due: null,
    light: 'none' as const,
  }))
}

async function byIds(db: Db, today: Day, ids: readonly string[]): Promise<RequestRow[]> {
  if (ids.length === 0) return []
  const found = await db
    .withTables<Tables>()
    .selectFrom('requests_request')
    .select(lineColumns)
    .where('id', 'in', [...ids])
    .execute()
  return rowsOf(db, today, found)
}

async function toApprove(db: Db, today: Day, actor: string, bodies: readonly string[]): Promise<InboxRow[]> {
  const own = db.withTables<Tables>()
  const [extensions, changes] = await Promise.all([
    own
      .selectFrom('requests_extension as e')
      .innerJoin('requests_request as r', 'r.id', 'e.request_id')
      .select('r.id')
      .where('e.verdict', 'is', null)
      .where('e.proposed_by', '<>', actor)
      .where('r.body_id', 'in', [...bodies])
      .execute(),
    own
      .selectFrom('requests_type_change as c')
      .innerJoin('requests_request as r', 'r.id', 'c.request_id')
      .select('r.id')
      .where('c.verdict', 'is', null)
      .where('c.proposed_by', '<>', actor)
      .where('r.body_id', 'in', [...bodies])
      .execute(),
  ])
  const rows = await byIds(
    db,
    today,
    [...extensions, ...changes].map((one) => one.id),
  )
  return rows.map((row) =>
    rowOf(row, extensions.some((one) => one.id === row.id) ? '审批延期' : '复核申请人类型'),
  )
}
