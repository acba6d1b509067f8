import { flat, type Page, type View } from './normalise.ts'

/** Where the parts of a report stand on its page; `to` is one past the end. */
export interface Range {
  from: number
  to: number
}

export interface Segments {
  overview: Range | null
  proactive: Range | null
  requests: Range | null
  remedies: Range | null
  problems: Range | null
  other: Range | null
  statistics: Range | null
  /** Everything that is not a table. */
  prose: Range[]
}

interface Hit {
  at: number
  end: number
}

function search(view: View, pattern: RegExp, from: number, to = view.text.length): Hit | null {
  const text = view.text.slice(0, to)
  const matcher = new RegExp(pattern.source, 'g')
  matcher.lastIndex = from
  const match = matcher.exec(text)
  return match ? { at: match.index, end: match.index + match[0].length } : null
}

const NOT_IN_BRACKETS = '(?<![(一二三四五六七八九十])'
const heading = (body: string) => new RegExp(`${NOT_IN_BRACKETS}${body}`)

/** A label that its figures stand in the middle of, because it was wrapped beside them. */
const wrapped = (label: string) => [...label].join('[\\d.,/-]*')

const headings = {
  overview: heading('一、(?:总体情况|总体工作情况|概述|基本情况|工作概述|总体概况)'),
  first: heading('一、'),
  proactive: heading('二、[^,。;、]{0,10}主动公开[^,。;、]{0,8}情况'),
  requests: heading('三、[^,。;]{0,10}(?:收到和处理|依申请)[^,。;]{0,14}情况'),
  received: heading(`一、?${wrapped('本年新收政府信息公开申请')}`),
  receivedLoose: new RegExp(wrapped('本年新收政府信息公开申请数')),
  remedies: heading('四、[^,。;]{0,14}?复议、?[^,。;]{0,12}诉讼(?:情况|的情况)?'),
  problems: heading(
    '五、[^,。;:]{0,16}问题(?:及|和|与|以及)?(?:改进|整改|下一步)?(?:工作)?(?:情况|措施|打算|安排|建议)?',
  ),
  other: heading(
    '六、(?:(?:其他|其它)?(?:需要|应当)?(?:报告|说明)?的?(?:其他|其它)?(?:重要)?(?:事项|情况)|[^,。;:]{0,6}(?:其他|其它|需要))',
  ),
  statistics: /指标名称?(?:计量)?单位|指标名称|统计指标单位?统计数/,
}

/** Finds the parts of one report; any of them may be missing. */
export function segment(page: Page): Segments {
  const view = flat(page)
  const end = view.text.length
  const page_ = (index: number) => (index >= end ? page.text.length : (view.at[index] ?? page.text.length))
  const range = (from: number, to: number): Range => ({ from: page_(from), to: page_(to) })

  const received =
    search(view, headings.received, 0) ?? searchTable(view) ?? search(view, headings.receivedLoose, 0)
  const requestsHead = lastBefore(view, headings.requests, received?.at ?? end)
  const block = blockOf(view, requestsHead?.at ?? received?.at ?? end)
  const hasTables = received !== null || block !== null
  const remediesHead = search(view, headings.remedies, received?.end ?? block?.end ?? 0)
  const remediesAnchor = hasTables
    ? (remediesHead ?? search(view, /行政复议行政诉讼|结果维持结果纠正/, received?.end ?? block?.end ?? 0))
    : null
  // A table of contents names 一、总体情况 too; the section is the one before the table.
  const overview =
    lastBefore(view, headings.overview, requestsHead?.at ?? block?.at ?? received?.at ?? end) ??
    search(view, headings.first, 0)
  const tablesEnd = remediesAnchor?.end ?? received?.end ?? block?.end ?? overview?.end ?? 0
  const problems = search(view, headings.problems, tablesEnd)
  const other = search(view, headings.other, problems?.end ?? tablesEnd)
  const statistics = hasTables ? null : search(view, headings.statistics, 0)

  const beforeRequests = requestsHead?.at ?? received?.at ?? remediesAnchor?.at ?? end
  const proactiveHead = hasTables ? lastBefore(view, headings.proactive, block?.at ?? beforeRequests) : null
  const proactiveFrom = block?.at ?? null
  const afterRemedies = problems?.at ?? other?.at ?? Math.min(end, (remediesAnchor?.end ?? 0) + 1500)
  const requestsEnd =
    remediesAnchor?.at ?? problems?.at ?? other?.at ?? Math.min(end, (received?.at ?? 0) + 6000)

  const proseEnd =
    proactiveHead?.at ?? proactiveFrom ?? requestsHead?.at ?? received?.at ?? statistics?.at ?? end
  const tail = Math.max(afterRemedies, proseEnd)
  const segments: Segments = {
    overview:
      overview && overview.end < proseEnd
        ? range(overview.end, sectionEnd(view, overview.end, proseEnd, hasTables))
        : null,
    proactive: proactiveFrom === null ? null : range(proactiveFrom, beforeRequests),
    requests: received ? range(received.at, requestsEnd) : null,
    remedies: remediesAnchor ? range(remediesAnchor.at, afterRemedies) : null,
    problems: problems ? range(problems.end, other?.at ?? end) : hasTables ? null : oldProblems(view, range),
    other: other ? range(other.end, end) : null,
    statistics: statistics ? range(statistics.at, end) : null,
    prose: [range(0, proseEnd)],
  }
  if (hasTables && tail < end) segments.prose.push(range(tail, end))
  return segments
}

// A prose report has no 表二; its first section ends at the heading 二、.
function sectionEnd(view: View, from: number, to: number, hasTables: boolean): number {
  if (hasTables) return to
  return search(view, heading('二、'), from, to)?.at ?? to
}

function oldProblems(view: View, range: (from: number, to: number) => Range): Range | null {
  const found = search(
    view,
    heading('[三四五六七]、[^,。;:]{0,20}(?:问题|不足)[^,。;:]{0,14}(?:措施|情况|打算|安排|改进)?'),
    0,
  )
  if (!found) return null
  const next = search(view, heading('[四五六七八]、'), found.end)
  return range(found.end, next?.at ?? view.text.length)
}

function lastBefore(view: View, pattern: RegExp, before: number): Hit | null {
  let last: Hit | null = null
  for (let from = 0, tries = 0; tries < 40; tries++) {
    const hit = search(view, pattern, from, before)
    if (!hit) break
    last = hit
    from = hit.end
  }
  return last
}

// 表二 begins at its first block head; prose may name 第二十条 too, so the head must be followed by a table.
function blockOf(view: View, before: number): Hit | null {
  for (let from = 0, tries = 0; tries < 40; tries++) {
    const hit = search(view, /第二十条第?\(?[一1]\)?项|信息内容(?=本年)/, from, before)
    if (!hit) return null
    if (/信息内容|规章/.test(view.text.slice(hit.at, hit.at + 60))) return hit
    from = hit.end
  }
  return null
}

/** 表三 whose first label is misprinted: the corner rule or the row after stands near it. */
function searchTable(view: View): Hit | null {
  const corner = search(view, /勾稽关系(?:申请人情况)?为/, 0)
  if (!corner) return null
  return search(view, /一、?本年新收|本年新收/, corner.end) ?? corner
}
