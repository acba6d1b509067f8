import type { Column } from '#foundation/sites'
import { h } from '#platform/html'
import {
  columnTags,
  DocumentList,
  Entrances,
  type ListedDocument,
  Panel,
  PlatformFrame,
  page,
  SearchForm,
  urls,
} from '#portal'
import type { Frame } from './frame.ts'

const ones = '一二三四五六七八九'

/** 条例 Art 20 counts its items in Chinese numerals: 第（十一）项. */
export function itemOfArt20(item: number): string {
  const numeral = item < 10 ? ones[item - 1] : `十${ones[item - 11] ?? ''}`
  return `条例第二十条第（${numeral}）项`
}

/** 政府信息公开平台 (国办公开办函〔2019〕61号): four statutory parts, requests beside them. */
export function platformPage({
  site,
  elder,
  columns,
  latest,
}: Frame & { columns: readonly Column[]; latest: readonly ListedDocument[] }): string {
  const shown = columns.filter((column) => column.kind === 'statutory' || column.kind === 'policy')
  return page({
    site,
    elder,
    title: '政府信息公开',
    current: 'platform',
    crumbs: [{ title: '政府信息公开' }],
    tags: columnTags({
      name: '政府信息公开',
      type: '信息公开',
      description: `${site.name}法定主动公开内容的查阅、检索和下载`,
      keywords: ['政府信息公开', '法定主动公开内容'],
    }),
    children: (
      <PlatformFrame current="content" title="法定主动公开内容">
        <SearchForm id="platform-search" label="检索政府信息" placeholder="标题、文号、索引号、内容" />
        <Panel id="statutory" title="公开目录">
          <Entrances
            items={shown.map((column) => ({
              href: urls.column(column.id),
              title: column.title,
              ...(column.statutoryItem ? { text: itemOfArt20(column.statutoryItem) } : {}),
            }))}
          />
        </Panel>
        <Panel id="beside" title="发布预告和清单">
          <Entrances
            items={[
              { href: urls.releases(), title: '发布日历', text: '将要发布的信息和日期' },
              { href: urls.withheld(), title: '不予公开事项清单', text: '条例第十四条至第十六条' },
            ]}
          />
        </Panel>
        <Panel id="latest" title="最新公开" more={{ href: urls.archive(), title: '历年公开' }}>
          <DocumentList items={latest} empty="暂时没有信息。" />
        </Panel>
      </PlatformFrame>
    ),
  })
}
