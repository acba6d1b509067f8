/**
 * Burns boxes into a document of 200 pages, in the worker the server uses, and looks for what was covered. Rendering the
 * same pages and throwing them away, which nobody can do without, is the limit it is measured against.
 *
 *   node bench/redaction/run.ts [--pages 200]
 */
import { parseArgs } from 'node:util'
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { runTask } from '../../server/src/requests/redaction/task.ts'

const { values: options } = parseArgs({ options: { pages: { type: 'string', default: '200' } } })
const count = Number(options.pages)

async function source(): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  const font = await document.embedFont(StandardFonts.Helvetica)
  for (let page = 0; page < count; page++) {
    const sheet = document.addPage([595, 842])
    for (let line = 0; line < 40; line++)
      sheet.drawText(`Page ${page + 1} line ${line + 1}: applicant 1380000${1000 + line} of the matter`, {
        x: 60,
        y: 780 - line * 18,
        size: 11,
        font,
      })
  }
  return document.save()
}

const pages = await source()
const boxes = Array.from({ length: count }, (_, page) => ({
  page: page + 1,
  x: 0.08,
  y: 0.05,
  width: 0.84,
  height: 0.5,
  ground: 'x',
  note: '',
}))

const library = await PDFiumLibrary.init()
const plain = await library.loadDocument(pages)
const renderStarted = performance.now()
for (const page of plain.pages()) await page.render({ scale: 150 / 72, render: 'bitmap' })
const rendering = performance.now() - renderStarted
plain.destroy()
library.destroy()

const started = performance.now()
const result = await runTask({ do: 'burn', pages, boxes }, { seconds: 3_600 })
const burning = performance.now() - started
if ('problem' in result) throw new Error(result.problem)

let left = 0
const task = getDocument({ data: result.done.slice(), verbosity: 0 })
const read = await task.promise
for (let number = 1; number <= read.numPages; number++) {
  const { items } = await (await read.getPage(number)).getTextContent()
  left += items.reduce((sum, item) => sum + ('str' in item ? item.str.length : 0), 0)
}
await task.destroy()

const ms = (whole: number) => `${(whole / count).toFixed(0)} ms a page`
console.log(`${count} pages rendered and thrown away: ${ms(rendering)}`)
console.log(
  `${count} pages burnt: ${ms(burning)}, ${(burning / rendering).toFixed(2)} times the rendering alone; ` +
    `${(result.done.length / 1024 / 1024).toFixed(1)} MB; characters left: ${left}`,
)
