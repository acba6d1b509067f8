import type { Hiding, Segment } from '../segment.ts'
import { type Parts, textOfPart } from './archive.ts'
import { allText } from './docx.ts'
import { type Attributes, readXml } from './xml.ts'

export interface Sheet {
  name: string
  part: string
  hidden: boolean
}

const isOn = (value: string | undefined) => value === '1' || value === 'true'

/** The sheets of a workbook in their order, with the part that holds each. */
export function sheetsOf(parts: Parts): Sheet[] {
  const targets = new Map<string, string>()
  readXml(textOfPart(parts, 'xl/_rels/workbook.xml.rels') ?? '<a/>', {
    open(_name, attributes) {
      if (attributes.Id && attributes.Target)
        targets.set(attributes.Id, attributes.Target.replace(/^\/?(?:xl\/)?/, 'xl/'))
    },
  })
  const sheets: Sheet[] = []
  readXml(textOfPart(parts, 'xl/workbook.xml') ?? '<a/>', {
    open(name, attributes) {
      if (name.replace(/^.*:/, '') !== 'sheet') return
      sheets.push({
        name: attributes.name ?? '',
        part: targets.get(attributes['r:id'] ?? '') ?? '',
        hidden: attributes.state === 'hidden' || attributes.state === 'veryHidden',
      })
    },
  })
  return sheets
}

/** The shared strings, plain. */
export function sharedStrings(parts: Parts): string[] {
  const strings: string[] = []
  let current = ''
  let phonetic = 0
  let inText = false
  readXml(textOfPart(parts, 'xl/sharedStrings.xml') ?? '<sst/>', {
    open(name) {
      if (name === 'si') current = ''
      if (name === 'rPh') phonetic += 1
      if (name === 't') inText = true
    },
    close(name) {
      if (name === 'si') strings.push(current)
      if (name === 'rPh') phonetic -= 1
      if (name === 't') inText = false
    },
    text(text) {
      if (inText && phonetic === 0) current += text
    },
  })
  return strings
}

/** Cell styles that nobody can read: white letters on no ground, or the number format `;;;`. */
export function unreadableStyles(parts: Parts): Map<number, Hiding> {
  const fonts: boolean[] = []
  const fills: boolean[] = []
  const emptyFormats = new Set<string>()
  const styles = new Map<number, Hiding>()
  let section = ''
  let at = 0
  readXml(textOfPart(parts, 'xl/styles.xml') ?? '<a/>', {
    open(name, attributes) {
      if (name === 'fonts' || name === 'fills' || name === 'cellXfs') section = name
      else if (name === 'font' && section === 'fonts') fonts.push(false)
      else if (name === 'fill' && section === 'fills') fills.push(false)
      else if (name === 'color' && section === 'fonts' && isWhite(attributes)) fonts[fonts.length - 1] = true
      else if (name === 'fgColor' && section === 'fills' && !isWhite(attributes))
        fills[fills.length - 1] = true
      else if (name === 'numFmt' && /^;;;/.test(attributes.formatCode ?? ''))
        emptyFormats.add(attributes.numFmtId ?? '')
      else if (name === 'xf' && section === 'cellXfs') {
        if (fonts[Number(attributes.fontId)] && !fills[Number(attributes.fillId)]) styles.set(at, 'white')
        if (emptyFormats.has(attributes.numFmtId ?? '')) styles.set(at, 'vanish')
        at += 1
      }
    },
    close(name) {
      if (name === section) section = ''
    },
  })
  return styles
}

function isWhite(attributes: Attributes): boolean {
  return /^(?:ff)?f[c-f]f[c-f]f[c-f]$/i.test(attributes.rgb ?? '') || attributes.theme === '0'
}

export function columnNumber(reference: string): number {
  const letters = /^[A-Z]+/.exec(reference)?.[0] ?? ''
  return [...letters].reduce((total, letter) => total * 26 + letter.charCodeAt(0) - 64, 0)
}

export interface CellSeen {
  reference: string
  text: string
  hiding?: Hiding
}

/** The cells of one sheet that hold text or a long number. */
export function readSheet(
  xml: string,
  strings: readonly string[],
  styles: ReadonlyMap<number, Hiding>,
  shown: Set<number> = new Set(),
): CellSeen[] {
  const cells: CellSeen[] = []
  const hiddenColumns: { from: number; to: number }[] = []
  let rowHidden = false
  let cell: Attributes = {}
  let value = ''
  let within = ''
  readXml(xml, {
    open(name, attributes) {
      if (name === 'col' && (isOn(attributes.hidden) || Number(attributes.width ?? 9) === 0))
        hiddenColumns.push({ from: Number(attributes.min), to: Number(attributes.max) })
      else if (name === 'row') rowHidden = isOn(attributes.hidden) || attributes.ht === '0'
      else if (name === 'c') {
        cell = attributes
        value = ''
      } else if (name === 'v' || name === 't' || name === 'oddHeader' || name === 'oddFooter') within = name
    },
    close(name) {
      if (name === 'c') {
        if (cell.t === 's') shown.add(Number(value))
        const text = cell.t === 's' ? (strings[Number(value)] ?? '') : value
        if (text === '') return
        const column = columnNumber(cell.r ?? '')
        const hiding: Hiding | undefined = rowHidden
          ? 'row'
          : hiddenColumns.some(({ from, to }) => column >= from && column <= to)
            ? 'column'
            : styles.get(Number(cell.s ?? -1))
        cells.push({ reference: cell.r ?? '', text, ...(hiding ? { hiding } : {}) })
      }
      if (name === 'oddHeader' || name === 'oddFooter') {
        cells.push({ reference: '页眉页脚', text: value })
        value = ''
      }
      if (name === within) within = ''
    },
    text(text) {
      if (within) value += text
    },
  })
  return cells
}

/** Everything a workbook says, openly or not. */
export function readXlsx(parts: Parts): Segment[] {
  const segments: Segment[] = []
  const strings = sharedStrings(parts)
  const styles = unreadableStyles(parts)
  const shown = new Set<number>()
  for (const sheet of sheetsOf(parts)) {
    const xml = textOfPart(parts, sheet.part)
    if (!xml) continue
    for (const cell of readSheet(xml, strings, styles, shown)) {
      const hiding = sheet.hidden ? 'sheet' : cell.hiding
      const place = `工作表“${sheet.name}”${cell.reference}`
      segments.push({ text: cell.text, place, ...(hiding ? { hiding } : {}) })
    }
  }
  // Cells that were deleted leave their words behind.
  const left = strings.filter((text, index) => text.trim() !== '' && !shown.has(index))
  if (left.length > 0) segments.push({ text: left.join('\n'), place: '已删除的单元格', hiding: 'other' })
  for (const name of parts.keys()) {
    const hiding: Hiding | undefined = /^xl\/(?:comments|threadedComments|persons)/.test(name)
      ? 'comment'
      : /^xl\/(?:externalLinks|pivotCache|customXml)\/[^_]/.test(name) ||
          /^customXml\/item\d+\.xml$/.test(name)
        ? 'other'
        : undefined
    if (hiding && name.endsWith('.xml'))
      segments.push({
        text: allText(textOfPart(parts, name) ?? ''),
        place: hiding === 'comment' ? '批注' : '缓存数据',
        hiding,
      })
    else if (/^xl\/drawings\/drawing\d+\.xml$/.test(name))
      segments.push({ text: allText(textOfPart(parts, name) ?? ''), place: '图形文字' })
  }
  return segments.filter((segment) => segment.text.trim() !== '')
}
