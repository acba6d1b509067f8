import { getBody } from '#foundation/bodies'
import type { Clock } from '#platform/clock'
import type { Db } from '#platform/db'
import { Refusal } from '#platform/errors'
import { h, Sanitised } from '#platform/html'
import type { App } from '#platform/http'
import {
  ArticleTools,
  DocumentList,
  EmptyState,
  isElder,
  type PageCache,
  page,
  publicPage,
  siteFor,
  urls,
} from '#portal'
import { publicView } from '#publication/catalogue'
import { listIssues } from '../issues.ts'

/** 政府公报 on the portal: issues by year, and each issue with its contents and texts, to read and to print. */
export function gazettePages(app: App, db: Db, clock: Clock, cache: PageCache): void {
  publicPage(app, cache, '/gazette', async (request, reads) => {
    reads('gazette', 'document', 'site')
    const [site, issues] = await Promise.all([
      siteFor(db, clock, request.host),
      listIssues(db, { published: true }),
    ])
    const years = [...new Set(issues.map((issue) => issue.year))]
    return page({
      site,
      elder: isElder(request),
      title: '政府公报',
      crumbs: [{ title: '政府公报' }],
      children: (
        <div class="panel">
          <h1>政府公报</h1>
          {years.length === 0 ? (
            <EmptyState title="还没有出版的公报">
              <p>公报出版后，可以在这里按年份查阅。</p>
            </EmptyState>
          ) : null}
          {years.map((year) => (
            <section aria-labelledby={`year-${year}`}>
              <h2 id={`year-${year}`}>{year}年</h2>
              <DocumentList
                empty=""
                items={issues
                  .filter((issue) => issue.year === year)
                  .map((issue) => ({
                    href: `/gazette/${issue.year}/${issue.number}`,
                    title: `${issue.year}年第${issue.number}期（${issue.entries.length}件）`,
                    day: (issue.publishedAt ?? '').slice(0, 10),
                  }))}
              />
            </section>
          ))}
        </div>
      ),
    })
  })

  publicPage(app, cache, '/gazette/:year/:number', async (request, reads) => {
    reads('gazette', 'document', 'body', 'site')
    const { year, number } = request.params as { year: string; number: string }
    const [issue] =
      /^\d{4}$/.test(year) && /^\d{1,4}$/.test(number)
        ? await listIssues(db, { published: true, year: Number(year), number: Number(number) })
        : []
    if (!issue) throw new Refusal('gazette.not_found', 404)
    const [site, body, ...views] = await Promise.all([
      siteFor(db, clock, request.host),
      getBody(db, issue.bodyId, clock.today()),
      ...issue.entries.map((entry) => publicView(db, entry.documentId)),
    ])
    const title = `${body?.name ?? ''}公报　${year}年第${number}期`
    return page({
      site,
      elder: isElder(request),
      title,
      crumbs: [{ title: '政府公报', href: '/gazette' }, { title: `${year}年第${number}期` }],
      children: (
        <article class="article" id="article">
          <h1>{title}</h1>
          <ArticleTools readAloud="#article" />
          <h2>目录</h2>
          <ol>
            {issue.entries.map((entry, at) => (
              <li>
                <a href={`#text-${at + 1}`}>{entry.title}</a>
                {entry.documentNumber ? `（${entry.documentNumber}）` : ''}
              </li>
            ))}
          </ol>
          {views.map((view, at) =>
            view?.kind === 'published' ? (
              <section aria-labelledby={`text-${at + 1}`}>
                <h2 id={`text-${at + 1}`}>{view.document.title}</h2>
                <p class="byline">
                  {view.document.documentNumber}　<a href={urls.document(view.document.id)}>查看原文页面</a>
                </p>
                <Sanitised html={view.document.html} />
              </section>
            ) : null,
          )}
        </article>
      ),
    })
  })
}
