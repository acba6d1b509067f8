import { type Day, day, daysBetween, systemClock } from '#platform/clock'
import {
  daysOf,
  fetchPage,
  foreignLoads,
  type InspectedPage,
  linksOf,
  tagCount,
  tagOf,
  titleOf,
} from './inspect-page.ts'
import { each, type Finding, inspectServices, linkedBothWays, type Verdict } from './inspect-samples.ts'
import { exit, type Terminal } from './terminal.ts'

const marks: Readonly<Record<Verdict, string>> = { ok: '合格', fault: '不合格', person: '须人工' }
const HOME_DAYS = 14
const NOTICE_DAYS = 183
const LETTERS_DAYS = 61
const VISITS = 20
const MOST_LINKS = 150
const FIRST_PAGE_BYTES = 60 * 1024
const pageTags = ['SiteName', 'SiteDomain', 'SiteIDCode']
const columnTagNames = ['ColumnName', 'ColumnDescription', 'ColumnKeywords', 'ColumnType']
const articleTagNames = ['ArticleTitle', 'PubDate', 'ContentSource', 'ColumnName', 'ColumnType']
const footerItems = [
  '我为政府网站找错',
  '网站标识码',
  'ICP备案编号',
  '公安机关备案',
  '主办单位',
  '联系方式',
  '党政机关网站标识',
  '网站地图',
]

/** `yangguang inspect URL`: the inspector's list (国办秘函〔2019〕19号) run against a site, item by item. */
export async function inspect(args: readonly string[], terminal: Terminal): Promise<number> {
  const json = args.includes('--json')
  const base = args.find((arg) => !arg.startsWith('--'))
  if (!base || !URL.canParse(base)) {
    terminal.say('请写明网址，例如：yangguang inspect http://localhost:8080')
    return exit.unreadable
  }
  const findings = await inspectSite(new URL(base).origin, systemClock.today())
  if (json) terminal.out(JSON.stringify(findings, null, 2))
  else {
    let group = ''
    for (const finding of findings) {
      if (finding.group !== group) terminal.out(`\n${finding.group}`)
      group = finding.group
      terminal.out(`  ${marks[finding.verdict]}　${finding.item}：${finding.text}`)
    }
    const faults = findings.filter(({ verdict }) => verdict === 'fault').length
    const people = findings.filter(({ verdict }) => verdict === 'person').length
    terminal.out(`\n共${findings.length}项，不合格${faults}项，须人工检查${people}项。`)
  }
  return findings.some(({ verdict }) => verdict === 'fault') ? exit.findings : exit.ok
}

async function inspectSite(origin: string, today: Day): Promise<Finding[]> {
  const at = (path: string) => fetchPage(origin + path)
  const home = await at('/')
  const columns = linksOf(await at('/sitemap')).filter((url) => /\/columns\/[^/?]+$/.test(url))
  const columnPages = await each(columns, fetchPage)
  const articleUrl = columnPages.flatMap(linksOf).find((url) => /\/documents\/[0-9a-f-]{36}$/.test(url))
  const article = articleUrl ? await fetchPage(articleUrl) : undefined
  const [interaction, bodies, platform] = await Promise.all([at('/interaction'), at('/bodies'), at('/gkpt')])
  const searched = article ? await at(`/search?q=${encodeURIComponent(titleOf(article.html))}`) : undefined
  const find =
    (group: string) =>
    (item: string, good: boolean, text: string): Finding => ({
      group,
      item,
      verdict: good ? 'ok' : 'fault',
      text,
    })
  const byHand = (group: string, item: string, text: string): Finding => ({
    group,
    item,
    verdict: 'person',
    text,
  })
  const veto = find('单项否决')
  const publish = find('发布解读')
  const talk = find('互动交流')
  const works = find('功能设计')
  const age = (page: InspectedPage) => {
    const [newest] = daysOf(page.html)
    return newest === undefined ? Number.POSITIVE_INFINITY : daysBetween(day(newest), today)
  }
  const typeOf = (page: InspectedPage) => tagOf(page.html, 'ColumnType') ?? ''
  const empty = columnPages.filter((page) => daysOf(page.html).length === 0)
  const stale = columnPages.filter((page) => {
    const limit = typeOf(page) === '工作动态' ? HOME_DAYS : NOTICE_DAYS
    return ['工作动态', '通知公告', '政策文件'].includes(typeOf(page)) && age(page) > limit
  })
  const names = (pages: readonly InspectedPage[]) =>
    pages.map((page) => tagOf(page.html, 'ColumnName') ?? page.url).join('、')
  const visits = await each(
    Array.from({ length: VISITS }, () => `${origin}/`),
    fetchPage,
  )
  const failed = visits.filter((page) => page.status !== 200).length
  const slowest = Math.max(...visits.map((page) => page.ms))
  const inner = linksOf(home)
  const links = [
    ...new Set([...inner, ...columnPages.flatMap(linksOf), ...(article ? linksOf(article) : [])]),
  ].slice(0, MOST_LINKS)
  const dead = (await each(links, fetchPage)).filter((page) => page.status === 0 || page.status >= 400)
  const shown = [home, ...columnPages, ...(article ? [article] : []), interaction, bodies, platform]
  const without = (text: string) => shown.filter((page) => !page.html.includes(text)).length
  const missing = (page: InspectedPage | undefined, tags: readonly string[]) =>
    tags.filter((tag) => !page || !tagOf(page.html, tag))
  const tagFault = [
    ...missing(home, pageTags),
    ...missing(columnPages[0], [...pageTags, ...columnTagNames]),
    ...missing(article, [...pageTags, ...articleTagNames]),
  ]
  const twice = shown.filter((page) => pageTags.some((tag) => tagCount(page.html, tag) > 1)).length
  const position =
    searched && article
      ? linksOf(searched)
          .filter((url) => /\/documents\//.test(url))
          .indexOf(article.url)
      : -1
  const foreign = shown.flatMap(foreignLoads)
  const pubDate = article ? (tagOf(article.html, 'PubDate') ?? '') : ''
  const statutory = ['政府信息公开指南', '政府信息公开制度', '法定主动公开内容', '政府信息公开年报']
  const lastLetter = age(interaction)
  return [
    veto(
      '站点无法访问',
      failed / VISITS < 0.05,
      `${VISITS}次访问，${failed}次打不开，最慢${Math.round(slowest)}毫秒（上限15秒）`,
    ),
    veto('首页不更新', age(home) <= HOME_DAYS, `最近更新距今${age(home)}天（上限14天）`),
    veto(
      '栏目不更新',
      stale.length < 5,
      `超期栏目${stale.length}个（上限5个）${stale.length > 0 ? `：${names(stale)}` : ''}`,
    ),
    veto(
      '空白栏目',
      empty.length < 5,
      `空白栏目${empty.length}个（上限5个）${empty.length > 0 ? `：${names(empty)}` : ''}`,
    ),
    veto(
      '互动渠道',
      interaction.status === 200 && linksOf(interaction).some((url) => /\/interaction\/[a-z-]+$/.test(url)),
      '有网上咨询渠道',
    ),
    byHand('单项否决', '留言超过三个月未答复', '须查后台；工作台“政民互动”按天数列出未答复的留言'),
    byHand('单项否决', '严重表述错误、泄密、不良链接', '发布前由检查拦截，须人工抽查正文'),
    publish('机构职能、领导信息', await hasBodyFacts(bodies), '抽查机关主页：职能、负责人、地址、电话'),
    publish('动态要闻', !stale.some((page) => typeOf(page) === '工作动态'), '两周内有更新'),
    publish('政策文件', !stale.some((page) => typeOf(page) === '政策文件'), '六个月内有更新'),
    publish(
      '其他栏目',
      empty.length === 0,
      empty.length === 0 ? '没有空白栏目' : `空白栏目：${names(empty)}`,
    ),
    publish(
      '法定公开四项',
      statutory.every((part) => platform.html.includes(part)),
      statutory.join('、'),
    ),
    await linkedBothWays(columnPages, publish),
    ...(await inspectServices(at, find('办事服务'))),
    talk('信息提交', linksOf(interaction).length > 0, '可以在网上提交留言'),
    talk('留言公开', lastLetter <= LETTERS_DAYS, `最近公开的答复距今${lastLetter}天（上限两个月）`),
    byHand('互动交流', '征集调查', '一年内不少于6次，结果有反馈'),
    works(
      '域名和网站标识',
      footerItems.every((item) => home.html.includes(item)),
      `页脚：${footerItems.filter((item) => home.html.includes(item)).join('、')}`,
    ),
    works(
      '我为政府网站找错',
      without('我为政府网站找错') === 0,
      `${shown.length}个页面中缺少入口的${without('我为政府网站找错')}个`,
    ),
    works(
      '可用性',
      dead.length === 0,
      `检查${links.length}个链接，打不开${dead.length}个${
        dead.length > 0
          ? `：${dead
              .slice(0, 3)
              .map((page) => page.url)
              .join('、')}`
          : ''
      }`,
    ),
    works(
      '首页大小',
      home.bytes <= FIRST_PAGE_BYTES,
      `${Math.round(home.bytes / 1024)} KB，${home.compressed ? '压缩传输' : '未压缩'}`,
    ),
    works(
      '站内搜索',
      position >= 0 && position < 10,
      position >= 0 ? `按标题搜索，第${position + 1}条` : '按标题没有搜到',
    ),
    works(
      '页面标签',
      tagFault.length === 0 && twice === 0,
      tagFault.length === 0
        ? `站点、栏目、正文标签齐全，重复${twice}页`
        : `缺少：${[...new Set(tagFault)].join('、')}`,
    ),
    works(
      '发布时间格式',
      /^\d{4}-\d\d-\d\d \d\d:\d\d$/.test(pubDate) && (article?.html.includes(pubDate) ?? false),
      pubDate,
    ),
    works('当前位置', !article || article.html.includes('当前位置'), '正文页有面包屑'),
    works(
      '第三方请求',
      foreign.length === 0,
      foreign.length === 0 ? '页面不加载其他网站的内容' : foreign.slice(0, 3).join('、'),
    ),
    works('IPv6标识', home.html.includes('本网站支持IPv6'), '首页标明支持IPv6；AAAA记录须在域名上查看'),
    works(
      '适老化和无障碍',
      home.html.includes('长者模式') && home.html.includes('跳到主要内容'),
      '有长者模式，可以跳到主要内容',
    ),
    byHand('功能设计', '一号登录', '网站不要求注册即可办理；统一身份认证接入情况须人工确认'),
  ]
}

async function hasBodyFacts(bodies: InspectedPage): Promise<boolean> {
  const url = linksOf(bodies).find((one) => /\/bodies\/[0-9a-f-]{36}$/.test(one))
  if (!url) return false
  const { html } = await fetchPage(url)
  return ['办公地址', '联系电话', '机关职能', '负责人'].every((text) => html.includes(text))
}
