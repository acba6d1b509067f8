import { type PositionedText, textOf } from './normalise.ts'

const entities: Record<string, string> = {
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  mdash: '—',
  ndash: '–',
  middot: '·',
  hellip: '…',
  times: '×',
}

const hidden = new Set(['script', 'style', 'head', 'noscript', 'template', 'svg', 'select'])
const breaking = new Set([
  'p',
  'div',
  'br',
  'li',
  'ul',
  'ol',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'section',
  'article',
  'header',
  'footer',
  'center',
  'blockquote',
  'caption',
  'tbody',
  'thead',
  'hr',
])
const SOFT = 0x0b
const TAB = 0x09
const LINE = 0x0a
const SPACE = 0x20

export function looksLikeHtml(source: string): boolean {
  return /<(!doctype|html|body|table|t[dr]|p|div|span)\b[^>]{0,400}>/i.test(source.slice(0, 20_000))
}

/**
 * The visible text of a page: a table row is a line, its cells are parted by tabs. A break inside a cell becomes
 * a space where its row has several cells, and a line where the row is only there for the layout.
 */
export function htmlText(source: string): PositionedText {
  // No character of the source becomes more than one; a row may end where the source does.
  const codes = new Uint16Array(source.length + 1)
  const offsets = new Int32Array(source.length + 1)
  let length = 0
  let rowStart = 0
  let cellOpen = false
  const put = (code: number, offset: number) => {
    codes[length] = code
    offsets[length++] = offset
  }
  const endRow = (offset: number) => {
    const several = codes.subarray(rowStart, length).includes(TAB)
    for (let i = rowStart; i < length; i++) if (codes[i] === SOFT) codes[i] = several ? SPACE : LINE
    put(LINE, offset)
    rowStart = length
    cellOpen = false
  }
  let nextClose = source.indexOf('>')
  const unclosed = new Set<string>()
  let i = 0
  while (i < source.length) {
    const char = source.charAt(i)
    if (char === '<') {
      if (source.startsWith('<!--', i)) {
        const end = source.indexOf('-->', i + 4)
        i = end < 0 ? source.length : end + 3
        continue
      }
      const match = /^<(\/?)([a-z][a-z0-9]*)/i.exec(source.slice(i, i + 20))
      // One search serves all tags before it; many unclosed ones cost no more than one.
      if (nextClose >= 0 && nextClose < i) nextClose = source.indexOf('>', i)
      const close = nextClose
      if ((match || source.charAt(i + 1) === '!') && close > 0) {
        const tag = match?.[2]?.toLowerCase() ?? ''
        const closing = match?.[1] === '/'
        if (hidden.has(tag) && !closing && !unclosed.has(tag)) {
          const end = indexOfTag(source, `</${tag}`, close)
          if (end < 0) unclosed.add(tag)
          i = end < 0 ? close + 1 : end
          continue
        }
        if (tag === 'tr' || tag === 'table') endRow(i)
        else if ((tag === 'td' || tag === 'th') && !closing) {
          if (cellOpen) put(TAB, i)
          cellOpen = true
        } else if (breaking.has(tag)) put(SOFT, i)
        i = close + 1
        continue
      }
    }
    if (char === '&') {
      const match = /^&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,8});/i.exec(source.slice(i, i + 12))
      const decoded = match?.[1] ? decode(match[1]) : undefined
      if (match && decoded !== undefined) {
        put(decoded.charCodeAt(0), i)
        i += match[0].length
        continue
      }
    }
    // Line breaks of the source mean nothing in HTML.
    put(isBlank(source.charCodeAt(i)) ? SPACE : source.charCodeAt(i), i)
    i++
  }
  endRow(source.length)
  return { text: textOf(codes.subarray(0, length)), offsets: offsets.subarray(0, length) }
}

const isBlank = (code: number) =>
  code === SPACE || (code >= TAB && code <= 0x0d) || code === 0xa0 || code === 0x3000 || code === 0xfeff

function indexOfTag(source: string, tag: string, from: number): number {
  const found = source.indexOf(tag, from)
  return found >= 0 ? found : source.indexOf(tag.toUpperCase(), from)
}

function decode(name: string): string | undefined {
  if (!name.startsWith('#')) return entities[name.toLowerCase()]
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
  return code > 0 && code <= 0xffff ? String.fromCharCode(code) : undefined
}
