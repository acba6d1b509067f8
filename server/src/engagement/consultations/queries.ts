import { sql } from 'kysely'
import { listBodies } from '#foundation/bodies'
import { storedFile } from '#foundation/files'
import { type Actor, bodiesFor, mayAct } from '#foundation/identity'
import { maskedPerson } from '#foundation/people'
import { type Clock, type Day, day, daysBetween } from '#platform/clock'
import type { Vault } from '#platform/crypto'
import type { Db } from '#platform/db'
import type { CommentState, CommentView, ConsultationDetail, ConsultationRow } from './contract.ts'
import { openers, readers, workers } from './policy.ts'
import { type ConsultationRecord, consultationRecord } from './store.ts'
import type { Tables } from './tables.ts'

const WARN_DAYS = 7

/** Red when the result is overdue, yellow in the last week. */
export function feedbackLight(row: Pick<ConsultationRecord, 'state' | 'feedback_due'>, today: Day) {
  if (row.state !== 'closed' || !row.feedback_due) return 'none' as const
  const left = daysBetween(today, day(row.feedback_due))
  return left < 0 ? ('red' as const) : left <= WARN_DAYS ? ('yellow' as const) : ('green' as const)
}

export async function consultationRows(
  db: Db,
  clock: Clock,
  rows: readonly ConsultationRecord[],
): Promise<ConsultationRow[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const [bodies, counts] = await Promise.all([
    listBodies(db, clock.today(), [...new Set(rows.map((row) => row.body_id))]),
    db
      .withTables<Tables>()
      .selectFrom('consultations_comment')
      .select([
        'consultation_id as id',
        sql<number>`count(*)::int`.as('comments'),
        sql<number>`count(*) filter (where state = 'pending')::int`.as('pending'),
      ])
      .where('consultation_id', 'in', ids)
      .groupBy('consultation_id')
      .execute(),
  ])
  return rows.map((row) => {
    const count = counts.find(({ id }) => id === row.id)
    return {
      id: row.id,
      number: row.number,
      title: row.title,
      kind: row.kind,
      bodyId: row.body_id,
      bodyName: bodies.find(({ id }) => id === row.body_id)?.name ?? '',
      state: row.state,
      opensOn: row.opens_on,
      closesOn: row.closes_on,
      feedbackDue: row.feedback_due,
      light: feedbackLight(row, clock.today()),
      comments: count?.comments ?? 0,
      pending: count?.pending ?? 0,
    }
  })
}

export async function listConsultations(
  db: Db,
  clock: Clock,
  actor: Actor,
  filter: { state?: ConsultationRecord['state'] | undefined; page: number; size: number },
): Promise<{ rows: ConsultationRow[]; total: number }> {
  const bodies = bodiesFor(actor, readers)
  if (bodies.length === 0) return { rows: [], total: 0 }
  let query = db.withTables<Tables>().selectFrom('consultations_consultation').where('body_id', 'in', bodies)
  if (filter.state) query = query.where('state', '=', filter.state)
  const [rows, { total }] = await Promise.all([
    query
      .selectAll()
      .orderBy(sql`array_position(array['draft', 'open', 'closed', 'answered', 'withdrawn'], state)`)
      .orderBy('closes_on', 'desc')
      .limit(filter.size)
      .offset((filter.page - 1) * filter.size)
      .execute(),
    query.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow(),
  ])
  return { rows: await consultationRows(db, clock, rows), total }
}

export async function consultationDetail(
  db: Db,
  clock: Clock,
  actor: Actor,
  id: string,
): Promise<ConsultationDetail | undefined> {
  const row = await consultationRecord(db, id)
  const [base] = row ? await consultationRows(db, clock, [row]) : []
  if (!row || !base) return undefined
  const own = db.withTables<Tables>()
  const [paragraphs, perParagraph, groups, { unsorted }] = await Promise.all([
    own
      .selectFrom('consultations_paragraph')
      .select(['no', 'html'])
      .where('consultation_id', '=', id)
      .orderBy('no')
      .execute(),
    own
      .selectFrom('consultations_comment')
      .select(['paragraph_no as no', sql<number>`count(*)::int`.as('count')])
      .where('consultation_id', '=', id)
      .groupBy('paragraph_no')
      .execute(),
    groupsOf(db, id),
    own
      .selectFrom('consultations_comment')
      .select(sql<number>`count(*) filter (where group_id is null and state <> 'hidden')::int`.as('unsorted'))
      .where('consultation_id', '=', id)
      .executeTakeFirstOrThrow(),
  ])
  return {
    ...base,
    version: row.version,
    explanation: row.explanation,
    draft: row.draft,
    contact: row.contact,
    anonymous: row.anonymous,
    showsComments: row.shows_comments,
    shortReason: row.short_reason,
    leastUntil: row.least_until,
    rule: row.rule_amount
      ? `不少于${row.rule_amount}${row.rule_unit === 'working_day' ? '个工作日' : '日'}（${row.rule_source}）`
      : '',
    feedback: row.feedback,
    feedbackAt: row.feedback_at?.toISOString() ?? null,
    finalUrl: row.final_url,
    withdrawnReason: row.withdrawn_reason,
    paragraphs: paragraphs.map((one) => ({
      ...one,
      comments: perParagraph.find(({ no }) => no === one.no)?.count ?? 0,
    })),
    groups,
    unsorted,
    may: {
      edit: mayAct(actor, workers, row.body_id) && row.state === 'draft',
      open: mayAct(actor, openers, row.body_id) && row.drafted_by !== actor.id,
      work: mayAct(actor, workers, row.body_id),
    },
  }
}

export async function groupsOf(db: Db, id: string): Promise<ConsultationDetail['groups']> {
  return db
    .withTables<Tables>()
    .selectFrom('consultations_group as g')
    .select((eb) => [
      'g.id',
      'g.title',
      'g.adoption',
      'g.answer',
      eb
        .selectFrom('consultations_comment as c')
        .select(sql<number>`count(*)::int`.as('count'))
        .whereRef('c.group_id', '=', 'g.id')
        .$asScalar()
        .as('comments'),
    ])
    .where('g.consultation_id', '=', id)
    .orderBy('g.position')
    .execute()
    .then((rows) => rows.map((row) => ({ ...row, comments: row.comments ?? 0 })))
}

export interface CommentFilter {
  state?: CommentState | undefined
  paragraph?: number | undefined
  group?: string | undefined
  q?: string | undefined
  page: number
  size: number
}

/** What came in, the writers masked. */
export async function listComments(
  db: Db,
  vault: Vault,
  consultation: string,
  filter: CommentFilter,
): Promise<{ rows: CommentView[]; total: number }> {
  let query = db
    .withTables<Tables>()
    .selectFrom('consultations_comment')
    .where('consultation_id', '=', consultation)
  if (filter.state) query = query.where('state', '=', filter.state)
  if (filter.paragraph !== undefined)
    query =
      filter.paragraph === 0
        ? query.where('paragraph_no', 'is', null)
        : query.where('paragraph_no', '=', filter.paragraph)
  if (filter.group === 'none') query = query.where('group_id', 'is', null).where('state', '<>', 'hidden')
  else if (filter.group) query = query.where('group_id', '=', filter.group)
  if (filter.q) query = query.where('text', 'like', `%${filter.q.replace(/[\\%_]/g, '\\$&')}%`)
  const [rows, { total }] = await Promise.all([
    query
      .selectAll()
      .orderBy('submitted_at')
      .orderBy('number')
      .limit(filter.size)
      .offset((filter.page - 1) * filter.size)
      .execute(),
    query.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow(),
  ])
  const views = await Promise.all(
    rows.map(async (row): Promise<CommentView> => {
      const [person, file] = await Promise.all([
        row.person_id ? maskedPerson(db, vault, row.person_id) : undefined,
        row.file_id ? storedFile(db, row.file_id) : undefined,
      ])
      return {
        id: row.id,
        number: row.number,
        paragraph: row.paragraph_no,
        person: person?.name ?? '匿名',
        cameBy: row.came_by,
        text: row.text,
        publicText: row.public_text,
        file: file ? { id: file.id, name: file.name } : null,
        submittedAt: row.submitted_at.toISOString(),
        state: row.state,
        flagged: row.flagged,
        groupId: row.group_id,
        hiddenReason: row.hidden_reason,
      }
    }),
  )
  return { rows: views, total }
}
