import { h } from '#platform/html'
import { DocumentList, Facts, Pages, page, type Site, urls } from '#portal'
import { type AnsweredRow, answeredUrl } from '../answered.ts'

interface Frame {
  site: Site
  elder: boolean
}

const ENTRANCE = { title: '依申请公开', href: urls.requests() }

/** What others asked and were answered, without a word of who they are. */
export function answeredListPage({
  site,
  elder,
  rows,
  total,
  at,
}: Frame & { rows: readonly AnsweredRow[]; total: number; at: { page: number; size: number } }): string {
  return page({
    site,
    elder,
    title: '已答复的申请',
    current: 'requests',
    crumbs: [ENTRANCE, { title: '已答复的申请' }],
    children: (
      <div>
        <h1>已答复的申请</h1>
        <p class="hint">
          各机关选登的申请和答复，已隐去申请人。需要同样信息的，可以直接查看；没有您需要的，
          <a href={urls.newRequest()}>提交申请</a>。
        </p>
        <DocumentList
          empty="还没有选登的答复。"
          items={rows.map((row) => ({
            href: answeredUrl(row.id),
            title: row.title,
            number: `${row.bodyName}　${row.outcome}`,
            day: row.publishedOn,
          }))}
        />
        <Pages
          page={at.page}
          last={Math.max(1, Math.ceil(total / at.size))}
          href={(number) => `/requests/answered?page=${number}`}
        />
      </div>
    ),
  })
}

export function answeredPageOf({ site, elder, row }: Frame & { row: AnsweredRow }): string {
  return page({
    site,
    elder,
    title: row.title,
    current: 'requests',
    crumbs: [ENTRANCE, { title: '已答复的申请', href: '/requests/answered' }, { title: row.title }],
    children: (
      <article class="article">
        <h1>{row.title}</h1>
        <Facts
          facts={[
            ['答复机关', row.bodyName],
            ['处理结果', row.outcome],
            ['选登日期', row.publishedOn],
          ]}
        />
        <h2>申请内容</h2>
        <div class="prose">
          {row.asked.split('\n').map((line) => (
            <p>{line}</p>
          ))}
        </div>
        <h2>答复</h2>
        <div class="prose">
          {row.answer.split('\n').map((line) => (
            <p>{line}</p>
          ))}
        </div>
      </article>
    ),
  })
}
