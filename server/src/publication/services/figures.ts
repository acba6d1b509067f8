import { sql } from 'kysely'
import type { Db } from '#platform/db'
import type { WebsiteReportSource } from '#portal'
import { serviceKindLabels, serviceKinds } from './contract.ts'
import type { Tables } from './tables.ts'

/** 办事服务 of the yearly website report (国办函〔2018〕12号): the matters on line, those done on line, and by kind. */
export const serviceFigures: WebsiteReportSource = {
  head: '办事服务',
  async count(db: Db, year: number) {
    const own = db.withTables<Tables>()
    const [rows, { views }] = await Promise.all([
      own
        .selectFrom('services_item')
        .select([
          sql<(typeof serviceKinds)[number]>`shown ->> 'kind'`.as('kind'),
          sql<number>`count(*)::int`.as('count'),
          sql<number>`(count(*) filter (where shown ->> 'onlineUrl' <> ''))::int`.as('online'),
        ])
        .where('state', '=', 'published')
        .where('published_on', '<=', `${year}-12-31`)
        .groupBy(sql`shown ->> 'kind'`)
        .execute(),
      own
        .selectFrom('services_asked')
        .select(sql<number>`coalesce(sum(views), 0)::int`.as('views'))
        .where(sql<boolean>`date_part('year', month) = ${year}`)
        .executeTakeFirstOrThrow(),
    ])
    const sum = (key: 'count' | 'online') => rows.reduce((all, row) => all + row[key], 0)
    return [
      { label: '政务服务事项数量', value: sum('count'), unit: '项' },
      { label: '可全程在线办理政务服务事项数量', value: sum('online'), unit: '项' },
      ...serviceKinds.flatMap((kind) => {
        const row = rows.find((one) => one.kind === kind)
        return row ? [{ label: serviceKindLabels[kind], value: row.count, unit: '项' }] : []
      }),
      { label: '办事指南查阅量', value: views, unit: '次' },
    ]
  },
}
