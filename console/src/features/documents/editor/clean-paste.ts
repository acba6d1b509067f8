/** What was pasted, in the markup this editor knows. */
export interface Pasted {
  html: string
  /** Pictures that are only named and did not come along: Word hands over an address on the author's own disk. */
  lostPictures: number
  /** Rows of the largest table. */
  rows: number
}

const junk = 'style, script, meta, link, title, xml, o\\:p, w\\:sdtpr, v\\:shapetype, head'
const chineseNumber = /^[（(]?[第〇零一二三四五六七八九十百千甲乙丙丁①-⑳]/

/** True for what Word, WPS or Excel put on the clipboard. */
export function isOffice(html: string): boolean {
  return /class="?Mso|mso-|urn:schemas-microsoft-com|ProgId|<meta name="?generator"? content="?(?:microsoft|wps)/i.test(
    html,
  )
}

/**
 * Makes clean markup of what an office program pasted: headings by their level, lists as lists but Chinese numbers as
 * text (they belong to the text of a rule), tables without their looks, emphasis kept, everything else dropped.
 */
export function cleanPaste(html: string): Pasted {
  const fragment = /<!--StartFragment-->([\s\S]*)<!--EndFragment-->/i.exec(html)?.[1] ?? html
  const source =
    /<table/i.test(html) && !/<table/i.test(fragment) && /<t[rd]/i.test(fragment) ? html : fragment
  const parsed = new DOMParser().parseFromString(
    // Word hides from other programs what it shows itself, lists for instance, and the other way round.
    source.replace(/<!--\[if !supportLists\]-->|<!--\[endif\]-->|<!\[if [^\]]*\]>|<!\[endif\]>/gi, ''),
    'text/html',
  )
  const { body } = parsed
  for (const element of body.querySelectorAll(junk)) element.remove()
  removeComments(body)
  dropDeleted(body)
  headings(body)
  lists(parsed)
  emphasis(parsed)
  const lostPictures = pictures(body)
  tables(parsed)
  plain(body)
  const rows = Math.max(0, ...[...body.querySelectorAll('table')].map((table) => table.rows.length))
  return { html: body.innerHTML.trim(), lostPictures, rows }
}

function removeComments(root: Node): void {
  for (const node of [...root.childNodes]) {
    if (node.nodeType === Node.COMMENT_NODE) node.remove()
    else removeComments(node)
  }
}

const styleOf = (element: Element) => element.getAttribute('style') ?? ''

/** Deleted in a tracked change, or set not to be printed: no part of the text. */
function dropDeleted(body: HTMLElement): void {
  for (const element of body.querySelectorAll('del, [style*="display:none"], [style*="mso-hide:all"]'))
    element.remove()
  for (const mark of body.querySelectorAll('a[style*="mso-comment"], .MsoCommentReference, .msocomtxt'))
    mark.remove()
}

function headings(body: HTMLElement): void {
  for (const element of [...body.querySelectorAll('p, h1, h2, h3, h4, h5, h6')]) {
    const name = element.className
    const level = isTitle(name)
      ? 1
      : Number(
          /mso-outline-level:\s*(\d)/.exec(styleOf(element))?.[1] ??
            /^H(\d)$/.exec(element.tagName)?.[1] ??
            /(?:Heading|标题)\s?(\d)/i.exec(name)?.[1] ??
            0,
        )
    if (level === 0 || level > 6) continue
    rename(element, level === 1 ? 'h2' : level === 2 ? 'h3' : 'h4')
  }
}

const isTitle = (name: string) => /MsoTitle\b/.test(name)

function rename(element: Element, tag: string): void {
  const made = element.ownerDocument.createElement(tag)
  made.append(...element.childNodes)
  const style = element.getAttribute('style')
  if (style) made.setAttribute('style', style)
  element.replaceWith(made)
}

/** Paragraphs that Word numbers become lists, level within level; what counts in Chinese stays a paragraph with its number. */
function lists(parsed: Document): void {
  let open: { list: HTMLElement; level: number }[] = []
  let last: Element | null = null
  for (const paragraph of [...parsed.body.querySelectorAll('p, h2, h3, h4, div')]) {
    const level = Number(/mso-list:[^;"]*level(\d)/.exec(styleOf(paragraph))?.[1] ?? 0)
    const marker = paragraph.querySelector('[style*="mso-list:Ignore"], [style*="mso-list: Ignore"]')
    if (level === 0 || !marker) continue
    const label = (marker.textContent ?? '').replace(/\s| /g, '')
    if (chineseNumber.test(label) || paragraph.tagName !== 'P') {
      marker.replaceWith(label)
      continue
    }
    marker.remove()
    const isCounted = /^[（(]?(?:\d+|[a-z]{1,3}|[ivx]+)[.)）、．]/i.test(label)
    const tag = isCounted ? 'ol' : 'ul'
    if (last !== paragraph.previousElementSibling || open.length === 0) open = []
    open = open.filter((one) => one.level < level || (one.level === level && one.list.localName === tag))
    let current = open.at(-1)
    if (!current || current.level < level) {
      const list = parsed.createElement(tag)
      const start = Number(/\d+/.exec(label)?.[0] ?? 1)
      if (tag === 'ol' && start > 1) list.setAttribute('start', String(start))
      if (current) current.list.lastElementChild?.append(list)
      else paragraph.before(list)
      current = { list, level }
      open.push(current)
    }
    const item = parsed.createElement('li')
    const inner = parsed.createElement('p')
    inner.append(...paragraph.childNodes)
    item.append(inner)
    current.list.append(item)
    const top = open[0]?.list ?? null
    paragraph.remove()
    last = top
  }
}

function emphasis(parsed: Document): void {
  for (const element of [...parsed.body.querySelectorAll('span, font')]) {
    const style = styleOf(element)
    const tags = [
      /font-weight:\s*(?:bold|[6-9]00)/.test(style) ? 'strong' : '',
      /text-decoration:[^;]*underline/.test(style) ? 'u' : '',
      /vertical-align:\s*super/.test(style) ? 'sup' : '',
      /vertical-align:\s*sub/.test(style) ? 'sub' : '',
    ].filter(Boolean)
    let place: Element | DocumentFragment = parsed.createDocumentFragment()
    const outer = place
    for (const tag of tags) {
      const made = parsed.createElement(tag)
      place.append(made)
      place = made
    }
    place.append(...element.childNodes)
    element.replaceWith(outer)
  }
}

/** Pictures that came along stay; those that are only an address are counted. */
function pictures(body: HTMLElement): number {
  let lost = 0
  for (const element of [...body.querySelectorAll('img, v\\:imagedata, v\\:shape')]) {
    const source = element.getAttribute('src') ?? ''
    if (element.localName === 'img' && /^data:image\/(?:png|jpe?g);base64,/.test(source)) continue
    if (element.localName === 'img' && source.startsWith('/files/')) continue
    if (element.localName !== 'v:shape') lost += 1
    element.remove()
  }
  return lost
}

function tables(parsed: Document): void {
  for (const table of parsed.body.querySelectorAll('table'))
    for (const cell of table.querySelectorAll('td, th')) {
      const inner = [...cell.querySelectorAll('p, div')]
      if (inner.length === 0 || inner.some((one) => one.textContent?.trim())) {
        for (const empty of inner)
          if (!empty.textContent?.trim() && !empty.querySelector('img')) empty.remove()
      }
    }
  for (const gone of parsed.body.querySelectorAll('colgroup, col')) gone.remove()
}

const kept: Readonly<Record<string, readonly string[]>> = {
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan'],
  ol: ['start'],
  a: ['href'],
  img: ['src', 'alt'],
}

/** Alignment becomes a class of ours; every other attribute goes, and so do empty paragraphs one after another. */
function plain(body: HTMLElement): void {
  for (const element of [...body.querySelectorAll('*')]) {
    const style = styleOf(element)
    const align = element.getAttribute('align') ?? /text-align:\s*(\w+)/.exec(style)?.[1]
    const allowed = kept[element.localName] ?? []
    for (const { name } of [...element.attributes]) if (!allowed.includes(name)) element.removeAttribute(name)
    if (element.localName === 'a' && !/^(?:https?:|mailto:|tel:)/.test(element.getAttribute('href') ?? ''))
      element.replaceWith(...element.childNodes)
    if (element.localName === 'p' && (align === 'center' || align === 'right'))
      element.setAttribute('class', align)
    if (/^(?:div|section|article|st1:.*|w:.*|o:.*)$/.test(element.localName)) {
      if (element.querySelector('p, table, h2, h3, h4, ul, ol, div'))
        element.replaceWith(...element.childNodes)
      else if (element.localName === 'div') rename(element, 'p')
      else element.replaceWith(...element.childNodes)
    }
  }
  for (const empty of body.querySelectorAll('p'))
    if (
      !empty.textContent?.replace(/ /g, '').trim() &&
      !empty.querySelector('img') &&
      !empty.closest('td, th')
    )
      empty.remove()
}
