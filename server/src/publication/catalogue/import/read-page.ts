import { textOf } from '#platform/html'

export interface ReadPage {
  title: string
  publishedOn: string
  documentNumber: string
  indexNumber: string
  keywords: string
  abstract: string
  column: string
  /** Markup of the text itself. */
  body: string
}

/** Containers of the text on the site programs in use; asked in this order. */
const usual = [
  'TRS_Editor',
  'UCAPCONTENT',
  'article-content',
  'articleContent',
  'news_content',
  'zoom',
  'pages_content',
  'xxgk_content',
  'prose',
  'content',
]

/**
 * One page of an old site: the page tags every government site must carry (国办发〔2017〕47号: ArticleTitle, PubDate,
 * Keywords, Description, ColumnName), else what stands on the page. Undefined where it is no article.
 * @param container id or class of the element with the text, where the usual ones do not fit
 */
export function readPage(html: string, container = ''): ReadPage | undefined {
  const tag = (name: string) => metaOf(html, name)
  const title = tag('ArticleTitle') || textOf(/<h1[^>]*>([\s\S]*?)<\/h1>/i.exec(html)?.[1] ?? '')
  const text = textOf(html)
  const publishedOn =
    dateIn(tag('PubDate')) ||
    dateIn(/(?:发布|公开|发文)(?:时间|日期)\s*[:：]?\s*([\d年月日\-/.\s:]{8,20})/.exec(text)?.[1] ?? '')
  const names = container ? [container] : usual
  const body = names.map((name) => elementOf(html, name)).find((found) => found && textOf(found) !== '')
  if (title === '' || publishedOn === '' || !body) return undefined
  const labelled = (label: string) =>
    new RegExp(`${label}\\s*[:：]\\s*([^\\s　，。]{2,60})`).exec(text)?.[1] ?? ''
  return {
    title,
    publishedOn,
    documentNumber: labelled('(?:发文字号|文\\s*号)'),
    indexNumber: labelled('索\\s*引\\s*号'),
    keywords: tag('Keywords'),
    abstract: tag('Description'),
    column: tag('ColumnName'),
    body,
  }
}

function metaOf(html: string, name: string): string {
  for (const [element] of html.matchAll(/<meta\b[^>]*>/gi)) {
    const found = /\bname\s*=\s*["']?([\w-]+)/i.exec(element)?.[1]
    if (found?.toLowerCase() === name.toLowerCase())
      return textOf(
        /\bcontent\s*=\s*"([^"]*)"|\bcontent\s*=\s*'([^']*)'/i.exec(element)?.slice(1).find(Boolean) ?? '',
      )
  }
  return ''
}

function dateIn(text: string): string {
  const found = /(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})/.exec(text)
  return found ? `${found[1]}-${found[2]?.padStart(2, '0')}-${found[3]?.padStart(2, '0')}` : ''
}

/** The inside of the first element that has this id or class, with everything up to its own end. */
function elementOf(html: string, name: string): string | undefined {
  const literal = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const start = new RegExp(
    `<(div|td|article|section|span)\\b[^>]*\\b(?:id|class)\\s*=\\s*["'][^"']*(?<![\\w-])${literal}(?![\\w-])[^"']*["'][^>]*>`,
    'i',
  ).exec(html)
  if (!start) return undefined
  const from = start.index + start[0].length
  const tags = new RegExp(`<(/?)${start[1]}\\b[^>]*>`, 'gi')
  tags.lastIndex = from
  let depth = 1
  for (let at = tags.exec(html); at; at = tags.exec(html)) {
    depth += at[1] ? -1 : 1
    if (depth === 0) return html.slice(from, at.index)
  }
  return undefined
}

/** Addresses a page leads to, in full. */
export function addressesIn(html: string, base: string): string[] {
  const found = [...html.matchAll(/\b(?:href|src)\s*=\s*["']([^"'#]+)/gi)].flatMap(([, text = '']) =>
    URL.canParse(text.replaceAll('&amp;', '&'), base)
      ? [new URL(text.replaceAll('&amp;', '&'), base).href]
      : [],
  )
  return [...new Set(found)]
}
