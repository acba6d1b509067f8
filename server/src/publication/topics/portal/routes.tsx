import { siteOf } from '#foundation/sites'
import type { Clock } from '#platform/clock'
import type { Db } from '#platform/db'
import { Refusal } from '#platform/errors'
import { h } from '#platform/html'
import { type App, isUuid } from '#platform/http'
import {
  DocumentList,
  EmptyState,
  isElder,
  Notice,
  type PageCache,
  page,
  publicPage,
  siteFor,
  urls,
} from '#portal'
import type { TopicView } from '../contract.ts'
import { listTopics } from '../topics.ts'

/** 专题 on the portal: what is open, what is over, and each topic with its sections. */
export function topicPages(app: App, db: Db, clock: Clock, cache: PageCache): void {
  publicPage(app, cache, '/topics', async (request, reads) => {
    reads('topic', 'document', 'site')
    const [site, record] = await Promise.all([siteFor(db, clock, request.host), siteOf(db, request.hostname)])
    const topics = record ? await listTopics(db, { site: record.id }) : []
    const open = topics.filter((topic) => topic.state === 'open')
    const over = topics.filter((topic) => topic.state !== 'open')
    return page({
      site,
      elder: isElder(request),
      title: '专题专栏',
      crumbs: [{ title: '专题专栏' }],
      children: (
        <div class="panel">
          <h1>专题专栏</h1>
          {open.length === 0 ? <EmptyState title="目前没有开设中的专题" /> : <Listed topics={open} />}
          {over.length > 0 ? (
            <section aria-labelledby="over">
              <h2 id="over">往期专题</h2>
              <Listed topics={over} />
            </section>
          ) : null}
        </div>
      ),
    })
  })

  publicPage(app, cache, '/topics/:id', async (request, reads) => {
    const { id } = request.params as { id: string }
    reads(`topic:${id}`, 'document', 'site')
    const [topic] = isUuid(id) ? await listTopics(db, { id }) : []
    if (!topic) throw new Refusal('topics.not_found', 404)
    const shown = topic.items.filter((item) => item.published)
    const sections = [...new Set(shown.map((item) => item.section))]
    return page({
      site: await siteFor(db, clock, request.host),
      elder: isElder(request),
      title: topic.title,
      crumbs: [{ title: '专题专栏', href: '/topics' }, { title: topic.title }],
      children: (
        <div class="panel">
          <h1>{topic.title}</h1>
          {topic.state === 'open' ? null : (
            <Notice kind="warn" title="专题已结束">
              <p>本专题已于 {topic.closedOn} 关闭，内容不再更新，仅供查阅。</p>
            </Notice>
          )}
          {topic.summary ? <p>{topic.summary}</p> : null}
          {shown.length === 0 ? <EmptyState title="专题中还没有信息" /> : null}
          {sections.map((section, at) => (
            <section aria-labelledby={`section-${at}`}>
              <h2 id={`section-${at}`}>{section || '专题信息'}</h2>
              <DocumentList
                empty=""
                items={shown
                  .filter((item) => item.section === section)
                  .map((item) => ({
                    href: urls.document(item.documentId),
                    title: item.title,
                    day: item.publishedOn,
                  }))}
              />
            </section>
          ))}
        </div>
      ),
    })
  })
}

function Listed({ topics }: { topics: readonly TopicView[] }) {
  return (
    <DocumentList
      empty=""
      items={topics.map((topic) => ({
        href: `/topics/${topic.id}`,
        title: topic.title,
        day: topic.openedOn,
      }))}
    />
  )
}
