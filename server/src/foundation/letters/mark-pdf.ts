import { PDFDocument } from '@cantoo/pdf-lib'
import { typeset } from './pdf.ts'

const LINE = `
#let d = json(bytes(sys.inputs.letter))
#set document(title: d.mark, date: datetime(year: 2000, month: 1, day: 1))
#set page(width: auto, height: auto, margin: 2pt)
#set text(font: "Noto Serif SC", size: 8pt, fill: rgb("#595959"), lang: "zh", region: "cn")
#d.mark
`

/** Half way between the edge of the paper and what office printers leave blank. */
const FROM_EDGE = 14

/** A line at the foot of every page, and the same in the properties. */
export async function markPdf(content: Buffer, mark: string): Promise<Buffer> {
  const document = await PDFDocument.load(content, { updateMetadata: false })
  const [line] = await document.embedPdf(typeset(LINE, { mark }))
  if (!line) throw new Error('a typeset line has no page')
  for (const page of document.getPages()) {
    const { width } = page.getSize()
    const scale = Math.min(1, (width - 2 * FROM_EDGE) / line.width)
    page.drawPage(line, {
      x: (width - line.width * scale) / 2,
      y: FROM_EDGE,
      xScale: scale,
      yScale: scale,
    })
  }
  document.setSubject(mark)
  return Buffer.from(await document.save())
}
