import { sql } from 'kysely'
import { type Actor, bodiesFor, type Role } from '#foundation/identity'
import type { InboxRow, InboxSource } from '#foundation/worklist'
import { type Clock, dayInShanghai } from '#platform/clock'
import type { Db } from '#platform/db'
import { remindedAmong, running } from './cards.ts'
import type { CaseState } from './case.ts'
import { approvers, handlers } from './policy.ts'
import { caseRows } from './queries.ts'
import type { CaseRecord } from './store.ts'
import type { Tables } from './tables.ts'

const deskTasks: Partial<Record<CaseState, string>> = {
  received: '受理来件',
  dispatching: '派发',
  returned: '改派',
}
const bodyTasks: Partial<Record<CaseState, string>> = { signing: '签收', handling: '办理来件' }
/** Before them a case that is past its limit is laid, whoever handles it. */
const heads: readonly Role[] = ['deputy_head', 'chief']
const MOST = 500

/** Cases that wait for the person: at the desk, at the body that answers, with the one who approves, or for an opinion. */
export function casesInbox(clock: Clock): InboxSource {
  return {
    async rows(db, actor, unlisted) {
      const [mine, approving] = [bodiesFor(actor, handlers), bodiesFor(actor, approvers)]
      const watching = bodiesFor(actor, heads)
      const found = (
        await Promise.all([
          mine.length > 0 ? atDesk(db, mine, unlisted) : [],
          mine.length > 0 ? atBody(db, mine, unlisted) : [],
          approving.length > 0 ? toApprove(db, actor, approving, unlisted) : [],
          mine.length > 0 ? toAdvise(db, mine, unlisted) : [],
          mine.length > 0 ? toGrant(db, actor, mine, unlisted) : [],
          watching.length > 0 ? pastLimit(db, clock, watching, unlisted) : [],
        ])
      ).flat()
      const asked = found.map(({ row }) => row)
      const [rows, reminded] = await Promise.all([caseRows(db, clock, asked), remindedAmong(db, asked)])
      return found.flatMap(({ row, task }, at): InboxRow[] => {
        const shown = rows[at]
        if (!shown) return []
        return [
          {
            task,
            kind: 'case',
            id: row.id,
            title: `${row.urgent ? '【紧急】' : ''}${reminded.has(row.id) ? '【催办】' : ''}${shown.channelName} ${row.number} ${row.title}`,
            bodyId: row.body_id,
            bodyName: shown.bodyName,
            since: row.submitted_at.toISOString(),
            due: shown.dueAt && row.due_at ? dayInShanghai(new Date(row.due_at.getTime() - 1)) : null,
            light: shown.light,
            href: `/cases/${row.id}`,
          },
        ]
      })
    },
  }
}

type Unlisted = (count: number) => void

interface Waiting {
  row: CaseRecord
  task: string
}

/** The first by their last day, and how many more there are. */
async function first(query: CaseQuery, unlisted: (count: number) => void): Promise<CaseRecord[]> {
  const rows = await query.selectAll('cases_case').orderBy('due_at').limit(MOST).execute()
  if (rows.length === MOST) {
    const { count } = await query.select(sql<bigint>`count(*)`.as('count')).executeTakeFirstOrThrow()
    unlisted(Number(count) - MOST)
  }
  return rows
}

const cases = (db: Db) => db.withTables<Tables>().selectFrom('cases_case')
type CaseQuery = ReturnType<typeof cases>

const withTasks = (rows: CaseRecord[], tasks: Partial<Record<CaseState, string>>): Waiting[] =>
  rows.flatMap((row) => {
    const task = tasks[row.state]
    return task ? [{ row, task }] : []
  })

async function atDesk(db: Db, bodies: string[], unlisted: Unlisted): Promise<Waiting[]> {
  const ofDesk = cases(db).where('desk_body_id', 'in', bodies)
  const waiting = await first(ofDesk.where('state', 'in', ['received', 'dispatching', 'returned']), unlisted)
  const toCall = await first(
    ofDesk
      .where('state', '=', 'answered')
      .where((eb) =>
        eb('channel', 'in', eb.selectFrom('cases_channel').select('code').where('calls_back', '=', true)),
      ),
    unlisted,
  )
  return [...withTasks(waiting, deskTasks), ...toCall.map((row) => ({ row, task: '回访' }))]
}

async function atBody(db: Db, bodies: string[], unlisted: Unlisted): Promise<Waiting[]> {
  const own = cases(db).where('body_id', 'in', bodies).where('state', 'in', ['signing', 'handling'])
  return withTasks(await first(own, unlisted), bodyTasks)
}

async function toApprove(db: Db, actor: Actor, bodies: string[], unlisted: Unlisted): Promise<Waiting[]> {
  const proposed = cases(db)
    .where('body_id', 'in', bodies)
    .where('state', '=', 'reviewing')
    .where('proposed_by', '<>', actor.id)
  return (await first(proposed, unlisted)).map((row) => ({ row, task: '审核答复' }))
}

async function toAdvise(db: Db, bodies: string[], unlisted: Unlisted): Promise<Waiting[]> {
  const asked = cases(db)
    .where('state', '=', 'handling')
    .where((eb) =>
      eb(
        'id',
        'in',
        eb
          .selectFrom('cases_dispatch')
          .select('case_id')
          .where('part', '=', 'co')
          .where('opinion_at', 'is', null)
          .where('to_body_id', 'in', bodies),
      ),
    )
  return (await first(asked, unlisted)).map((row) => ({ row, task: '协办' }))
}

/** Extensions asked of the desk by somebody else. */
async function toGrant(db: Db, actor: Actor, bodies: string[], unlisted: Unlisted): Promise<Waiting[]> {
  const asked = cases(db)
    .where('state', '=', 'handling')
    .where('desk_body_id', 'in', bodies)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('cases_extension')
          .select('cases_extension.id')
          .whereRef('cases_extension.case_id', '=', 'cases_case.id')
          .whereRef('cases_extension.round', '=', 'cases_case.round')
          .where('granted', 'is', null)
          .where('asked_by', '<>', actor.id),
      ),
    )
  return (await first(asked, unlisted)).map((row) => ({ row, task: '审批延期' }))
}

/** 红牌: past the limit and still with the body. */
async function pastLimit(db: Db, clock: Clock, bodies: string[], unlisted: Unlisted): Promise<Waiting[]> {
  const late = cases(db)
    .where('body_id', 'in', bodies)
    .where('state', 'in', [...running])
    .where('due_at', '<', clock.now())
  return (await first(late, unlisted)).map((row) => ({ row, task: '督办超期来件' }))
}
