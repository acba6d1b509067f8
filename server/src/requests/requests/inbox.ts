import { sql } from 'kysely'
import { listBodies } from '#foundation/bodies'
import { bodiesFor, hasRole } from '#foundation/identity'
import { reviewsWaitingFor } from '#foundation/review'
import type { InboxRow, InboxSource } from '#foundation/worklist'
import type { Clock } from '#platform/clock'
import type { Db } from '#platform/db'
import type { RequestRow } from './contract.ts'
import { waitsOnLabels } from './contract.ts'
import { approvers, handlers } from './policy.ts'
import { rowsOf } from './queries.ts'
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
      const own = db.withTables<Tables>()
      const rows: InboxRow[] = []
      const handled = hasRole(actor, handlers) ? bodiesFor(actor, handlers) : []
      if (handled.length > 0) {
        const found = await toHandle(db, handled, unlisted)
        const withdrawn = new Set(found.filter((row) => row.withdrawal_on !== null).map((row) => row.id))
        const lapsed = new Set(found.filter((row) => row.lapsed_on !== null).map((row) => row.id))
        for (const row of await rowsOf(db, today, found)) {
          if (row.state === 'decided') continue
          const task = withdrawn.has(row.id)
            ? '申请人要求撤回'
            : lapsed.has(row.id)
              ? '期满未办，作不再处理'
              : waitsOnLabels[row.waitsOn] || tasks[row.state]
          rows.push(rowOf(row, task))
        }
      }
      if (handled.length > 0) rows.push(...(await mailsOf(db, handled, today)))
      if (handled.length > 0) rows.push(...(await suggestionsOf(db, handled, today)))
      const waiting = (await reviewsWaitingFor(db, actor)).filter((one) => one.subjectKind === 'request')
      const steps = new Map(waiting.map((one) => [one.subjectId, one.stepTitle]))
      for (const row of await byIds(db, today, [...steps.keys()]))
        rows.push(rowOf(row, steps.get(row.id) ?? '签发'))
      if (hasRole(actor, approvers))
        rows.push(...(await toApprove(db, today, actor.id, bodiesFor(actor, approvers))))
      // A missed last day goes up to the leaders of the body (escalation).
      const leads = bodiesFor(actor, ['deputy_head', 'chief'])
      if (leads.length > 0) {
        const overdue = own
          .selectFrom('requests_request')
          .where('body_id', 'in', leads)
          .where('state', '<>', 'decided')
          .where('due_on', '<', today)
        const late = await overdue.selectAll().orderBy('due_on').limit(MOST).execute()
        if (late.length === MOST) unlisted((await countOf(overdue.select(counted))) - MOST)
        for (const row of await rowsOf(db, today, late)) rows.push(rowOf(row, '超期督办'))
      }
      const given = await own
        .selectFrom('requests_task')
        .select(['request_id', 'task', 'due_on'])
        .where('account_id', '=', actor.id)
        .where('answered_on', 'is', null)
        .execute()
      for (const row of await byIds(
        db,
        today,
        given.map((one) => one.request_id),
      )) {
        const one = given.find((task) => task.request_id === row.id)
        rows.push({
          ...rowOf(row, '承办事项'),
          due: one?.due_on ?? row.dueOn,
          title: `${row.number} ${one?.task.slice(0, 40)}`,
        })
      }
      return rows
    },
  }
}

/** What is to be confirmed first, then what is due first; each read along its own index, however many there are. */
async function toHandle(
  db: Db,
  bodies: readonly string[],
  unlisted: (count: number) => void,
): Promise<RequestRecord[]> {
  const held = db
    .withTables<Tables>()
    .selectFrom('requests_request')
    .where('body_id', 'in', [...bodies])
  const fresh = held.where('state', '=', 'unconfirmed')
  const begun = held.where('state', '<>', 'decided').where('state', 'not in', ['unconfirmed', 'proposed'])
  const [unconfirmed, running] = await Promise.all([
    fresh.selectAll().orderBy('submitted_on').limit(MOST).execute(),
    begun.selectAll().orderBy('due_on').limit(MOST).execute(),
  ])
  if (unconfirmed.length === MOST) unlisted((await countOf(fresh.select(counted))) - MOST)
  if (running.length === MOST) unlisted((await countOf(begun.select(counted))) - MOST)
  return [...unconfirmed, ...running]
}

/** E-mails to register: both sides confirm the day of receipt, within one working day (Art 31). */
async function mailsOf(
  db: Db,
  bodies: readonly string[],
  today: Parameters<typeof rowsOf>[1],
): Promise<InboxRow[]> {
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
async function suggestionsOf(
  db: Db,
  bodies: readonly string[],
  today: Parameters<typeof rowsOf>[1],
): Promise<InboxRow[]> {
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

async function byIds(
  db: Db,
  today: Parameters<typeof rowsOf>[1],
  ids: readonly string[],
): Promise<RequestRow[]> {
  if (ids.length === 0) return []
  const found = await db
    .withTables<Tables>()
    .selectFrom('requests_request')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute()
  return rowsOf(db, today, found)
}

async function toApprove(
  db: Db,
  today: Parameters<typeof rowsOf>[1],
  actor: string,
  bodies: readonly string[],
): Promise<InboxRow[]> {
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
