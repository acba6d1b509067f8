import { getBody, listBodies } from '#foundation/bodies'
import { outcomesOn } from '#foundation/rules'
import type { ItemLoader } from '#foundation/search'
import type { Clock, Day } from '#platform/clock'
import type { Db } from '#platform/db'
import type { Tables } from './tables.ts'

export interface AnsweredRow {
  id: string
  title: string
  asked: string
  answer: string
  outcome: string
  bodyName: string
  publishedOn: string
}

export const answeredUrl = (id: string) => `/requests/answered/${id}`

const open = (db: Db) =>
  db
    .withTables<Tables>()
    .selectFrom('requests_disclosed as d')
    .innerJoin('requests_request as r', 'r.id', 'd.request_id')
    .where('d.withdrawn_on', 'is', null)

async function shown(
  db: Db,
  today: Day,
  rows: readonly {
    request_id: string
    body_id: string
    title: string
    asked: string
    answer: string
    published_on: string
    outcome: string | null
  }[],
): Promise<AnsweredRow[]> {
  const bodies = await listBodies(db, today, [...new Set(rows.map((row) => row.body_id))])
  const labels = new Map((await outcomesOn(db, today)).map((one) => [one.code, one.label]))
  return rows.map((row) => ({
    id: row.request_id,
    title: row.title,
    asked: row.asked,
    answer: row.answer,
    outcome: labels.get(row.outcome ?? '') ?? '',
    bodyName: bodies.find((body) => body.id === row.body_id)?.name ?? '',
    publishedOn: row.published_on,
  }))
}

const columns = [
  'd.request_id',
  'd.body_id',
  'd.title',
  'd.asked',
  'd.answer',
  'd.published_on',
  'r.outcome',
] as const

/** The log, newest first. */
export async function answeredPage(
  db: Db,
  today: Day,
  at: { page: number; size: number },
): Promise<{ rows: AnsweredRow[]; total: number }> {
  const [rows, { total }] = await Promise.all([
    open(db)
      .select(columns)
      .orderBy('d.published_on', 'desc')
      .orderBy('d.request_id', 'desc')
      .limit(at.size)
      .offset((at.page - 1) * at.size)
      .execute(),
    open(db)
      .select(({ fn }) => fn.countAll<bigint>().as('total'))
      .executeTakeFirstOrThrow(),
  ])
  return { rows: await shown(db, today, rows), total: Number(total) }
}

export async function answeredRequest(db: Db, today: Day, id: string): Promise<AnsweredRow | undefined> {
  const rows = await open(db).select(columns).where('d.request_id', '=', id).execute()
  return (await shown(db, today, rows))[0]
}

/** Hands the index the answers in the log, so that who asks again finds them first. */
export function answeredLoader(clock: Clock): ItemLoader {
  return {
    kind: 'answered_request',
    label: '申请答复',
    async load(db, id) {
      const row = await open(db).select(columns).where('d.request_id', '=', id).executeTakeFirst()
      if (!row) return undefined
      const body = await getBody(db, row.body_id, clock.today())
      return {
        kind: 'answered_request',
        id,
        title: row.title,
        text: `${row.asked}\n${row.answer}`,
        number: '',
        indexNumber: '',
        url: answeredUrl(id),
        bodyId: row.body_id,
        bodyName: body?.name ?? '',
        day: row.published_on,
      }
    },
    async all(db) {
      return (await open(db).select('d.request_id').execute()).map((row) => row.request_id)
    },
  }
}
