import { sql } from 'kysely'
import { columnKindsOf } from '#foundation/sites'
import type { Db } from '#platform/db'
import type { WebsiteReportSource } from '#portal'
import type { Tables } from './tables.ts'

const classes = {
  news: '概况和动态类',
  notice: '通知公告类',
  policy: '政策文件类',
  statutory: '信息公开目录',
} as const

/** 信息发布 of the yearly website report: what was put on line, in all and by class of column. */
export const publishedFigures: WebsiteReportSource = {
  head: '信息发布',
  async count(db: Db, year: number) {
    const rows = await db
      .withTables<Tables>()
      .selectFrom('catalogue_document')
      .select(['column_id', sql<number>`count(*)::int`.as('count')])
      .where('published_at', 'is not', null)
      .where('index_number', 'is not', null)
      .where(sql<boolean>`date_part('year', published_at at time zone 'Asia/Shanghai') = ${year}`)
      .groupBy('column_id')
      .execute()
    const kinds = await columnKindsOf(db)
    const of = (kind: string) =>
      rows.reduce((sum, row) => sum + (kinds.get(row.column_id) === kind ? row.count : 0), 0)
    return [
      { label: '信息发布总数', value: rows.reduce((sum, row) => sum + row.count, 0), unit: '条' },
      ...Object.entries(classes).map(([kind, label]) => ({
        label: `${label}更新量`,
        value: of(kind),
        unit: '条',
      })),
    ]
  },
}
