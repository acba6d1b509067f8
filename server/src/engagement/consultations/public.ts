import { sql } from 'kysely'
import { listBodies } from '#foundation/bodies'
import type { Clock } from '#platform/clock'
import { dayInShanghai } from '#platform/clock'
import type { Db } from '#platform/db'
import { consultationUrls } from './portal/urls.ts'
import type { ConsultationRecord } from './store.ts'
import type { Tables } from './tables.ts'

/** What the public sees of the state: after the last day it has ended, whether or not the job has run. */
export function publicState(
  row: Pick<ConsultationRecord, 'state' | 'closes_on'>,
  today: string,
): ConsultationRecord['state'] {
  return row.state === 'open' && row.closes_on < today ? 'closed' : row.state
}

/** Addresses of those that were laid open and taken back. */
export async function withdrawnConsultations(db: Db): Promise<string[]> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('consultations_consultation')
    .select('id')
    .where('state', '=', 'withdrawn')
    .where('opens_on', 'is not', null)
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => consultationUrls.one(id))
}

export async function publicConsultations(
  db: Db,
  clock: Clock,
  state: 'open' | 'closed' | 'answered' | undefined,
  page: number,
  size: number,
) {
  const all = db
    .withTables<Tables>()
    .selectFrom('consultations_consultation')
    .where('state', 'in', state ? [state] : ['open', 'closed', 'answered'])
  const [rows, { total }] = await Promise.all([
    all
      .select(['id', 'title', 'state', 'body_id', 'opens_on', 'closes_on'])
      .orderBy(sql`state <> 'open'`)
      .orderBy('opens_on', 'desc')
      .limit(size)
      .offset((page - 1) * size)
      .execute(),
    all.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow(),
  ])
  const bodies = await listBodies(db, clock.today(), [...new Set(rows.map((row) => row.body_id))])
  return {
    total,
    rows: rows.map((row) => ({
      id: row.id,
      title: row.title,
      state: publicState(row, clock.today()),
      bodyName: bodies.find(({ id }) => id === row.body_id)?.name ?? '',
      opensOn: row.opens_on ?? '',
      closesOn: row.closes_on,
    })),
  }
}

/** Consultations whose result names this document: what was asked before it was made. */
export async function consultationsAbout(db: Db, today: string, document: string) {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('consultations_consultation as c')
    .select((eb) => [
      'c.id',
      'c.title',
      'c.state',
      'c.opens_on',
      'c.closes_on',
      eb
        .selectFrom('consultations_comment as o')
        .whereRef('o.consultation_id', '=', 'c.id')
        .select(sql<number>`count(*)::int`.as('comments'))
        .$asScalar()
        .as('comments'),
    ])
    .where('c.state', 'in', ['open', 'closed', 'answered'])
    .where('c.final_url', 'like', `%/documents/${document}`)
    .orderBy('c.opens_on', 'desc')
    .limit(10)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    state: publicState(row, today),
    opensOn: row.opens_on ?? '',
    comments: row.comments ?? 0,
  }))
}

/** Comments that were read and shown, the newest first. */
export async function shownComments(db: Db, consultation: string, most = 50) {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('consultations_comment')
    .select(['paragraph_no', 'public_text', 'submitted_at'])
    .where('consultation_id', '=', consultation)
    .where('state', '=', 'shown')
    .where('public_text', '<>', '')
    .orderBy('submitted_at', 'desc')
    .limit(most)
    .execute()
  return rows.map((row) => ({
    paragraph: row.paragraph_no,
    text: row.public_text,
    day: dayInShanghai(row.submitted_at),
  }))
}

export async function paragraphs(db: Db, consultation: string): Promise<{ no: number; html: string }[]> {
  return db
    .withTables<Tables>()
    .selectFrom('consultations_paragraph')
    .select(['no', 'html'])
    .where('consultation_id', '=', consultation)
    .orderBy('no')
    .execute()
}

export async function commentCounts(db: Db, consultation: string): Promise<{ total: number; shown: number }> {
  return db
    .withTables<Tables>()
    .selectFrom('consultations_comment')
    .select([
      sql<number>`count(*)::int`.as('total'),
      sql<number>`count(*) filter (where state = 'shown')::int`.as('shown'),
    ])
    .where('consultation_id', '=', consultation)
    .executeTakeFirstOrThrow()
}
