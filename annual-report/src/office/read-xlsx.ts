import { type ReadHints, readReport } from '../reader/read.ts'
import type { Report } from '../report.ts'
import { decodeXml, elements, unpack } from './zip.ts'

const WIDEST = 200
/** No report merges more; a hostile workbook may. */
const MOST_COVERED = 200_000

const textOf = (xml: string): string =>
  [...elements(xml, 't')].map(({ content }) => decodeXml(content)).join('')

function columnOf(reference: string): number {
  let column = 0
  for (const char of reference.replace(/\d/g, '')) column = column * 26 + char.charCodeAt(0) - 64
  return column
}

/** Cells that a merged cell covers; they are no cells of their own. */
function covered(sheet: string): Set<string> {
  const cells = new Set<string>()
  let work = 0
  for (const [, from = '', to = ''] of sheet.matchAll(/<mergeCell ref="([A-Z]+\d+):([A-Z]+\d+)"/g)) {
    const [top, bottom] = [Number(from.replace(/\D/g, '')), Number(to.replace(/\D/g, ''))]
    const [left, right] = [columnOf(from), Math.min(columnOf(to), WIDEST)]
    for (let row = top; row <= Math.min(bottom, top + 500); row++) {
      for (let column = left; column <= right; column++) {
        if (++work > MOST_COVERED) return cells
        if (row !== top || column !== left) cells.add(`${row}:${column}`)
      }
    }
  }
  return cells
}

function sheetText(sheet: string, strings: readonly string[]): string {
  const hidden = covered(sheet)
  const lines: string[] = []
  for (const { content: body } of elements(sheet, 'row')) {
    const cells: string[] = []
    for (const { attributes, content } of elements(body, 'c')) {
      const reference = /\br="([A-Z]+)(\d+)"/.exec(attributes)
      const column = reference?.[1] ? columnOf(reference[1]) : cells.length + 1
      if (column > WIDEST || hidden.has(`${reference?.[2]}:${column}`)) continue
      const type = /\bt="(\w+)"/.exec(attributes)?.[1]
      const raw = /<v>([^<]*)<\/v>/.exec(content)?.[1] ?? ''
      const value =
        type === 's' ? (strings[Number(raw)] ?? '') : type === 'inlineStr' ? textOf(content) : decodeXml(raw)
      cells.push(value.replace(/\s*\n\s*/g, ''))
    }
    lines.push(cells.join('\t').trimEnd())
  }
  return lines.join('\n')
}

/** The heads of the sheet that lists every cell of a report we wrote; the report itself stands on another. */
export const CELL_SHEET_HEADS = ['表', '项目', '列', '键', '值', '单位', '状态', '原文', '说明'] as const

const isCellSheet = (text: string) => text.startsWith(CELL_SHEET_HEADS.join('\t'))

/** The text of a workbook: a row is a line, cells are parted by tabs, sheets follow each other. */
export function xlsxText(data: Uint8Array): string {
  return sheetTexts(data).join('\n\n')
}

function sheetTexts(data: Uint8Array): string[] {
  const parts = unpack(data, (name) => /^xl\/(sharedStrings|worksheets\/sheet\d+)\.xml$/.test(name))
  const shared = parts.get('xl/sharedStrings.xml') ?? ''
  const strings = [...elements(shared, 'si')].map(({ content }) => textOf(content))
  const number = (name: string) => Number(name.replace(/\D/g, ''))
  return [...parts.keys()]
    .filter((name) => name.includes('worksheets'))
    .sort((a, b) => number(a) - number(b))
    .map((name) => sheetText(parts.get(name) ?? '', strings))
}

/** Reads a workbook. Places are lines and columns of its text. */
export function readXlsx(data: Uint8Array, hints?: ReadHints): Report[] {
  const sheets = sheetTexts(data)
  const reports = sheets.length > 1 ? sheets.filter((text) => !isCellSheet(text)) : sheets
  return readReport(reports.join('\n\n'), hints)
}
