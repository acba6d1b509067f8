import { strToU8, zipSync } from 'fflate'
import { tableDefinition } from '../formats/formats.ts'
import type { Finding, Report } from '../report.ts'
import { flatCells } from '../writers/data.ts'
import { type PrintedTable, sectionsOf, titleOf } from '../writers/printed-table.ts'
import { CELL_SHEET_HEADS } from './read-xlsx.ts'
import { encodeXml } from './zip.ts'

interface SheetCell {
  value: string | number
  columns?: number
  rows?: number
  bold?: boolean
}

interface Sheet {
  name: string
  lines: SheetCell[][]
  /** Widths of the columns in characters; the last one holds for all that follow. */
  widths: number[]
  /** A list under a line of heads: the heads stay in sight and can be filtered by. */
  list?: true
}

function columnName(column: number): string {
  let name = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name
  }
  return name
}

const MOST_COLUMNS = 32
/** As wide as 表三. */
const PAGE_COLUMNS = 10
const LINE_POINTS = 16
const HAN_A_LINE = 60

/** A text over merged cells is not measured by spreadsheet programs: its height is given. */
function heightOf(line: readonly SheetCell[]): string {
  const [only] = line
  if (line.length !== 1 || typeof only?.value !== 'string' || (only.columns ?? 1) < PAGE_COLUMNS) return ''
  return ` ht="${Math.ceil(Math.max(1, only.value.length) / HAN_A_LINE) * LINE_POINTS + 4}" customHeight="1"`
}

/** Places cells around the ones merged from above, as a browser places them in a table. */
function sheetXml({ lines, widths, list }: Sheet): string {
  const taken = new Map<number, number>()
  const merges: string[] = []
  const rows = lines.map((line, y) => {
    let x = 1
    const cells = line.map(({ value, columns = 1, rows: height = 1, bold }) => {
      while ((taken.get(x) ?? 0) > y) x++
      const at = x
      x += columns
      for (let column = at; column < x; column++) taken.set(column, y + height)
      const reference = `${columnName(at)}${y + 1}`
      if (columns > 1 || height > 1) {
        merges.push(`<mergeCell ref="${reference}:${columnName(x - 1)}${y + height}"/>`)
      }
      const style = bold ? 's="2"' : 's="1"'
      return typeof value === 'number'
        ? `<c r="${reference}" ${style}><v>${value}</v></c>`
        : `<c r="${reference}" ${style} t="inlineStr"><is><t xml:space="preserve">${encodeXml(value)}</t></is></c>`
    })
    return `<row r="${y + 1}"${heightOf(line)}>${cells.join('')}</row>`
  })
  const merged =
    merges.length > 0 ? `<mergeCells count="${merges.length}">${merges.join('')}</mergeCells>` : ''
  const columns = widths.map((width, at) => {
    const last = at === widths.length - 1 ? MOST_COLUMNS : at + 1
    return `<col min="${at + 1}" max="${last}" width="${width}" customWidth="1"/>`
  })
  const view = list
    ? '<sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView>'
    : '<sheetView workbookViewId="0"/>'
  const filter = list
    ? `<autoFilter ref="A1:${columnName(lines[0]?.length ?? 1)}${Math.max(1, lines.length)}"/>`
    : ''
  // On paper a sheet is as wide as a page and as long as it needs to be.
  return `${XML}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>${view}</sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${columns.join('')}</cols><sheetData>${rows.join('')}</sheetData>${filter}${merged}<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>`
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const styles = `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border/><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf fontId="0"/><xf fontId="0" borderId="1" applyBorder="1" applyAlignment="1"><alignment wrapText="1" vertical="center"/></xf><xf fontId="1" borderId="1" applyFont="1" applyBorder="1" applyAlignment="1"><alignment wrapText="1" vertical="center" horizontal="center"/></xf></cellXfs></styleSheet>`

function workbook(sheets: readonly Sheet[]): Uint8Array {
  const files: Record<string, Uint8Array> = {}
  const put = (name: string, text: string) => {
    files[name] = strToU8(text)
  }
  const ids = sheets.map((_, position) => position + 1)
  put(
    '[Content_Types].xml',
    `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/>${ids.map((id) => `<Override PartName="/xl/worksheets/sheet${id}.xml" ContentType="${TYPES}.worksheet+xml"/>`).join('')}</Types>`,
  )
  put(
    '_rels/.rels',
    `${XML}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  )
  put(
    'xl/workbook.xml',
    `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.map(({ name }, position) => `<sheet name="${encodeXml(name)}" sheetId="${position + 1}" r:id="rId${position + 1}"/>`).join('')}</sheets></workbook>`,
  )
  put(
    'xl/_rels/workbook.xml.rels',
    `${XML}<Relationships xmlns="${RELATIONS}">${ids.map((id) => `<Relationship Id="rId${id}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${id}.xml"/>`).join('')}<Relationship Id="rId${ids.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
  )
  put('xl/styles.xml', styles)
  for (const [position, sheet] of sheets.entries()) {
    put(`xl/worksheets/sheet${position + 1}.xml`, sheetXml(sheet))
  }
  // A fixed time keeps the same report the same file.
  return zipSync(files, { mtime: '2000-01-01T12:00:00Z' })
}

const gridLines = ({ lines }: PrintedTable): SheetCell[][] =>
  lines.map((line) =>
    line.map(({ text, columns, rows, kind, cell }) => ({
      value: kind === 'figure' && cell?.value != null && cell.state !== 'ambiguous' ? cell.value : text,
      columns,
      rows,
      bold: kind !== 'figure',
    })),
  )

/** A workbook: the report in its official layout on one sheet, every cell with its state on another. */
export function toXlsx(report: Report): Uint8Array {
  const { headings } = tableDefinition(report.format)
  const lines: SheetCell[][] = [[{ value: titleOf(report), columns: PAGE_COLUMNS, bold: true }]]
  for (const { heading, paragraphs, grid } of sectionsOf(report, headings)) {
    lines.push([{ value: heading, columns: PAGE_COLUMNS, bold: true }])
    for (const paragraph of paragraphs) lines.push([{ value: paragraph, columns: PAGE_COLUMNS }])
    if (grid) lines.push(...gridLines(grid))
  }
  const cells: SheetCell[][] = [
    CELL_SHEET_HEADS.map((value) => ({ value, bold: true })),
    ...flatCells(report).map(({ path, table, row, column, cell }) =>
      [
        table,
        row,
        column,
        path,
        cell.value ?? '',
        cell.unit ?? '',
        cell.state,
        cell.raw,
        cell.note ?? '',
      ].map((value) => ({ value })),
    ),
  ]
  return workbook([
    { name: '年度报告', lines, widths: [12, 14, 36, 11] },
    { name: '单元格', lines: cells, widths: [8, 44, 26, 34, 10, 8, 10, 14, 40], list: true },
  ])
}

const levels = { error: '错误', warning: '提醒', info: '提示' }

/** One report of a batch with its findings, or a file that could not be read and why. */
export interface CheckedFile {
  file: string
  report: Pick<Report, 'publicBody' | 'year'>
  findings: readonly Finding[]
  problem?: string | undefined
}

/** A workbook of the findings of many reports: a line a report on one sheet, a line a finding on another. */
export function findingsToXlsx(batch: readonly CheckedFile[]): Uint8Array {
  const head = ['文件', '机关', '年度', '级别', '规则', '问题', '单元格', '行', '列']
  const lines: SheetCell[][] = [head.map((value) => ({ value, bold: true }))]
  const counts: SheetCell[][] = [
    ['文件', '机关', '年度', '错误', '提醒', '提示', '没有读出的原因'].map((value) => ({
      value,
      bold: true,
    })),
  ]
  for (const { file, report, findings, problem } of batch) {
    const count = (level: Finding['level']) => findings.filter((found) => found.level === level).length
    counts.push(
      [
        file,
        report.publicBody ?? '',
        report.year ?? '',
        ...(problem ? ['', '', ''] : [count('error'), count('warning'), count('info')]),
        problem ?? '',
      ].map((value) => ({ value })),
    )
    for (const { rule, level, message, cells, at } of findings) {
      lines.push(
        [
          file,
          report.publicBody ?? '',
          report.year ?? '',
          levels[level],
          rule,
          message,
          cells.join(' '),
          at?.line ?? '',
          at?.column ?? '',
        ].map((value) => ({ value })),
      )
    }
  }
  return workbook([
    { name: '校验结果', lines, widths: [36, 22, 8, 8, 16, 70, 40, 6], list: true },
    { name: '报告一览', lines: counts, widths: [36, 22, 8, 8, 8, 8, 60], list: true },
  ])
}
