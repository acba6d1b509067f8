import sanitizeHtml from 'sanitize-html'
import type { SafeHtml } from './index.ts'

const options: sanitizeHtml.IOptions = {
  allowedTags: [
    'h2',
    'h3',
    'h4',
    'p',
    'br',
    'hr',
    'blockquote',
    'ul',
    'ol',
    'li',
    'strong',
    'em',
    'u',
    's',
    'sub',
    'sup',
    'a',
    'img',
    'figure',
    'figcaption',
    'table',
    'caption',
    'thead',
    'tbody',
    'tfoot',
    'tr',
    'th',
    'td',
    'colgroup',
    'col',
  ],
  allowedAttributes: {
    a: ['href', 'title'],
    img: ['src', 'alt', 'width', 'height'],
    th: ['colspan', 'rowspan', 'scope'],
    td: ['colspan', 'rowspan'],
    ol: ['start'],
    p: ['class'],
  },
  allowedClasses: { p: ['center', 'right', 'signature'] },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: [] },
  allowProtocolRelative: false,
  transformTags: { h1: 'h2', b: 'strong', i: 'em', strike: 's', del: 's' },
  // Pictures come from our own file store only.
  exclusiveFilter: (frame) => frame.tag === 'img' && !(frame.attribs.src ?? '').startsWith('/files/'),
}

/** Cleans markup once, on its way in. Running it again changes nothing. */
export function sanitise(html: string): SafeHtml {
  return sanitizeHtml(html, options) as SafeHtml
}

/** Marks markup read back from our own store, which was sanitised before it was stored. */
export function storedHtml(html: string): SafeHtml {
  return html as SafeHtml
}

const blockEnd = /<\/(?:p|h[1-6]|li|tr|td|th|caption|figcaption|blockquote|div)>|<(?:br|hr)\s*\/?>/gi

/** The readable text of markup, one line a block. */
export function textOf(html: string): string {
  const text = sanitizeHtml(html.replace(blockEnd, '\n'), { allowedTags: [], allowedAttributes: {} })
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/[ \t\u00a0]+/g, ' ')
    .replace(/ *\n[ \n]*/g, '\n')
    .trim()
}
