import { formatOfYear } from '../formats/formats.ts'
import type { Format, Report } from '../report.ts'
import { htmlText, looksLikeHtml } from './html.ts'
import { readMetadata } from './metadata.ts'
import { flat, normalise, type Page, slicePage } from './normalise.ts'
import { looksLikeOpenData, readOpenData } from './open-data.ts'
import { readProactive } from './proactive.ts'
import { readStatements } from './prose.ts'
import { readRemedies } from './remedies.ts'
import { readRequests } from './requests.ts'
import { type Range, segment } from './segment.ts'
import { readStatistics } from './statistics.ts'

export type ReadErrorCode =
  | 'empty'
  | 'not-a-report'
  | 'too-large'
  | 'binary'
  | 'damaged'
  | 'encrypted'
  | 'no-text'

/** A text that cannot be read as a report. The message is one Chinese sentence for the person who sent it. */
export class ReadError extends Error {
  readonly code: ReadErrorCode
  constructor(code: ReadErrorCode, message: string) {
    super(message)
    this.name = 'ReadError'
    this.code = code
  }
}

export interface ReadHints {
  /** What the caller knows where the text does not say; the text wins where it does. */
  publicBody?: string
  year?: number
  /** The body's report of the year before: settles runs of digits by what must follow from it. */
  previous?: Report
}

const LARGEST = 1_000_000
const MOST_REPORTS = 50
/** No report is shorter; a table of contents is. */
const CONTENTS = 400
/** Characters from 一、 to 二、 at most. */
const LONGEST_SECTION = 30_000

/** Reads every report in a text, Markdown or HTML file. Throws `ReadError` where there is none. */
export function readReport(source: string, hints: ReadHints = {}): Report[] {
  if (source.length > LARGEST) {
    throw new ReadError('too-large', '文件太大，不像是一份年度报告，请确认后只提交报告本身。')
  }
  if (source.trim() === '') throw new ReadError('empty', '文件里没有文字，请确认提交的不是空文件或扫描图片。')
  if (source.includes('\u0000') || badCharacters(source) > source.length / 10) {
    throw new ReadError('binary', '文件不是文本，请以网页、Word、PDF 或文本格式提交。')
  }
  const reports = looksLikeOpenData(source) ? readOpenData(source) : readPage(source, hints)
  if (reports.length === 0) {
    throw new ReadError(
      'not-a-report',
      '没有读到政府信息公开工作年度报告的内容，请确认提交的文件是年度报告。',
    )
  }
  return reports
}

function readPage(source: string, hints: ReadHints): Report[] {
  const page = normalise(source, looksLikeHtml(source) ? htmlText(source) : null)
  return splitReports(page)
    .map((part) => readOne(part, hints))
    .filter((report) => report !== null)
}

const badCharacters = (source: string) => source.match(/[\ufffd\u0001-\u0008\u000e-\u001f]/g)?.length ?? 0

/** Two reports pasted into one file: each begins at the title before its own 一、总体情况. */
function splitReports(page: Page): Page[] {
  const view = flat(page)
  const starts: number[] = []
  let last = Number.NEGATIVE_INFINITY
  const second = /(?<![(\d])二、/g
  let secondAt = -1
  for (const match of view.text.matchAll(/(?<![(\d])一、(?:总体情况|概述)/g)) {
    if (secondAt < match.index) {
      second.lastIndex = match.index
      secondAt = second.exec(view.text)?.index ?? Number.POSITIVE_INFINITY
    }
    if (secondAt > match.index + LONGEST_SECTION) continue
    // Headings close behind each other are a table of contents and its report.
    if (match.index - last < CONTENTS) starts.pop()
    last = match.index
    starts.push(view.at[match.index] ?? 0)
    if (starts.length > MOST_REPORTS) {
      throw new ReadError('too-large', `一个文件里有${MOST_REPORTS}份以上的报告，请分成几个文件提交。`)
    }
  }
  if (starts.length < 2) return [page]
  const cuts = [0]
  for (const [position, start] of starts.entries()) {
    const previous = starts[position - 1]
    if (previous === undefined) continue
    const between = page.text.slice(previous, start)
    const title = [...between.matchAll(/^.{0,60}年.{0,4}政府信息公开.{0,8}报告.{0,10}$/gm)].at(-1)
    if (title) cuts.push(previous + title.index)
    else cuts.push(page.text.lastIndexOf('\n', start) + 1)
  }
  return cuts.map((cut, position) => slicePage(page, cut, cuts[position + 1] ?? page.text.length))
}

function readOne(whole: Page, hints: ReadHints): Report | null {
  const page = withoutFooter(whole)
  const segments = segment(page)
  const metadata = readMetadata(page)
  const statements = readStatements(page, segments.prose)
  const within = <T>(range: Range | null, read: (from: number, to: number) => T): T | null =>
    range ? read(range.from, range.to) : null
  const proactive = within(segments.proactive, (from, to) =>
    readProactive(page, from, to, statements, hints.previous),
  )
  const requests = within(segments.requests, (from, to) => readRequests(page, from, to))
  const remedies = within(segments.remedies, (from, to) => readRemedies(page, from, to))
  const statistics = within(segments.statistics, (from, to) => readStatistics(page, from, to, statements))
  const isReport =
    proactive ?? requests ?? remedies ?? statistics ?? (/信息公开/.test(page.text) ? metadata.title : null)
  if (!isReport && !(segments.overview && /政府信息公开/.test(page.text) && metadata.year)) return null
  const year = metadata.year ?? hints.year ?? null
  return {
    format: formatOf({ proactive, requests, remedies }, year),
    ...metadata,
    publicBody: metadata.publicBody ?? hints.publicBody ?? null,
    year,
    sections: {
      overview: sectionText(page, segments.overview),
      problems: sectionText(page, segments.problems),
      other: sectionText(page, segments.other),
    },
    proactive,
    requests,
    remedies,
    statistics,
    statements,
    findings: [],
  }
}

/** The tables tell the format; without tables the year does. */
function formatOf(tables: Pick<Report, 'proactive' | 'requests' | 'remedies'>, year: number | null): Format {
  if (tables.proactive)
    return tables.proactive.rules && 'repealed' in tables.proactive.rules ? '2021' : '2019'
  if (tables.requests) return tables.requests.other ? '2019' : '2021'
  if (tables.remedies) return year !== null && year < 2021 ? '2019' : '2021'
  if (year === null) return '2008'
  const format = formatOfYear(year)
  return format
}

function sectionText(page: Page, range: Range | null): string | null {
  if (!range) return null
  const text = page.original.slice(range.from, range.to).trim()
  return text === '' ? null : text
}

// What follows the last section on a web page is the site's: sponsor, record numbers, links, worse.
const footer =
  /\n[ \t]*(?:主办单位|承办单位|版权所有|地址:|邮编:|网站标识码|相关信息|相关链接|上一篇|下一篇|【?打印|分享到|扫一扫|附件:|主站蜘蛛池)/

/** The page without what the site put below the report. The same words above it are its navigation. */
function withoutFooter(page: Page): Page {
  const from = Math.floor(page.text.length / 2)
  const match = footer.exec(page.text.slice(from))
  return match ? slicePage(page, 0, from + match.index) : page
}
