import { addDays, type Clock, day as parseDay, weekday } from '#platform/clock'
import type { Db } from '#platform/db'
import { h } from '#platform/html'
import type { App } from '#platform/http'
import {
  bodiesAt,
  columnTags,
  DataTable,
  EmptyState,
  isElder,
  type PageCache,
  PlatformFrame,
  page,
  publicPage,
  siteFor,
  urls,
} from '#portal'
import { groundLabels } from '../contract.ts'
import { type Frame, PLATFORM } from '../portal/frame.ts'
import { type ReleaseView, releaseStateLabels, type WithheldItemView } from './contract.ts'
import { releasesFrom } from './releases.ts'
import { withheldItems } from './withheld-items.ts'

/** The public still sees what came of the last weeks. */
const SHOWN_BACK_DAYS = 30

/** 发布日历 and 不予公开事项清单 as everybody reads them; what they show changes with the day, so they are never kept. */
export function agendaPages(app: App, db: Db, clock: Clock, cache: PageCache): void {
  publicPage(app, cache, '/gkpt/releases', async (request) => {
    const from = addDays(clock.today(), -SHOWN_BACK_DAYS)
    const bodies = await bodiesAt(db, clock, request.host)
    const releases = await releasesFrom(db, clock.today(), { from, bodies })
    const site = await siteFor(db, clock, request.host)
    return releasesPage({ site, elder: isElder(request), releases })
  })
  publicPage(app, cache, '/gkpt/withheld', async (request) => {
    const bodies = await bodiesAt(db, clock, request.host)
    const items = await withheldItems(db, clock.today(), bodies)
    const site = await siteFor(db, clock, request.host)
    return withheldPage({ site, elder: isElder(request), items })
  })
}

const weekdays = '日一二三四五六'
const dayWords = (text: string) =>
  `${Number(text.slice(5, 7))}月${Number(text.slice(8))}日（周${weekdays[weekday(parseDay(text))]}）`

function standing(release: ReleaseView): string {
  if (release.state === 'cancelled') return `已取消：${release.reason}`
  if (release.movedFrom && release.state === 'planned')
    return `改期，原定${dayWords(release.movedFrom)}：${release.reason}`
  return release.late ? '逾期未发布' : releaseStateLabels[release.state]
}

function releasesPage({ site, elder, releases }: Frame & { releases: readonly ReleaseView[] }): string {
  const title = '发布日历'
  const months = [...new Set(releases.map(({ on }) => on.slice(0, 7)))]
  return page({
    site,
    elder,
    title,
    current: 'platform',
    crumbs: [PLATFORM, { title }],
    tags: columnTags({
      name: title,
      type: '信息公开',
      description: `${site.name}政府信息发布日程预告`,
      keywords: [title],
    }),
    children: (
      <PlatformFrame current="content" title={title}>
        <div class="panel">
          {months.length === 0 ? (
            <EmptyState title="近期没有发布预告。">
              <p>
                已公开的信息请到<a href={urls.platform()}>政府信息公开平台</a>查阅。
              </p>
            </EmptyState>
          ) : (
            months.map((month) => (
              <DataTable
                id={`m${month}`}
                caption={`${month.slice(0, 4)}年${Number(month.slice(5))}月`}
                head={[['日期', '信息名称', '发布机关', '情况'].map((label) => ({ label }))]}
                rows={releases
                  .filter(({ on }) => on.startsWith(month))
                  .map((release) => ({
                    heads: [{ label: dayWords(release.on) }],
                    cells: [
                      {
                        value: release.note ? `${release.title}（${release.note}）` : release.title,
                        ...(release.documentId && { href: urls.document(release.documentId) }),
                      },
                      { value: release.bodyName },
                      { value: standing(release) },
                    ],
                  }))}
              />
            ))
          )}
        </div>
      </PlatformFrame>
    ),
  })
}

function withheldPage({ site, elder, items }: Frame & { items: readonly WithheldItemView[] }): string {
  const title = '不予公开事项清单'
  return page({
    site,
    elder,
    title,
    current: 'platform',
    crumbs: [PLATFORM, { title }],
    tags: columnTags({
      name: title,
      type: '信息公开',
      description: `${site.name}不予公开的政府信息事项和依据`,
      keywords: [title],
    }),
    children: (
      <PlatformFrame current="content" title={title}>
        <div class="panel">
          <p>
            除法律、行政法规另有规定外，政府信息应当公开。下列事项依照《中华人民共和国政府信息公开条例》第十四条、第十五条、第十六条不予公开；情形消失的，依照第十八条评估后公开。
          </p>
          {items.length === 0 ? (
            <EmptyState title="没有列入清单的事项。">
              <p>
                需要的信息没有公开的，可以<a href={urls.requests()}>依申请公开</a>。
              </p>
            </EmptyState>
          ) : (
            <DataTable
              id="withheld"
              caption={title}
              head={[['事项', '机关', '不予公开的情形', '依据'].map((label) => ({ label }))]}
              rows={items.map((item) => ({
                heads: [{ label: item.title }],
                cells: [
                  { value: item.bodyName },
                  { value: groundLabels[item.groundCode] },
                  { value: item.basis },
                ],
              }))}
            />
          )}
        </div>
      </PlatformFrame>
    ),
  })
}
