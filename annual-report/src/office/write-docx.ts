import {
  AlignmentType,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { tableDefinition } from '../formats/formats.ts'
import type { Report } from '../report.ts'
import { type PrintedCell, type PrintedTable, sectionsOf, titleOf } from '../writers/printed-table.ts'

/** Half-points, after the layout of official documents: title 二号, text 三号, tables 五号. */
const SIZE = { title: 44, text: 32, table: 21 }
/** A line of text is set 28 points high (twentieths of a point). */
const LINE = 560

const run = (text: string, size: number, font: string, bold = false) =>
  new TextRun({
    text,
    size,
    bold,
    font: { ascii: 'Times New Roman', eastAsia: font, hAnsi: 'Times New Roman' },
  })

const paragraph = (text: string) =>
  new Paragraph({
    children: [run(text, SIZE.text, '仿宋_GB2312')],
    indent: { firstLine: SIZE.text * 20 },
    spacing: { line: LINE, lineRule: 'exact' },
  })

function cell({ text, columns, rows, kind }: PrintedCell): TableCell {
  return new TableCell({
    columnSpan: columns,
    rowSpan: rows,
    verticalAlign: VerticalAlignTable.CENTER,
    children: [
      new Paragraph({
        alignment: kind === 'rowHead' ? AlignmentType.LEFT : AlignmentType.CENTER,
        children: [run(text, SIZE.table, '宋体', kind === 'columnHead')],
      }),
    ],
  })
}

const table = (grid: PrintedTable) =>
  new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: grid.lines.map(
      (line, position) =>
        new TableRow({ children: line.map(cell), tableHeader: position < grid.headLines, cantSplit: true }),
    ),
  })

/** The report as a Word file in the official layout. */
export async function toDocx(report: Report): Promise<Uint8Array> {
  const { headings } = tableDefinition(report.format)
  const children: (Paragraph | Table)[] = [
    new Paragraph({
      heading: HeadingLevel.TITLE,
      alignment: AlignmentType.CENTER,
      children: [run(titleOf(report), SIZE.title, '方正小标宋简体')],
    }),
  ]
  for (const { heading, paragraphs, grid } of sectionsOf(report, headings)) {
    children.push(
      new Paragraph({ heading: HeadingLevel.HEADING_1, children: [run(heading, SIZE.text, '黑体')] }),
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
