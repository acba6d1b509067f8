import { type createViewCounter, siteOf } from '#foundation/sites'
import type { Db } from '#platform/db'
import { type Answered, type App, whenAnswered } from '#platform/http'

const FLUSH_MS = 10_000
const SITE_KNOWN_MS = 30_000
/** Readers that are programs are not counted; what they call themselves is looked at and forgotten. */
const program = /bot|spider|crawl|slurp|monitor|curl|wget|headless/i

/** Parts of the site by the first word of a page's address. */
const parts: Readonly<Record<string, string>> = {
  '': '首页',
  gkpt: '政府信息公开',
  guide: '政府信息公开',
  columns: '信息列表',
  archive: '政府信息公开',
  documents: '信息正文',
  services: '办事服务',
  bodies: '公开机关',
  search: '搜索',
  requests: '依申请公开',
  interaction: '政民互动',
  letters: '政民互动',
  reports: '年度报告',
}

/** True for a page that was sent out whole or as unchanged, to whom does not call itself a program. */
export const readByPeople = ({ route, headers, status }: Answered): boolean =>
  route.method === 'GET' &&
  (status === 200 || status === 304) &&
  !program.test(headers['user-agent'] ?? 'bot')

/** Counts the pages that people read, for the yearly website report (国办函〔2018〕12号), without following anybody. */
export function countViews(app: App, db: Db, counter: ReturnType<typeof createViewCounter>): void {
  const sites = new Map<string, { at: number; id: string | undefined }>()
  const siteAt = async (host: string) => {
    const known = sites.get(host)
    if (known && performance.now() - known.at < SITE_KNOWN_MS) return known.id
    const id = (await siteOf(db, host))?.id
    if (sites.size > 100) sites.clear()
    sites.set(host, { at: performance.now(), id })
    return id
  }
  const count = async (hostname: string, part: string) => {
    const site = await siteAt(hostname)
    if (site) counter.seen(site, part)
  }
  whenAnswered(app, (answered) => {
    const { pattern, config, hostname } = answered.route
    if (pattern === undefined || config.access?.for !== 'anyone' || !readByPeople(answered)) return
    if (/^\/(api|console|assets|files|site-logo)\b/.test(pattern) || /\.[a-z]+$/.test(pattern)) return
    count(hostname, parts[pattern.split('/')[1] ?? ''] ?? '其他页面').catch((error: unknown) =>
      app.log.error({ err: error }, 'a view was not counted'),
    )
  })
  const timer = setInterval(() => {
    counter.flush().catch((error: unknown) => app.log.error({ err: error }, 'views not written down'))
  }, FLUSH_MS)
  timer.unref()
  app.addHook('onClose', async () => {
    clearInterval(timer)
    await counter.flush().catch(() => {})
  })
}
