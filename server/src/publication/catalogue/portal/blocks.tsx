import { type ColumnKind, columnsAt, columnWithSources, listColumns } from '#foundation/sites'
import type { Db } from '#platform/db'
import { h } from '#platform/html'
import { type BodyBlock, DocumentList, Entrances, type HomeBlock, urls } from '#portal'
import { columnCounts } from '../archive.ts'
import { listPublished } from '../published.ts'
import { listed } from './frame.ts'

const LATEST = 6

/** 要闻, 通知公告 and 政策: the first column of each class, newest first. */
export function latestBlocks(db: Db): HomeBlock[] {
  const classes: readonly ColumnKind[] = ['news', 'notice', 'policy']
  return classes.map((kind, at) => ({
    id: `latest-${kind}`,
    order: 10 + at,
    width: 'third',
    reads: ['document', 'column'],
    async load({ host }) {
      const column = (await columnsAt(db, host)).find((one) => one.kind === kind && one.parentId === null)
      if (!column) return undefined
      const columns = await columnWithSources(db, column.id)
      const items = await listPublished(db, { columns, page: 1, size: LATEST })
      return {
        title: column.title,
        content: <DocumentList items={listed(items)} empty="暂时没有信息。" />,
        more: { href: urls.column(column.id), title: `更多${column.title}` },
      }
    },
  }))
}

/** What a body has published: how much in each column, and what is new. */
export function bodyBlocks(db: Db): BodyBlock[] {
  return [
    {
      id: 'body-catalogue',
      order: 30,
      width: 'half',
      reads: ['document', 'column'],
      async load({ body }) {
        const [counts, columns] = await Promise.all([columnCounts(db, body.id), listColumns(db)])
        const shown = columns.filter((column) => (counts.get(column.id) ?? 0) > 0)
        if (shown.length === 0) return undefined
        return {
          title: '公开目录',
          content: (
            <Entrances
              items={shown.map((column) => ({
                href: urls.column(column.id, 1, body.id),
                title: column.title,
                text: `${counts.get(column.id)}条`,
              }))}
            />
          ),
        }
      },
    },
    {
      id: 'body-latest',
      order: 20,
      width: 'half',
      reads: ['document'],
      async load({ body }) {
        const items = await listPublished(db, { body: body.id, page: 1, size: LATEST })
        if (items.length === 0) return undefined
        return { title: '最新公开', content: <DocumentList items={listed(items)} empty="" /> }
      },
    },
  ]
}
