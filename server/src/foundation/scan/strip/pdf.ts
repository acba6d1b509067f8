import { PDFDocument, PDFName } from '@cantoo/pdf-lib'

/** The pages of a PDF in a new file: properties, notes, scripts, enclosed files and earlier revisions stay behind. */
export async function stripPdf(content: Uint8Array): Promise<Buffer> {
  const source = await PDFDocument.load(content, { updateMetadata: false })
  const clean = await PDFDocument.create()
  for (const page of await clean.copyPages(source, source.getPageIndices())) {
    for (const key of ['Annots', 'AA', 'Metadata', 'PieceInfo', 'B']) page.node.delete(PDFName.of(key))
    clean.addPage(page)
  }
  clean.setProducer('')
  clean.setCreator('')
  return Buffer.from(await clean.save({ useObjectStreams: true }))
}
