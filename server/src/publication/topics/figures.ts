import { sql } from 'kysely'
import type { Db } from '#platform/db'
import type { WebsiteReportSource } from '#portal'
import type { Tables } from './tables.ts'

/** 专栏专题 of the yearly website report: how many were kept, and how many of them were new. */
export const topicFigures: WebsiteReportSource = {
  head: '专栏专题',
  async count(db: Db, year: number) {
    const [from, until] = [`${year}-01-01`, `${year}-12-31`]
    const { kept, opened } = await db
      .withTables<Tables>()
      .selectFrom('topics_topic')
      .select([
        sql<number>`count(*)::int`.as('kept'),
        sql<number>`(count(*) filter (where opened_on >= ${from}::date))::int`.as('opened'),
      ])
      .where('opened_on', '<=', until)
      .where((eb) => eb.or([eb('closed_on', 'is', null), eb('closed_on', '>=', from)]))
      .executeTakeFirstOrThrow()
    return [
      { label: '维护数量', value: kept, unit: '个' },
      { label: '新开设数量', value: opened, unit: '个' },
    ]
  },
}
