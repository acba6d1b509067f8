import {
  AlignmentType,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { tableDefinition } from '../formats/formats.ts'
import type { Report } from '../report.ts'
import { type PrintedCell, type PrintedTable, sectionsOf, titleOf } from '../writers/printed-table.ts'

/** Half-points, after the layout of official documents: title 二号, text 三号, tables 五号, 表三 and 表四 小五. */
const SIZE = { title: 44, text: 32, table: 21, wide: 18 }
/** A line of text is set 28 points high (twentieths of a point). */
const LINE = 560

const run = (text: string, size: number, font: string, bold = false) =>
  new TextRun({
    text,
    size,
    bold,
    // Headings of a word processor are blue unless told otherwise.
    color: '000000',
    font: { ascii: 'Times New Roman', eastAsia: font, hAnsi: 'Times New Roman' },
  })

const paragraph = (text: string) =>
  new Paragraph({
    children: [run(text, SIZE.text, '仿宋_GB2312')],
    indent: { firstLine: SIZE.text * 20 },
    spacing: { line: LINE, lineRule: 'exact' },
  })

const cell =
  (size: number) =>
  ({ text, columns, rows, kind }: PrintedCell): TableCell =>
    new TableCell({
      columnSpan: columns,
      rowSpan: rows,
      verticalAlign: VerticalAlignTable.CENTER,
      children: [
        new Paragraph({
          alignment: kind === 'rowHead' ? AlignmentType.LEFT : AlignmentType.CENTER,
          children: [run(text, size, '宋体', kind === 'columnHead')],
        }),
      ],
    })

/** Twentieths of a point between the margins of a sheet of A4. */
const ACROSS = 8_844
/** 表三 begins with three columns of labels; the figures of a province need five digits. */
const LABELS = [560, 760, 1_850]

function columnWidths({ name, width }: PrintedTable): number[] {
  const labels = name === 'requests' ? LABELS : []
  const left = ACROSS - labels.reduce((sum, label) => sum + label, 0)
  const each = Math.floor(left / Math.max(1, width - labels.length))
  return [...labels, ...Array<number>(Math.max(0, width - labels.length)).fill(each)]
}

const table = (grid: PrintedTable) =>
  new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: columnWidths(grid),
    layout: TableLayoutType.FIXED,
    margins: { left: 30, right: 30, marginUnitType: WidthType.DXA },
    rows: grid.lines.map(
      (line, position) =>
        new TableRow({
          children: line.map(cell(grid.width > 4 ? SIZE.wide : SIZE.table)),
          tableHeader: position < grid.headLines,
          cantSplit: true,
        }),
    ),
  })

/** The report as a Word file in the official layout. */
export async function toDocx(report: Report): Promise<Uint8Array> {
  const { headings } = tableDefinition(report.format)
  const children: (Paragraph | Table)[] = [
    new Paragraph({
      heading: HeadingLevel.TITLE,
      alignment: AlignmentType.CENTER,
      spacing: { after: 480 },
      children: [run(titleOf(report), SIZE.title, '方正小标宋简体')],
    }),
  ]
  for (const { heading, paragraphs, grid } of sectionsOf(report, headings)) {
    children.push(
      new Paragraph({
        heading: HeadingLevel.HEADING_1,
        keepNext: true,
        spacing: { before: 240, after: 120 },
        children: [run(heading, SIZE.text, '黑体')],
      }),
    )
    children.push(...paragraphs.map(paragraph))
    if (grid) children.push(table(grid))
  }
  const document = new Document({
    title: titleOf(report),
    creator: report.publicBody ?? '',
    // Margins of GB/T 9704.
    sections: [
      {
        properties: { page: { margin: { top: '37mm', bottom: '35mm', left: '28mm', right: '26mm' } } },
        children,
      },
    ],
  })
  return new Uint8Array(await Packer.toArrayBuffer(document))
}
