import type { Body } from '#foundation/bodies'
import type { Column, ColumnKind } from '#foundation/sites'
import { Fragment, h } from '#platform/html'
import {
  columnTags,
  DocumentList,
  EmptyState,
  type ListedDocument,
  Pages,
  PlatformFrame,
  page,
  SideNav,
  urls,
  WithSide,
} from '#portal'
import { type Frame, PLATFORM } from './frame.ts'

/** Values of the page tag ColumnType (政府网站发展指引). */
export const columnTypes: Readonly<Record<ColumnKind, string>> = {
  news: '工作动态',
  notice: '通知公告',
  policy: '政策文件',
  statutory: '信息公开',
  interpretation: '解读回应',
  report: '信息公开',
}

export interface ColumnPageProps extends Frame {
  column: Column
  /** Columns beside it. */
  siblings: readonly Column[]
  /** Only what this body has in the column. */
  body: Body | undefined
  items: readonly ListedDocument[]
  total: number
  current: number
  last: number
}

export function columnPage(props: ColumnPageProps): string {
  const { site, elder, column, siblings } = props
  const inPlatform = column.kind === 'statutory' || column.kind === 'policy'
  return page({
    site,
    elder,
    title: props.current > 1 ? `${column.title}（第${props.current}页）` : column.title,
    current: inPlatform ? 'platform' : 'home',
    crumbs: [...(inPlatform ? [PLATFORM] : []), { title: column.title }],
    tags: columnTags({
      name: column.title,
      type: columnTypes[column.kind],
      description: `${site.name}${column.title}`,
      keywords: [column.title],
    }),
    head: <Feeds column={column} />,
    children: (
      <WithSide
        side={
          <SideNav
            label="栏目"
            items={siblings.map((sibling) => ({
              href: urls.column(sibling.id),
              title: sibling.title,
              current: sibling.id === column.id,
            }))}
          />
        }
      >
        <Listing {...props} />
      </WithSide>
    ),
  })
}

/** 政府信息公开制度: a column that stands in the uniform frame of the platform. */
export function rulesPage(props: ColumnPageProps): string {
  const { site, elder, column } = props
  return page({
    site,
    elder,
    title: column.title,
    current: 'platform',
    crumbs: [PLATFORM, { title: column.title }],
    tags: columnTags({
      name: column.title,
      type: columnTypes[column.kind],
      description: `${site.name}${column.title}`,
      keywords: [column.title],
    }),
    head: <Feeds column={column} />,
    children: (
      <PlatformFrame current="rules" title={column.title}>
        <Listing {...props} bare />
      </PlatformFrame>
    ),
  })
}

function Listing({ column, body, items, total, current, last, bare }: ColumnPageProps & { bare?: boolean }) {
  return (
    <div class="panel listing">
      {bare ? null : <h1>{column.title}</h1>}
      {column.intro ? <p>{column.intro}</p> : null}
      {items.length === 0 ? (
        <EmptyState title="本栏目暂时没有信息。">
          <p>
            您可以通过<a href={urls.requests()}>依申请公开</a>获取，或者到
            <a href={urls.platform()}>政府信息公开平台</a>查阅其他内容。
          </p>
        </EmptyState>
      ) : (
        <div>
          <p class="hint">
            {body ? `${body.name}　` : ''}共 {total} 条{last > 1 ? `，第 ${current} 页，共 ${last} 页` : ''}
          </p>
          <DocumentList items={items} empty="" />
        </div>
      )}
      <Pages page={current} last={last} href={(no) => urls.column(column.id, no, body?.id)} />
    </div>
  )
}

/** Feed readers find the column's feeds by themselves. */
function Feeds({ column }: { column: Column }) {
  return (
    <Fragment>
      <link
        rel="alternate"
        type="application/atom+xml"
        title={column.title}
        href={`/columns/${column.id}/feed.atom`}
      />
      <link
        rel="alternate"
        type="application/feed+json"
        title={column.title}
        href={`/columns/${column.id}/feed.json`}
      />
    </Fragment>
  )
}
