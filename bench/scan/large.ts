import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib'
import { aDocx, anIdCard, anXlsx, cell, paragraph, row, run } from '../../server/test/leak-corpus.ts'

/** Words that a compressor cannot fold away, so that 5 MB of file are much text. */
function words(seed: number, count: number): string {
  let state = seed * 2_654_435_761
  let text = ''
  for (let index = 0; index < count; index++) {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0
    text += String.fromCharCode(0x4e00 + (state % 6_000))
  }
  return text
}

/** A Word file, a workbook and a PDF of about 5 MB each, with one number at the end. */
export async function fiveMegabytes(): Promise<{ name: string; content: Buffer }[]> {
  const paragraphs = Array.from({ length: 26_000 }, (_, index) => paragraph(run(words(index, 100))))
  const rows = Array.from({ length: 60_000 }, (_, index) =>
    row(
      index + 1,
      cell(`A${index + 1}`, words(index, 30)) +
        cell(`B${index + 1}`, words(index + 7, 20)) +
        cell(`C${index + 1}`, String(index * 7919)),
    ),
  )
  const pdf = await PDFDocument.create()
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  for (let page = 0; page < 60; page++) {
    const sheet = pdf.addPage([595, 842])
    for (let line = 0; line < 40; line++)
      sheet.drawText(
        `Line ${page}.${line} of an ordinary notice of the bureau, with a sum of ${page * line * 37} yuan`,
        { x: 40, y: 800 - line * 18, size: 9, font },
      )
  }
  pdf.getPage(59).drawText(anIdCard(1), { x: 40, y: 20, size: 9, font })
  await pdf.attach(noise(4_600_000), 'picture.bin')
  return [
    { name: 'large.docx', content: aDocx(paragraphs.join('') + paragraph(run(anIdCard(1)))) },
    {
      name: 'large.xlsx',
      content: anXlsx([{ name: '表', rows: rows.join('') + row(60_001, cell('A60001', anIdCard(1))) }]),
    },
    { name: 'large.pdf', content: Buffer.from(await pdf.save()) },
  ]
}

/** Bytes that stand for the pictures of a real file: they make its size and hold no text. */
function noise(length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  let state = 7
  for (let index = 0; index < length; index++) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    bytes[index] = state
  }
  return bytes
}
