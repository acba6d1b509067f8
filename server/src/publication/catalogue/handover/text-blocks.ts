import { SaxesParser } from 'saxes'
import { textOf } from '#platform/html'

export interface Cell {
  text: string
  colspan: number
  rowspan: number
}
export type Block =
  | { kind: 'paragraph' | 'heading' | 'item' | 'center' | 'right'; text: string }
  | { kind: 'table'; columns: number; rows: Cell[][] }
  | { kind: 'picture'; file: string; text: string }

const ends: ReadonlySet<string> = new Set([
  'p',
  'h2',
  'h3',
  'h4',
  'li',
  'blockquote',
  'figcaption',
  'caption',
])

/** A sanitised text as what is set one below the other; what is not well formed comes as plain paragraphs. */
export function blocksOf(html: string): Block[] {
  try {
    return read(html)
  } catch {
    return textOf(html)
      .split('\n')
      .map((text) => ({ kind: 'paragraph', text }))
  }
}

function read(html: string): Block[] {
  const blocks: Block[] = []
  let text = ''
  let rows: Cell[][] | undefined
  let cell: Cell | undefined
  let kind: 'paragraph' | 'heading' | 'item' | 'center' | 'right' = 'paragraph'
  const flush = () => {
    const whole = text.replace(/[ \t\n\u00a0]+/g, ' ').trim()
    if (whole !== '' && !cell) blocks.push({ kind, text: whole })
    if (!cell) text = ''
    kind = 'paragraph'
  }
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const span = (of: string) => Math.min(Math.max(Number(attributes[of]) || 1, 1), 200)
    if (name === 'br') text += cell ? '\n' : ' '
    else if (name === 'table' && !rows) {
      flush()
      rows = []
    } else if (name === 'tr') rows?.push([])
    else if ((name === 'td' || name === 'th') && rows && !cell) {
      cell = { text: '', colspan: span('colspan'), rowspan: span('rowspan') }
      text = ''
    } else if (name === 'img') {
      flush()
      blocks.push({ kind: 'picture', file: attributes.src ?? '', text: attributes.alt ?? '' })
    } else if (ends.has(name) && !cell) {
      flush()
      const look = attributes.class
      if (/^h/.test(name)) kind = 'heading'
      else if (name === 'li') kind = 'item'
      else if (look === 'center' || name === 'figcaption' || name === 'caption') kind = 'center'
      else if (look === 'right' || look === 'signature') kind = 'right'
    }
  })
  parser.on('text', (part) => {
    text += part
  })
  parser.on('closetag', ({ name }) => {
    if ((name === 'td' || name === 'th') && cell) {
      rows?.at(-1)?.push({ ...cell, text: text.trim() })
      cell = undefined
      text = ''
    } else if (name === 'table' && rows) {
      const kept = rows.filter((row) => row.length > 0)
      if (kept.length > 0) blocks.push({ kind: 'table', columns: columnsOf(kept), rows: kept })
      rows = undefined
    } else if (cell && ends.has(name)) text += '\n'
    else if (ends.has(name)) flush()
  })
  parser.write(`<text>${html}</text>`).close()
  flush()
  return blocks
}

const columnsOf = (rows: readonly Cell[][]) =>
  Math.max(...rows.map((row) => row.reduce((sum, one) => sum + one.colspan, 0)))
