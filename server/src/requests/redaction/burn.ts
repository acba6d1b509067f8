import { deflateSync } from 'node:zlib'
import { PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import type { Box } from './contract.ts'

/** Small print stays legible; a page of A4 has 1240 by 1754 points. */
const DOTS_PER_INCH = 150
const POINTS_PER_INCH = 72
/** A poster is drawn coarser, so that no page costs more than a quarter of a gigabyte. */
const MOST_DOTS = 5_000
/** What a reply can still hand over and a browser still opens. */
const MOST_RESULT_BYTES = 200 * 1024 * 1024

/**
 * New pages made of nothing but pictures of the old ones, in which the boxes are black. Text, layers, annotations,
 * attachments, revisions and metadata of the source are not carried over, because nothing of the source is.
 */
export async function burn(
  pages: Uint8Array,
  boxes: readonly Box[],
  onPage: (page: number) => void,
  most: number = MOST_RESULT_BYTES,
): Promise<{ done: Uint8Array; pages: number } | { problem: 'result_too_large' }> {
  const library = await PDFiumLibrary.init()
  const source = await library.loadDocument(pages)
  const result = await PDFDocument.create({ updateMetadata: false })
  try {
    const count = source.getPageCount()
    let size = 0
    for (let number = 1; number <= count; number++) {
      const page = source.getPage(number - 1)
      const { originalWidth, originalHeight } = page.getOriginalSize()
      const scale = Math.min(
        DOTS_PER_INCH / POINTS_PER_INCH,
        MOST_DOTS / Math.max(originalWidth, originalHeight, 1),
      )
      const { data, width, height } = await page.render({ scale, render: 'bitmap', renderFormFields: true })
      for (const box of boxes) if (box.page === number) blacken(data, width, height, box)
      size += addPicture(result, data, width, height, scale)
      // Found out page by page: a file that grows past this would take the worker down when it is put together.
      if (size > most) return { problem: 'result_too_large' }
      onPage(number)
    }
    result.setProducer('Yangguang')
    return { done: await result.save(), pages: count }
  } finally {
    source.destroy()
    library.destroy()
  }
}

const CHANNELS = 4

/** Every dot a box touches becomes black, also one it touches only in part. */
function blacken(dots: Uint8Array, width: number, height: number, box: Box): void {
  const left = Math.max(0, Math.floor(box.x * width))
  const right = Math.min(width, Math.ceil((box.x + box.width) * width))
  const top = Math.max(0, Math.floor(box.y * height))
  const bottom = Math.min(height, Math.ceil((box.y + box.height) * height))
  for (let y = top; y < bottom; y++)
    for (let x = left; x < right; x++) {
      const at = (y * width + x) * CHANNELS
      dots[at] = 0
      dots[at + 1] = 0
      dots[at + 2] = 0
      dots[at + 3] = 255
    }
}

/** Black and white print takes a third of the room of colour. */
function isGrey(dots: Uint8Array): boolean {
  for (let at = 0; at < dots.length; at += CHANNELS)
    if (dots[at] !== dots[at + 1] || dots[at] !== dots[at + 2]) return false
  return true
}

/** @returns how many bytes the page takes */
function addPicture(
  result: PDFDocument,
  dots: Uint8Array,
  width: number,
  height: number,
  scale: number,
): number {
  const grey = isGrey(dots)
  const channels = grey ? 1 : 3
  const packed = new Uint8Array(width * height * channels)
  for (let at = 0, to = 0; at < dots.length; at += CHANNELS, to += channels) {
    packed[to] = dots[at] ?? 0
    if (!grey) {
      packed[to + 1] = dots[at + 1] ?? 0
      packed[to + 2] = dots[at + 2] ?? 0
    }
  }
  const { context } = result
  const stream = deflateSync(packed)
  const picture = PDFRawStream.of(
    context.obj({
      Type: 'XObject',
      Subtype: 'Image',
      Width: width,
      Height: height,
      ColorSpace: grey ? 'DeviceGray' : 'DeviceRGB',
      BitsPerComponent: 8,
      Filter: 'FlateDecode',
    }),
    stream,
  )
  const page = result.addPage([width / scale, height / scale])
  page.node.set(PDFName.of('Resources'), context.obj({ XObject: { Picture: context.register(picture) } }))
  page.node.delete(PDFName.of('Annots'))
  const drawing = `q ${width / scale} 0 0 ${height / scale} 0 0 cm /Picture Do Q`
  page.node.set(PDFName.of('Contents'), context.register(context.flateStream(drawing)))
  return stream.length
}
