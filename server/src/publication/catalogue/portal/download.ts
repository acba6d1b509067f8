import {
  AlignmentType,
  convertMillimetersToTwip,
  Document,
  LineRuleType,
  Packer,
  Paragraph,
  TextRun,
} from 'docx'
import { textOf } from '#platform/html'
import type { Published } from '../published.ts'

/** The document as plain text, for reading elsewhere. */
export function documentText(document: Published): string {
  const facts = [
    ['索引号', document.indexNumber],
    ['文号', document.documentNumber],
    ['成文日期', document.writtenOn],
    ['发布日期', document.publishedOn],
  ].flatMap(([label, value]) => (value ? [`${label}：${value}`] : []))
  return [document.title, '', ...facts, '', textOf(document.content.body), ''].join('\r\n')
}

// GB/T 9704-2012: A4, margins 37/26/35/28 mm, 3号仿宋 on 29 pt lines, title in 2号小标宋.
const BODY = { eastAsia: '仿宋_GB2312', ascii: 'Times New Roman', hAnsi: 'Times New Roman' }
const TITLE = { eastAsia: '方正小标宋简体', ascii: 'Times New Roman', hAnsi: 'Times New Roman' }
const spacing = { line: 579, lineRule: LineRuleType.EXACT }
const mm = convertMillimetersToTwip

/** The document in Word, laid out as an official document is. */
export async function documentWord(document: Published): Promise<Buffer> {
  const lines = textOf(document.content.body).split('\n')
  const word = new Document({
    title: document.title,
    description: document.documentNumber,
    creator: '',
    sections: [
      {
        properties: {
          page: {
            size: { width: mm(210), height: mm(297) },
            margin: { top: mm(37), right: mm(26), bottom: mm(35), left: mm(28) },
          },
        },
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { line: 640, lineRule: LineRuleType.EXACT, after: 579 },
            children: [new TextRun({ text: document.title, font: TITLE, size: 44 })],
          }),
          ...(document.documentNumber
            ? [
                new Paragraph({
                  alignment: AlignmentType.CENTER,
                  spacing: { ...spacing, after: 579 },
                  children: [new TextRun({ text: document.documentNumber, font: BODY, size: 32 })],
                }),
              ]
            : []),
          ...lines.map(
            (text) =>
              new Paragraph({
                alignment: AlignmentType.BOTH,
                spacing,
                indent: { firstLineChars: 200 },
                children: [new TextRun({ text, font: BODY, size: 32 })],
              }),
          ),
        ],
      },
    ],
  })
  return Packer.toBuffer(word)
}
