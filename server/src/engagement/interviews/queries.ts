import { sql } from 'kysely'
import { listBodies } from '#foundation/bodies'
import { type Actor, bodiesFor } from '#foundation/identity'
import { type Clock, dayInShanghai } from '#platform/clock'
import type { Db } from '#platform/db'
import type { InterviewDetail, InterviewFigures, InterviewRow } from './contract.ts'
import type { Line } from './interview.ts'
import { readers } from './policy.ts'
import type { InterviewRecord } from './run-interview.ts'
import type { Tables } from './tables.ts'

/** The lines after a number, in their order. */
export async function linesAfter(db: Db, interview: string, no: number): Promise<Line[]> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('interviews_line')
    .selectAll()
    .where('interview_id', '=', interview)
    .where('no', '>', no)
    .orderBy('no')
    .execute()
  return rows.map((row) => ({
    no: row.no,
    kind: row.kind,
    speaker: row.speaker,
    text: row.text,
    picture: row.file_id ? `/interviews/${interview}/pictures/${row.file_id}` : '',
    at: row.at.toISOString(),
  }))
}

export async function interviewRows(
  db: Db,
  clock: Clock,
  rows: readonly InterviewRecord[],
): Promise<InterviewRow[]> {
  if (rows.length === 0) return []
  const [bodies, counts] = await Promise.all([
    listBodies(db, clock.today(), [...new Set(rows.map((row) => row.body_id))]),
    db
      .withTables<Tables>()
      .selectFrom('interviews_question')
      .select([
        'interview_id as id',
        sql<number>`count(*)::int`.as('questions'),
        sql<number>`count(*) filter (where state = 'answered')::int`.as('answered'),
      ])
      .where(
        'interview_id',
        'in',
        rows.map(({ id }) => id),
      )
      .groupBy('interview_id')
      .execute(),
  ])
  return rows.map((row) => {
    const count = counts.find(({ id }) => id === row.id)
    return {
      id: row.id,
      number: row.number,
      title: row.title,
      bodyId: row.body_id,
      bodyName: bodies.find(({ id }) => id === row.body_id)?.name ?? '',
      state: row.state,
      startsAt: row.starts_at.toISOString(),
      endsAt: row.ends_at.toISOString(),
      guests: row.guests,
      questions: count?.questions ?? 0,
      answered: count?.answered ?? 0,
      lines: row.lines,
    }
  })
}

export async function listInterviews(
  db: Db,
  clock: Clock,
  actor: Actor | undefined,
): Promise<InterviewRow[]> {
  let query = db.withTables<Tables>().selectFrom('interviews_interview').selectAll()
  if (actor) {
    const bodies = bodiesFor(actor, readers)
    if (bodies.length === 0) return []
    query = query.where('body_id', 'in', bodies)
  } else query = query.where('state', '<>', 'draft')
  const rows = await query
    .orderBy(sql`array_position(array['live', 'announced', 'draft', 'ended'], state)`)
    .orderBy('starts_at', 'desc')
    .limit(300)
    .execute()
  return interviewRows(db, clock, rows)
}

export async function interviewDetail(
  db: Db,
  clock: Clock,
  row: InterviewRecord,
  readersNow: number,
): Promise<InterviewDetail> {
  const [[base], log, box] = await Promise.all([
    interviewRows(db, clock, [row]),
    linesAfter(db, row.id, 0),
    db
      .withTables<Tables>()
      .selectFrom('interviews_question')
      .selectAll()
      .where('interview_id', '=', row.id)
      .orderBy(sql`array_position(array['chosen', 'pending', 'answered', 'hidden'], state)`)
      .orderBy('asked_at', 'desc')
      .limit(500)
      .execute(),
  ])
  if (!base) throw new Error('a row gives a row')
  return {
    ...base,
    version: row.version,
    intro: row.intro,
    host: row.host,
    recordingUrl: row.recording_url,
    summary: row.summary,
    log,
    box: box.map((question) => ({
      id: question.id,
      name: question.name,
      text: question.text,
      askedAt: question.asked_at.toISOString(),
      state: question.state,
      flagged: question.flagged,
      hiddenReason: question.hidden_reason,
    })),
    readers: readersNow,
  }
}

/** What the year's report says of the interviews that were held. */
export async function figuresOf(
  db: Db,
  year: number,
  bodies: readonly string[] | undefined,
): Promise<InterviewFigures> {
  let query = db
    .withTables<Tables>()
    .selectFrom('interviews_interview')
    .select(['id', 'guests', 'started_at'])
  query = query.where('state', '=', 'ended')
  if (bodies) query = query.where('body_id', 'in', [...bodies, '00000000-0000-0000-0000-000000000000'])
  const held = (await query.execute()).filter(
    ({ started_at }) => started_at && Number(dayInShanghai(started_at).slice(0, 4)) === year,
  )
  const questions = held.length
    ? await db
        .withTables<Tables>()
        .selectFrom('interviews_question')
        .select(['state'])
        .where(
          'interview_id',
          'in',
          held.map(({ id }) => id),
        )
        .execute()
    : []
  const months = new Map<string, number>()
  for (const { started_at } of held) {
    const month = started_at ? dayInShanghai(started_at).slice(0, 7) : ''
    months.set(month, (months.get(month) ?? 0) + 1)
  }
  return {
    year,
    held: held.length,
    byChief: held.filter(({ guests }) => guests.some(({ chief }) => chief)).length,
    questions: questions.length,
    answered: questions.filter(({ state }) => state === 'answered').length,
    byMonth: [...months].sort().map(([month, count]) => ({ month, held: count })),
  }
}

export async function pictureOf(db: Db, interview: string, file: string): Promise<boolean> {
  const found = await db
    .withTables<Tables>()
    .selectFrom('interviews_line')
    .select('no')
    .where('interview_id', '=', interview)
    .where('file_id', '=', file)
    .executeTakeFirst()
  return found !== undefined
}
