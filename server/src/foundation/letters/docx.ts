import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Document,
  Footer,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx'
import type { Letter } from './letter.ts'

// GB/T 9704-2012: A4, type area 156 × 225 mm, 3号仿宋 (16 pt), 22 lines of about 29 pt, title in 2号小标宋 (22 pt).
const BODY = { eastAsia: '仿宋_GB2312', ascii: 'Times New Roman', hAnsi: 'Times New Roman' }
const TITLE = { eastAsia: '方正小标宋简体', ascii: 'Times New Roman', hAnsi: 'Times New Roman' }
const SIZE = 32
const LINE = { line: 579, lineRule: LineRuleType.EXACT }

/** The letter as a Word document. */
export async function letterDocx(letter: Letter): Promise<Buffer> {
  const run = (text: string) => new TextRun({ text, font: BODY, size: SIZE })
  const paragraph = (
    text: string,
    options: {
      indent?: number
      alignment?: (typeof AlignmentType)[keyof typeof AlignmentType]
      right?: number
    } = {},
  ) =>
    new Paragraph({
      children: [run(text)],
      spacing: LINE,
      alignment: options.alignment ?? AlignmentType.BOTH,
      indent: {
        firstLineChars: (options.indent ?? 2) * 100,
        // For programs that do not count in characters.
        firstLine: (options.indent ?? 2) * SIZE * 10,
        ...(options.right ? { right: options.right * SIZE * 10 } : {}),
      },
    })
  const blank = () => new Paragraph({ spacing: LINE })
  const document = new Document({
    creator: letter.issuer,
    title: letter.title,
    description: letter.number,
    sections: [
      {
        properties: {
          page: {
            size: { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) },
            margin: {
              top: convertMillimetersToTwip(37),
              bottom: convertMillimetersToTwip(35),
              left: convertMillimetersToTwip(28),
              right: convertMillimetersToTwip(26),
            },
          },
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [
                  new TextRun({
                    children: ['— ', PageNumber.CURRENT, ' —'],
                    font: { eastAsia: '宋体', ascii: 'SimSun' },
                    size: 28,
                  }),
                ],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { line: 640, lineRule: LineRuleType.EXACT },
            children: [new TextRun({ text: letter.issuer, font: TITLE, size: 52, color: 'C7000B' })],
          }),
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { ...LINE, after: 300 },
            border: { bottom: { style: BorderStyle.SINGLE, size: 16, space: 6, color: 'C7000B' } },
            children: [run(letter.number)],
          }),
          blank(),
          blank(),
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { line: 640, lineRule: LineRuleType.EXACT },
            children: [new TextRun({ text: letter.title, font: TITLE, size: 44 })],
          }),
          blank(),
          paragraph(`${letter.addressee}：`, { indent: 0 }),
          ...letter.paragraphs.map((text) => paragraph(text)),
          ...letter.attachments.map((text, index) =>
            paragraph(`${index === 0 ? '附件：' : '　　　'}${index + 1}. ${text}`),
          ),
          blank(),
          paragraph(letter.issuer, { indent: 0, alignment: AlignmentType.RIGHT, right: 2 }),
          paragraph(letter.date, { indent: 0, alignment: AlignmentType.RIGHT, right: 4 }),
          ...(letter.contact ? [paragraph(`（联系方式：${letter.contact}）`)] : []),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}
