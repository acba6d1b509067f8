import { h } from '#platform/html'
import {
  columnTags,
  DataTable,
  DocumentList,
  type ListedDocument,
  Panel,
  page,
  SideNav,
  urls,
  WithSide,
} from '#portal'
import { type Frame, PLATFORM } from './frame.ts'

export interface ArchivePageProps extends Frame {
  years: readonly { year: number; count: number }[]
  year: number
  /** `2026-03` → how many. */
  months: ReadonlyMap<string, number>
  /** Absent: the year's overview. */
  month: string | undefined
  items: readonly ListedDocument[]
}

const monthName = (month: string) => `${Number(month.slice(5))}月`

/** Everything published, year by year and month by month, as it lies in an archive. */
export function archivePage({ site, elder, years, year, months, month, items }: ArchivePageProps): string {
  const title = month ? `${year}年${monthName(month)}公开的政府信息` : `${year}年公开的政府信息`
  return page({
    site,
    elder,
    title,
    current: 'platform',
    crumbs: [
      PLATFORM,
      { title: '历年公开', href: urls.archive() },
      ...(month
        ? [{ title: `${year}年`, href: urls.archive(String(year)) }, { title: monthName(month) }]
        : [{ title: `${year}年` }]),
    ],
    tags: columnTags({
      name: '历年公开',
      type: '信息公开',
      description: `${site.name}${title}`,
      keywords: ['历年公开', `${year}年`],
    }),
    children: (
      <WithSide
        side={
          <SideNav
            label="年份"
            items={years.map((one) => ({
              href: urls.archive(String(one.year)),
              title: `${one.year}年（${one.count}）`,
              current: one.year === year,
            }))}
          />
        }
      >
        <h1>{title}</h1>
        {month ? (
          <Panel id="month" title={`共${items.length}条`}>
            <DocumentList items={items} empty="这个月没有公开新的政府信息。" />
          </Panel>
        ) : (
          <DataTable
            id="months"
            caption="各月公开数量"
            head={[[{ label: '月份' }, { label: '条数' }]]}
            rows={[...months].map(([name, count]) => ({
              heads: [{ label: monthName(name) }],
              cells: [{ value: count, number: true, href: urls.archive(name) }],
            }))}
          />
        )}
      </WithSide>
    ),
  })
}
