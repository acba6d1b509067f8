import { sql } from 'kysely'
import { type Actor, bodiesFor } from '#foundation/identity'
import type { Day } from '#platform/clock'
import type { Db } from '#platform/db'
import { confidentialityReviewers, publishers } from '../policy.ts'
import type { Tables } from '../tables.ts'

export interface Calling {
  id: string
  title: string
  bodyId: string
  task: string
  since: string
  due: string | null
  alarm: boolean
}

/** What calls for somebody besides drafts and reviews: failed schedules, withheld items to assess, texts without 保密审查. */
export async function documentsCalling(db: Db, actor: Actor, until: Day): Promise<Calling[]> {
  const [mine, confidential] = [bodiesFor(actor, publishers), bodiesFor(actor, confidentialityReviewers)]
  const own = db.withTables<Tables>()
  const columns = ['id', 'title', 'body_id', 'updated_at', 'schedule_problem', 'review_on'] as const
  const [stuck, unsigned] = await Promise.all([
    mine.length === 0
      ? []
      : own
          .selectFrom('catalogue_document')
          .select([...columns])
          .where('body_id', 'in', mine)
          .where((eb) =>
            eb.or([
              eb('schedule_problem', '<>', ''),
              eb.and([eb('state', '=', 'approved'), eb('review_on', '<=', until)]),
            ]),
          )
          .limit(100)
          .execute(),
    confidential.length === 0
      ? []
      : own
          .selectFrom('catalogue_document as d')
          .innerJoin('catalogue_edition as e', 'e.id', 'd.frozen_edition')
          .select(['d.id', sql<string>`d.content ->> 'title'`.as('title'), 'd.body_id', 'd.updated_at'])
          .where('d.body_id', 'in', confidential)
          .where('d.state', 'in', ['in_review', 'approved'])
          .where('e.frozen_by', '<>', actor.id)
          .where(sql<boolean>`d.content ->> 'attribute' = 'active'`)
          .where((eb) =>
            eb.not(
              eb.exists(
                eb
                  .selectFrom('catalogue_confidentiality as c')
                  .select('c.id')
                  .whereRef('c.document_id', '=', 'd.id')
                  .whereRef('c.digest', '=', 'e.digest')
                  .where((given) =>
                    given.or([given('c.outcome', '<>', 'referred'), given('c.ruling', 'is not', null)]),
                  ),
              ),
            ),
          )
          .limit(100)
          .execute(),
  ])
  return [
    ...stuck.map((row) => ({
      id: row.id,
      title: row.title,
      bodyId: row.body_id,
      since: row.updated_at.toISOString(),
      ...(row.schedule_problem === ''
        ? { task: '定期评估', due: row.review_on, alarm: false }
        : { task: '定时办理失败', due: null, alarm: true }),
    })),
    ...unsigned.map((row) => ({
      id: row.id,
      title: row.title,
      bodyId: row.body_id,
      task: '保密审查',
      since: row.updated_at.toISOString(),
      due: null,
      alarm: false,
    })),
  ]
}
