import { type ReadHints, readReport } from '../reader/read.ts'
import type { Report } from '../report.ts'
import { decodeXml, unpack } from './zip.ts'

const token = /<(\/?)w:(tbl|tr|tc|p|t|tab|br|vMerge)(?=[\s/>])([^<>]*)>|([^<]+)/g

/** The text of a Word file: a paragraph or a table row is a line, cells are parted by tabs. */
export function docxText(data: Uint8Array): string {
  const document = unpack(data, (name) => name === 'word/document.xml').get('word/document.xml') ?? ''
  const lines: string[] = []
  const tables: { cells: string[]; cell: string; continued: boolean }[] = []
  let paragraph = ''
  let inText = false
  for (const [, slash, tag, attributes = '', text] of document.matchAll(token)) {
    const closing = slash === '/'
    const row = tables.at(-1)
    if (text !== undefined) {
      if (inText) paragraph += decodeXml(text)
    } else if (tag === 't') inText = !closing && !attributes.endsWith('/')
    else if (tag === 'tab' && !closing && !attributes.includes('w:val')) paragraph += ' '
    else if (tag === 'br') paragraph += row ? ' ' : '\n'
    else if (tag === 'p' && (closing || attributes.endsWith('/'))) {
      if (row) row.cell += (row.cell && paragraph ? ' ' : '') + paragraph
      else lines.push(paragraph)
      paragraph = ''
    } else if (tag === 'tbl') {
      if (closing) tables.pop()
      else tables.push({ cells: [], cell: '', continued: false })
    } else if (tag === 'tr' && closing && row) {
      lines.push(row.cells.join('\t'))
      row.cells = []
    } else if (tag === 'vMerge' && row) {
      // The lower part of a merged cell is no cell of its own.
      if (!/w:val="restart"/.test(attributes)) row.continued = true
    } else if (tag === 'tc' && row) {
      if (closing && !row.continued) row.cells.push(row.cell)
      row.cell = ''
      row.continued = false
    }
  }
  return lines.join('\n')
}

/** Reads a Word file. Places are lines and columns of its text. */
export function readDocx(data: Uint8Array, hints?: ReadHints): Report[] {
  return readReport(docxText(data), hints)
}
